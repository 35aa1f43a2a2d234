// Files between the person and the app, in a form that needs no glue: into the phone's share sheet, into its downloads,
// and out of a field that chooses one.
(() => {
  // Phones share only what they know, and open it by that.
  const TYPES = { csv: 'text/csv', html: 'text/html', ics: 'text/calendar' };
  const file = (bytes, name) => new File([bytes], name, { type: TYPES[name.split('.').pop()] ?? 'application/octet-stream' });

  window.ensembleFile = {
    canShare: (name) => Boolean(navigator.canShare?.({ files: [file(new Uint8Array(1), name)] })),
    // Refused means that the person closed the sheet.
    share: (name, bytes) => void navigator.share({ files: [file(bytes, name)] }).catch(() => {}),
    save(name, bytes) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(file(bytes, name));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
    async chosen(id) {
      const field = document.getElementById(id);
      const bytes = new Uint8Array(await field.files[0].arrayBuffer());
      // The same file can then be chosen again.
      field.value = '';
      return bytes;
    },
  };
})();
