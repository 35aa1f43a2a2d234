// Keeps the whole app on the phone, so that it opens without internet.
//
// All or nothing: a version is kept entirely or not at all. A new version waits until the page asks for it.
// To withdraw the app from every phone's cache (nothing that people wrote is in it), serve `sw-withdraw.js` as /sw.js.

const VERSION = '{{version}}';
const CACHE = `ensemble-${VERSION}`;

// Named by their content: the browser's own cache may answer.
const IMMUTABLE = [{{immutable}}];
// Same name, new content: always asked for anew.
const RENEWED = [{{renewed}}];
const KEPT = ['/', ...IMMUTABLE, ...RENEWED];

// The relay's own paths, never kept and never answered from here.
const LIVE = ['/sync', '/healthz', '/version'];

async function keepAll() {
  // The page comes first: one of another version would name files that are not kept.
  const page = await fetch('/', { cache: 'no-store' });
  if (!page.ok || !(await page.clone().text()).includes(`"${VERSION}"`)) {
    throw new Error(`expected the page of version ${VERSION}`);
  }
  const cache = await caches.open(CACHE);
  await cache.addAll([...IMMUTABLE, ...RENEWED.map((path) => new Request(path, { cache: 'reload' }))]);
  await cache.put('/', page);
}

async function isComplete() {
  const cache = await caches.open(CACHE);
  const found = await Promise.all(KEPT.map((path) => cache.match(path, { ignoreVary: true })));
  return found.every(Boolean);
}

// Browsers may evict what they keep; what is missing is fetched again where there is a signal.
async function completeAgain() {
  if (await isComplete()) return true;
  try {
    await keepAll();
    return true;
  } catch {
    return false;
  }
}

async function removeOldVersions() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path, { ignoreVary: true });
  return kept ?? fetch(request);
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll());
});

self.addEventListener('activate', (event) => {
  // Claiming lets the very first page work without internet, and tells the others of a new version.
  event.waitUntil(removeOldVersions().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || LIVE.includes(pathname)) return;
  if (KEPT.includes(pathname)) {
    event.respondWith(answer(request, pathname));
  } else if (request.mode === 'navigate') {
    // Every screen of the app is the same page.
    event.respondWith(answer(request, '/'));
  }
});

self.addEventListener('message', (event) => {
  if (event.data?.type === 'activate') {
    event.waitUntil(self.skipWaiting());
  } else if (event.data?.type === 'check') {
    event.waitUntil(completeAgain().then((complete) => event.ports[0].postMessage(complete)));
  }
});
