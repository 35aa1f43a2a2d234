// What works around the app: the page before it starts, the service worker, and the screen after it broke.

import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';

import { AxeBuilder } from '@axe-core/playwright';

import { launch } from './phone.mjs';
import { publish } from './published.mjs';

let browser;
let site;
let context;
let page;

before(async () => {
  browser = await launch();
});
after(() => browser.close());

beforeEach(async () => {
  site = await publish();
  await visitAs('en-CA');
});
afterEach(async () => {
  await context.close();
  await site.close();
});

test('after one visit every address opens without internet', async () => {
  await page.goto(site.url);
  await offlineReady();
  assert.ok(await page.evaluate(() => Boolean(navigator.serviceWorker.controller)), 'the first page is controlled');
  await context.setOffline(true);
  await page.goto(`${site.url}any/screen`);
  await offlineReady();
  const live = await page.evaluate(() => fetch('/healthz').then(() => 'answered', () => 'no signal'));
  assert.equal(live, 'no signal', 'the relay’s own paths are never answered from the phone');
});

test('a new version waits until it is asked for, then replaces the old one', async () => {
  await page.goto(site.url);
  await offlineReady();
  const first = await version();
  await site.publishVersion('aaaaaaaaaaaa');
  await comeBack();
  await updateWaiting();
  await page.reload();
  await updateWaiting();
  assert.equal(await version(), first);

  // The old worker goes once it has answered everything, and a page that is still loading asks it.
  await offlineReady();
  await page.waitForLoadState('networkidle');
  await reloadedBy(() => page.evaluate(() => void window.ensembleUpdate()));
  await offlineReady();
  assert.equal(await version(), 'aaaaaaaaaaaa');
  assert.deepEqual(await page.evaluate(() => caches.keys()), ['ensemble-aaaaaaaaaaaa']);
});

test('a page of another version than its worker is not kept', async () => {
  await page.goto(site.url);
  await offlineReady();
  const kept = await page.evaluate(() => caches.keys());
  await site.publishVersion('aaaaaaaaaaaa', ['sw.js']);
  const ended = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise((resolve) => registration.addEventListener('updatefound', resolve, { once: true }));
    await registration.update().catch(() => {});
    await found;
    const worker = registration.installing;
    if (!worker) return 'redundant';
    if (worker.state === 'installing') {
      await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
    }
    return worker.state;
  });
  assert.equal(ended, 'redundant');
  assert.deepEqual(await page.evaluate(() => caches.keys()), kept);
});

test('what the browser evicted is fetched again', async () => {
  await page.goto(site.url);
  await offlineReady();
  const count = () =>
    page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).length);
  const complete = await count();
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    await cache.delete('/');
    await cache.delete('/icons/icon.svg');
  });
  assert.equal(await count(), complete - 2);
  await page.reload();
  await offlineReady();
  assert.equal(await count(), complete);
});

test('a withdrawn app leaves the phone, what people wrote stays', async () => {
  await page.goto(site.url);
  await offlineReady();
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('written-by-a-person');
        opening.onsuccess = () => resolve(opening.result.close());
        opening.onerror = () => reject(opening.error);
      }),
  );
  await site.withdraw();
  await reloadedBy(comeBack);
  const left = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === 'written-by-a-person');
  });
  assert.ok(left);
  // The page was fetched from the relay: no worker answered for it.
  assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null);
});

for (const [locale, before, broke] of [
  ['en-CA', /What your neighbourhood says/, 'Something broke'],
  ['fr-CA', /Ce que votre quartier dit/, 'Un problème est survenu'],
  ['es-MX', /Ce que votre quartier dit/, 'Un problème est survenu'],
]) {
  test(`a phone in ${locale} is spoken to before the app starts and after it broke`, async () => {
    await visitAs(locale);
    await page.route('**/*.wasm', () => {}); // Never answered: the app is still on its way.
    await page.goto(site.url, { waitUntil: 'commit' });
    await page.locator('#opening').waitFor();
    assert.match(await page.locator('main').innerText(), before);
    assert.deepEqual(await accessibilityViolations(), []);

    await page.evaluate(() => {
      window.ensembleCrash('panicked at a line');
      window.ensembleCrash(new Error('unreachable'));
    });
    assert.equal(await page.locator('h1:focus').innerText(), broke);
    assert.match(await page.locator('textarea').inputValue(), /^panicked at a line\nversion \w+\n[^]*then: Error: unreachable/);
    assert.deepEqual(await accessibilityViolations(), []);
  });
}

test('the crash screen takes a waiting version, which may be the repair', async () => {
  await page.goto(site.url);
  await offlineReady();
  await site.publishVersion('aaaaaaaaaaaa');
  await comeBack();
  await updateWaiting();
  await page.evaluate(() => window.ensembleCrash('panicked at a line'));
  await reloadedBy(() => page.getByRole('button', { name: 'Reload' }).click());
  assert.equal(await version(), 'aaaaaaaaaaaa');
});

for (const [missing, title] of [
  ['WebAssembly', 'This browser cannot run Ensemble'],
  ['indexedDB', 'This browser cannot keep notes'],
]) {
  test(`without ${missing} a sentence says what to do`, async () => {
    await page.addInitScript((name) => Object.defineProperty(window, name, { value: undefined }), missing);
    await page.goto(site.url);
    await page.getByRole('heading', { name: title }).waitFor();
  });
}

test('an app that cannot be fetched says so', async () => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(site.url);
  await page.getByRole('heading', { name: 'The app could not be fetched' }).waitFor();
});

async function visitAs(locale) {
  await context?.close();
  context = await browser.newContext({ locale, viewport: { width: 360, height: 740 } });
  page = await context.newPage();
}

const version = () => page.locator('meta[name="ensemble-version"]').getAttribute('content');
const offlineReady = () => page.locator('html[data-offline="ready"]').waitFor();
const updateWaiting = () => page.locator('html[data-update="waiting"]').waitFor();

/** The page looks for a new version when a person returns to it. */
const comeBack = () => page.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')));

async function reloadedBy(act) {
  const loaded = page.waitForEvent('load');
  await act();
  await loaded;
}

async function accessibilityViolations() {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
