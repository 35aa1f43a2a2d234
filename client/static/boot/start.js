// Starts the app: fetches the module that the page names, compiles it while it arrives, and runs it.
(() => {
  const page = (selector) => document.querySelector(selector);

  const cannotRun = () => {
    if (!window.WebAssembly?.instantiate) return 'wasm';
    if (!window.indexedDB) return 'storage';
    return null;
  };

  // On a first visit, counts the bytes of a copy; the original stays untouched, so that browsers can keep its compiled code.
  const showProgress = async (response, total) => {
    const bar = page('#opening-progress');
    if (!bar || !response.body || navigator.serviceWorker?.controller) return;
    const reader = response.clone().body.getReader();
    bar.max = total;
    bar.value = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bar.value += part.value.length;
    }
  };

  const compiled = async (response) =>
    WebAssembly.compileStreaming
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());

  const start = async () => {
    const link = page('link[as="fetch"]');
    const glue = import(page('#glue').href);
    const response = await fetch(link.href, { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`${link.href} answered ${response.status}`);
    showProgress(response, Number(link.dataset.bytes)).catch(() => {});
    // Compiled once: the engine's worker runs the same module.
    window.ensembleModule = await compiled(response);
    const { default: init } = await glue;
    await init({ module_or_path: window.ensembleModule });
  };

  // The app's panics are traps. They come out here, whether a touch led to them or something awaited.
  const trapped = (cause) => {
    if (cause instanceof WebAssembly.RuntimeError) window.ensembleCrash(cause, 'broken');
  };
  addEventListener('error', ({ error }) => trapped(error));
  addEventListener('unhandledrejection', ({ reason }) => trapped(reason));

  addEventListener('DOMContentLoaded', async () => {
    const reason = cannotRun();
    if (reason) {
      window.ensembleCrash(`missing in this browser: ${reason}`, reason);
      return;
    }
    page('#opening').hidden = false;
    try {
      await start();
    } catch (error) {
      window.ensembleCrash(error, error instanceof WebAssembly.RuntimeError ? 'broken' : 'load');
    }
    await window.ensembleOffline();
  });
})();
