// The service worker, as the page sees it.
//
// For the app: `<html data-offline="ready">` and the event `ensemble:offline-ready` once this page opens without
// internet (`data-offline="unavailable"` where the browser cannot); `<html data-update="waiting">` and the event
// `ensemble:update-waiting` once a new version is there; `ensembleUpdate()` takes it and reloads.
(() => {
  const CHECK_EVERY_MS = 12 * 60 * 60 * 1000;
  const root = document.documentElement;
  const workers = navigator.serviceWorker;

  const announce = (name, value, event) => {
    if (root.dataset[name] === value) return;
    root.dataset[name] = value;
    dispatchEvent(new CustomEvent(event));
  };

  window.ensembleUpdate = async () => {
    const waiting = (await workers?.getRegistration())?.waiting;
    if (!waiting) {
      location.reload();
      return;
    }
    workers.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage({ type: 'activate' });
  };

  // An active worker kept every file when it was installed. Ask all the same: browsers evict.
  const isComplete = (worker) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      worker.postMessage({ type: 'check' }, [port2]);
    });

  const watch = (registration) => {
    const tell = () => {
      if (registration.waiting && registration.active) {
        announce('update', 'waiting', 'ensemble:update-waiting');
      }
    };
    tell();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', tell);
    });
    // Without a signal this fails, and the next occasion comes.
    const look = () => registration.update().catch(() => {});
    setInterval(look, CHECK_EVERY_MS);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') look();
    });
  };

  // Called once the app has started, so as not to compete with it for a slow line.
  window.ensembleOffline = async () => {
    try {
      watch(await workers.register('/sw.js'));
      const { active } = await workers.ready;
      if (await isComplete(active)) announce('offline', 'ready', 'ensemble:offline-ready');
    } catch {
      // No service workers here (an insecure address, some private windows), or no signal on a first visit.
      announce('offline', 'unavailable', 'ensemble:offline-unavailable');
    }
  };
})();
