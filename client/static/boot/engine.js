// The engine's worker, as the page sees it: started with the module that the page compiled, and started again when it
// stopped. A trap in the engine then ends the worker and not the screen, nor what is being typed there.
//
// For the app: `ensembleEngine(hear, again, missing)` returns what sends bytes to the engine. `hear(bytes)` is called with
// what it says, `again()` after it was started anew and knows nothing, `missing()` where this browser has no such workers.
// After three stops within a minute the crash screen shows.
(() => {
  const STOPS_MAX = 3;
  const STOPS_WITHIN_MS = 60_000;
  const PING_EVERY_MS = 10_000;
  // A large initiative on a slow phone keeps the worker busy for a while.
  const UNANSWERED_MAX = 6;

  window.ensembleEngine = (hear, again, missing) => {
    const page = (selector) => document.querySelector(selector);
    let stops = [];
    let hasBegun = false;
    let unanswered = 0;
    let worker;
    let line;

    const start = () => {
      const { port1, port2 } = new MessageChannel();
      line = port1;
      line.onmessage = ({ data }) => hear(data);
      unanswered = 0;
      const started = new Worker(page('link[as="fetch"]').dataset.engine, { type: 'module' });
      worker = started;
      // Only of a worker that was not ended meanwhile.
      const ifCurrent = (then) => (event) => started === worker && then(event);
      started.onerror = ifCurrent(() => hasBegun || stop());
      started.onmessage = ifCurrent(({ data }) => {
        unanswered = 0;
        if (data.stopped) stop(data.stopped);
        else hasBegun = true;
      });
      const about = {
        line: port2,
        module: window.ensembleModule,
        version: page('meta[name="ensemble-version"]').content,
        lang: document.documentElement.lang,
        first: stops.length === 0,
      };
      started.postMessage(about, [port2]);
    };

    const stop = (cause) => {
      worker.terminate();
      worker = null;
      line.close();
      if (!hasBegun) {
        missing();
        return;
      }
      stops = [...stops.filter((at) => at > Date.now() - STOPS_WITHIN_MS), Date.now()];
      if (stops.length >= STOPS_MAX) {
        window.ensembleCrash(cause);
        return;
      }
      console.warn(`the engine stopped and is started again: ${cause}`);
      start();
      again();
      dispatchEvent(new CustomEvent('ensemble:engine-restarted'));
    };

    setInterval(() => {
      if (!worker) return;
      if (unanswered === UNANSWERED_MAX) {
        stop('the engine does not answer');
        return;
      }
      unanswered += 1;
      worker.postMessage('ping');
    }, PING_EVERY_MS);

    try {
      start();
    } catch {
      // No workers at all. Not at once: the app is still waiting for what this returns.
      worker = null;
      queueMicrotask(missing);
    }
    return (bytes) => line.postMessage(bytes, [bytes.buffer]);
  };
})();
