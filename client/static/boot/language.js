// Chooses the language before anything is painted: the person's choice, else the device's, else French.
(() => {
  const LANGUAGES = ['fr', 'en'];

  const stored = () => {
    try {
      return localStorage.getItem('ensemble.lang');
    } catch {
      return null; // Storage is switched off; the crash screen says so later if that stops the app.
    }
  };

  const wished = [stored(), ...(navigator.languages ?? [navigator.language])];
  const lang = wished.map((tag) => (tag ?? '').slice(0, 2).toLowerCase()).find((tag) => LANGUAGES.includes(tag)) ?? 'fr';

  // The styles show only the texts of this language.
  document.documentElement.lang = lang;
  document.documentElement.dir = 'ltr';
  document.querySelector('link[rel="manifest"]').href = `/manifest.${lang}.webmanifest`;
})();
