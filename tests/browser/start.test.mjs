// The first visit, and every one after it without internet.

import assert from 'node:assert/strict';

import { World } from './world.mjs';

const world = World.ofThisFile();
// What `xtask` admits, and room for headers, manifest and icon.
const FIRST_LOAD_BYTES_MAX = 520_000 + 5_000;

// Whether the page says that it opens without internet.
const offlineReady = () => document.documentElement.dataset.offline === 'ready';

world.story('the app opens without internet from the second time on, at any of its addresses', async () => {
  const phone = await world.phone('newcomer');
  await phone.open();
  await phone.see(phone.heading(phone.words.welcome));
  await phone.page.waitForFunction(offlineReady);
  await phone.airplane(true);
  await phone.page.reload();
  await phone.see(phone.heading(phone.words.welcome));
  await phone.open('/found');
  await phone.see(phone.heading(phone.words.foundTitle));
  await phone.button('Français').click();
  await phone.see(phone.page.getByRole('heading', { level: 1, name: 'Fonder une initiative' }));
  await phone.page.reload();
  await phone.see(phone.page.getByRole('heading', { level: 1, name: 'Fonder une initiative' }));
});

world.story('the service worker keeps the page and everything it needs', async () => {
  const phone = await world.phone('newcomer');
  await phone.open();
  await phone.page.waitForFunction(offlineReady);
  const kept = await phone.page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await (await caches.open(names[0])).keys();
    return { names, paths: requests.map((request) => new URL(request.url).pathname) };
  });
  assert.equal(kept.names.length, 1, 'one version is kept');
  for (const kind of [/^\/$/, /^\/assets\/.*\.wasm$/, /^\/assets\/.*\.js$/, /^\/assets\/.*\.css$/, /^\/manifest\.fr\./]) {
    assert.ok(kept.paths.some((path) => kind.test(path)), `${kind} is kept: ${kept.paths}`);
  }
  assert.ok(!kept.paths.some((path) => /sw\.js|sync|healthz/.test(path)), 'nothing live is kept');
});

world.story('browsers ask anew for what may change, and keep what is named by its content', async () => {
  const ask = (path) => fetch(world.relay.address + path);
  for (const path of ['/', '/sw.js', '/manifest.en.webmanifest']) {
    assert.equal((await ask(path)).headers.get('cache-control'), 'no-cache', path);
  }
  const page = await (await ask('/')).text();
  const wasm = /\/assets\/[^"]+\.wasm/.exec(page)[0];
  const response = await ask(wasm);
  assert.match(response.headers.get('cache-control'), /immutable/);
  assert.equal(response.headers.get('content-type'), 'application/wasm');
});

world.story('a first visit costs no more than it may', async () => {
  const phone = await world.phone('newcomer');
  const devtools = await phone.context.newCDPSession(phone.page);
  await devtools.send('Network.enable');
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await phone.open();
  await phone.see(phone.heading(phone.words.welcome));
  await phone.page.waitForFunction(offlineReady);
  assert.ok(bytes > 10_000, `something was counted: ${bytes}`);
  assert.ok(bytes <= FIRST_LOAD_BYTES_MAX, `a first visit took ${bytes} bytes of ${FIRST_LOAD_BYTES_MAX}`);
});
