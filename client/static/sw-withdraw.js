// Served as /sw.js in place of the app's own, takes the app out of every phone's cache at its next visit. Not part of
// the app: for an operator whose published version is broken. What people wrote stays: it is in IndexedDB.

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) await caches.delete(name);
      await self.registration.unregister();
      for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
    })(),
  );
});
