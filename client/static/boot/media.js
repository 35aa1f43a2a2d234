// Photos, recordings and reading aloud, in a form that needs no glue.
(() => {
  // The longer side of a photo; writing on a wall can still be read.
  const PIXELS = 1280;
  // Tried one after the other until a photo is light enough: share of the size, quality.
  const TRIES = [[1, 0.8], [1, 0.65], [0.8, 0.65], [0.6, 0.6], [0.4, 0.5]];
  // What browsers record, and its name in the schema; a minute of speech at this rate is 180 KB.
  const TYPES = { webm: 'audio/webm;codecs=opus', mp4: 'audio/mp4', ogg: 'audio/ogg;codecs=opus' };
  const BITS_PER_SECOND = 24_000;

  const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());

  async function drawn(picture, share, quality) {
    const scale = share * Math.min(1, PIXELS / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext('2d');
    // What is transparent would turn black.
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
  }

  let recording = null;
  const finished = () => {
    if (recording && recording.recorder.state !== 'inactive') recording.recorder.stop();
  };

  window.ensembleMedia = {
    // The photo chosen in a field, drawn anew: what the camera wrote into the file, place and time, is not drawn.
    async photo(id, most) {
      const field = document.getElementById(id);
      const [file] = field.files;
      field.value = '';
      const picture = await createImageBitmap(file);
      try {
        for (const [share, quality] of TRIES) {
          const blob = await drawn(picture, share, quality);
          if (blob && blob.size <= most) return await bytesOf(blob);
        }
      } finally {
        picture.close();
      }
      throw new Error('no size fits');
    },
    canRecord: () => Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder),
    // Asks for the microphone, and begins; ends by itself after so many seconds.
    async record(seconds) {
      const code = Object.keys(TYPES).find((code) => MediaRecorder.isTypeSupported(TYPES[code]));
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      try {
        const recorder = new MediaRecorder(stream, { mimeType: TYPES[code], audioBitsPerSecond: BITS_PER_SECOND });
        const pieces = [];
        recorder.ondataavailable = ({ data }) => pieces.push(data);
        const begun = performance.now();
        const ended = new Promise((resolve) => {
          recorder.onstop = () => resolve(Math.min(seconds, Math.max(1, Math.round((performance.now() - begun) / 1000))));
        });
        recorder.start(1000);
        recording = { recorder, stream, pieces, code, ended };
        setTimeout(finished, seconds * 1000);
      } catch (error) {
        stream.getTracks().forEach((track) => track.stop());
        throw error;
      }
    },
    // What was recorded: type, seconds, bytes. Waits until it has ended unless it is to end now.
    async recorded() {
      const { stream, pieces, code, ended } = recording;
      const seconds = await ended;
      recording = null;
      stream.getTracks().forEach((track) => track.stop());
      return [code, seconds, await bytesOf(new Blob(pieces))];
    },
    stop: finished,
    url: (type, bytes) => URL.createObjectURL(new Blob([bytes], { type })),
    revoke: (url) => URL.revokeObjectURL(url),

    canSpeak: () => Boolean(window.speechSynthesis && window.SpeechSynthesisUtterance),
    // Reads aloud; ends when it was read, or was stopped. Voices that work without network go before others.
    speak: (text, lang) =>
      new Promise((resolve) => {
        const said = new SpeechSynthesisUtterance(text);
        const voices = speechSynthesis.getVoices().filter((voice) => voice.lang.toLowerCase().startsWith(lang));
        said.lang = lang;
        said.voice = voices.find((voice) => voice.localService) ?? voices[0] ?? null;
        said.onend = said.onerror = () => resolve();
        speechSynthesis.cancel();
        speechSynthesis.speak(said);
      }),
    hush: () => speechSynthesis.cancel(),
  };
})();
