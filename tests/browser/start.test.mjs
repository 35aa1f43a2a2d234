// The first visit, and every one after it without internet.

import assert from 'node:assert/strict';

import { found, give, invite } from './acts.mjs';
import { World } from './world.mjs';

const world = World.ofThisFile();
// What `xtask` admits, and room for headers, manifest and icon.
const FIRST_LOAD_BYTES_MAX = 220_000 + 5_000;
const APP_BYTES_MAX = 680_000 + 10_000;

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
  const later = new Set();
  const bytes = { first: 0, app: 0 };
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.includes('/assets/later-')) later.add(requestId);
  });
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.app += encodedDataLength;
    if (!later.has(requestId)) bytes.first += encodedDataLength;
  });
  await phone.open();
  await phone.see(phone.heading(phone.words.welcome));
  await phone.page.waitForFunction(offlineReady);
  assert.ok(bytes.first > 10_000, `something was counted: ${bytes.first}`);
  assert.ok(bytes.first <= FIRST_LOAD_BYTES_MAX, `a first load took ${bytes.first} bytes of ${FIRST_LOAD_BYTES_MAX}`);
  assert.ok(bytes.app <= APP_BYTES_MAX, `the app took ${bytes.app} bytes of ${APP_BYTES_MAX}`);
});

world.story('a newcomer reads the invitation and writes before the engine is there', async () => {
  const lead = await world.phone('lead');
  await found(lead, 'Nadia', { isOffline: false });
  const link = await invite(lead, 'resident');
  // Without the service worker, whose requests no test can hold back.
  const phone = await world.phone('newcomer on a slow line', { lang: 'fr', options: { serviceWorkers: 'block' } });
  const { words } = phone;
  let letThrough;
  const isThrough = new Promise((resolve) => (letThrough = resolve));
  await phone.context.route(/split_engine/, async (route) => {
    await isThrough;
    await route.continue();
  });
  const field = (page) => page.getByLabel(words.firstWords, { exact: true });
  const [begun, more] = ['Un banc devant la clinique', 'Un banc devant la clinique, à l’ombre.'];

  await phone.page.goto(link);
  await phone.see(phone.heading(words.invitation));
  await phone.see(phone.text(words.invitedTo));
  await phone.see(phone.text(words.stillComing));
  assert.ok(!phone.page.url().includes('#'), 'the invitation is out of the address');
  await field(phone.page).fill(begun);
  await phone.page.evaluate(() => window.ensembleCrash('the test says so'));
  await phone.see(phone.heading(words.broken));
  await phone.page.reload();
  await phone.see(phone.text(words.invitedTo));
  assert.equal(await field(phone.page).inputValue(), begun, 'neither a crash nor a reload takes what was typed');

  const other = await phone.context.newPage();
  await other.goto(`${phone.relay.address}/join`);
  await field(other).fill(more);
  await other.close();
  await phone.button(words.join).click();
  await phone.see(phone.button(words.joinsSoon));
  letThrough();
  await phone.see(phone.heading(words.kindTitle));
  await phone.choose(words.kinds.idea);
  await phone.button(words.next).click();
  assert.equal(await phone.field(words.body).inputValue(), more, 'what two windows kept stands there once');
  await phone.button(words.next).click();
  await phone.button(words.next).click();
  await give(phone);
  const left = await phone.page.evaluate(() => Object.keys(localStorage).filter((key) => /first|invitation/.test(key)));
  assert.deepEqual(left, [], 'what the engine keeps, the page keeps no longer');
  await phone.open('/give/words');
  assert.equal(await phone.field(words.body).inputValue(), '', 'nothing comes twice');
});
