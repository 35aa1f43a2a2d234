// The crash screen: plain JavaScript, because it must work when the app does not.
//
// `ensembleCrash(cause, kind)` is called by `start.js`, with the error a trap arrives as, and by the app, with a text.
// Neither may repeat what a person wrote: it becomes a report to copy and send.
(() => {
  const TEXTS = {
    en: {
      broken: ['Something broke', 'What you saved is safe on this phone. Reload to continue.'],
      load: ['The app could not be fetched', 'Check that you have a signal, then reload. What you saved is safe on this phone.'],
      wasm: ['This browser cannot run Ensemble', 'It lacks WebAssembly, or a protection such as Lockdown Mode switches it off. Try another browser, or allow this site.'],
      storage: ['This browser cannot keep notes', 'Its storage is switched off, perhaps by a private window. Open this page in an ordinary window.'],
      reload: 'Reload',
      report: 'Technical report, without anything you wrote',
      copy: 'Copy the report',
      copied: 'Copied',
    },
    fr: {
      broken: ['Un problème est survenu', 'Ce que vous avez enregistré est en sécurité sur ce téléphone. Rechargez la page pour continuer.'],
      load: ['L’application n’a pas pu être téléchargée', 'Vérifiez que vous avez du réseau, puis rechargez la page. Ce que vous avez enregistré est en sécurité sur ce téléphone.'],
      wasm: ['Ce navigateur ne peut pas ouvrir Ensemble', 'Il lui manque WebAssembly, ou une protection comme le mode Isolement le désactive. Essayez un autre navigateur, ou autorisez ce site.'],
      storage: ['Ce navigateur ne peut pas conserver de notes', 'Son stockage est désactivé, peut-être parce que la fenêtre est privée. Ouvrez cette page dans une fenêtre ordinaire.'],
      reload: 'Recharger',
      report: 'Rapport technique, sans rien de ce que vous avez écrit',
      copy: 'Copier le rapport',
      copied: 'Copié',
    },
  };

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  // Chrome's stacks begin with the message; other browsers' hold only the calls.
  const described = (cause) => {
    const calls = cause?.stack ?? '';
    return calls.includes(cause?.message) ? calls : `${cause}\n${calls}`.trim();
  };

  // No address: its path and fragment may hold an invitation.
  const technical = (cause) =>
    [
      described(cause),
      `version ${document.querySelector('meta[name="ensemble-version"]').content}`,
      `time ${new Date().toISOString()}`,
      `online ${navigator.onLine}, service worker ${navigator.serviceWorker?.controller ? 'yes' : 'no'}`,
      navigator.userAgent,
    ].join('\n');

  const paint = (cause, kind) => {
    const texts = TEXTS[document.documentElement.lang] ?? TEXTS.en;
    const [title, sentence] = texts[kind];
    const report = element('textarea', {
      id: 'crash-report',
      className: 'crash__report',
      readOnly: true,
      rows: 8,
      value: technical(cause),
    });
    const reload = element('button', { className: 'button button--primary', type: 'button' }, texts.reload);
    // When a new version waits, it may be the repair: take it.
    reload.addEventListener('click', () => window.ensembleUpdate());
    const copy = element('button', { className: 'button', type: 'button' }, texts.copy);
    copy.addEventListener('click', async () => {
      report.select();
      await navigator.clipboard?.writeText(report.value);
      copy.textContent = texts.copied;
    });
    const heading = element('h1', { className: 'crash__title', tabIndex: -1 }, title);
    document.title = `${title} – Ensemble`;
    document.body.replaceChildren(
      element(
        'main',
        { className: 'crash' },
        heading,
        element('p', { className: 'crash__text' }, sentence),
        reload,
        element('label', { className: 'crash__label', htmlFor: 'crash-report' }, texts.report),
        report,
        copy,
      ),
    );
    heading.focus();
  };

  let crashed = false;
  window.ensembleCrash = (cause, kind = 'broken') => {
    const shown = document.getElementById('crash-report');
    if (shown) {
      shown.value += `\n\nthen: ${described(cause)}`;
    } else if (!crashed) {
      crashed = true;
      if (document.body) paint(cause, kind);
      else addEventListener('DOMContentLoaded', () => paint(cause, kind));
    }
  };

  // What the panic hook cannot see: the module ran out of memory or of stack.
  const ifWasm = (error) => {
    if (window.WebAssembly && error instanceof WebAssembly.RuntimeError) window.ensembleCrash(error);
  };
  addEventListener('error', (event) => ifWasm(event.error));
  addEventListener('unhandledrejection', (event) => ifWasm(event.reason));
})();
