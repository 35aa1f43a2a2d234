// A phone: a browser profile of its own, one window of it, and an ear for everything that must not happen on any page.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

import { WORDS } from './words.mjs';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox', // Root in a container has no other way.
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A microphone that hums, and nobody who has to allow it.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];
// How long something may take to show. A phone that was offline tries again within 35 s; a busy machine is slow.
const PATIENCE_MS = 45_000;

const LAUNCH = { executablePath: EXECUTABLE, args: FLAGS, headless: true };

// One browser for all phones that never need to be switched off.
export function launch() {
  return chromium.launch(LAUNCH);
}

// What a page may complain of while it has no line: exactly that.
const NO_LINE = /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|CONNECTION_CLOSED|EMPTY_RESPONSE|NETWORK_CHANGED)/;
const LOST_LINE = /WebSocket connection to 'ws:\/\/127\.0\.0\.1:\d+\/sync' failed/;

// Waits in the page until something is kept of what was shown last, with these words in it or without them.
async function seen([words, isThere]) {
  const done = (asked) => new Promise((resolve, reject) => Object.assign(asked, { onsuccess: () => resolve(asked.result), onerror: reject }));
  const database = await done(indexedDB.open('ensemble'));
  const read = (name) => done(database.transaction('settings').objectStore('settings').get(name));
  const key = await read('vault');
  const opened = async ([iv, sealed]) => {
    const how = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode('seen') };
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, sealed));
  };
  for (;;) {
    const kept = await read('seen');
    if (kept && (await opened(kept)).includes(words) === isThere) break;
    await new Promise(requestAnimationFrame);
  }
  database.close();
}

export class Phone {
  #complaints = [];
  #mayLoseLine = false;

  // `browser` for a phone that lasts as long as the test, none for one that can be switched off and on.
  static async unpack({ name, relay, lang = 'en', browser, options = {} }) {
    const phone = new Phone();
    Object.assign(phone, { name, relay, lang, words: WORDS[lang] });
    phone.options = { locale: phone.words.locale, viewport: { width: 360, height: 740 }, ...options };
    if (browser) {
      phone.#listen(await browser.newContext(phone.options));
      phone.page = await phone.context.newPage();
    } else {
      phone.profile = await mkdtemp(join(tmpdir(), 'ensemble-phone-'));
      await phone.switchOn();
    }
    return phone;
  }

  // Starts the browser on the profile that it left.
  async switchOn({ offline = false } = {}) {
    const options = { ...LAUNCH, ...this.options, offline };
    this.#listen(await chromium.launchPersistentContext(this.profile, options));
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
  }

  // Ends the browser with all its processes.
  async switchOff() {
    await this.context.close();
  }

  // Airplane mode, on or off.
  async airplane(isOn) {
    if (isOn) this.#mayLoseLine = true;
    await this.context.setOffline(isOn);
  }

  async remove() {
    await this.context.close();
    if (this.profile) await rm(this.profile, { recursive: true, force: true });
  }

  // Everything heard that should not have been.
  assertQuiet() {
    assert.deepEqual(this.#complaints, [], `${this.name}’s pages complained`);
  }

  // A page had to report this; the rest must still be quiet.
  expectComplaint(pattern) {
    assert.ok(this.#complaints.some((complaint) => pattern.test(complaint)), `${this.name}’s page reports ${pattern}`);
    this.#complaints = this.#complaints.filter((complaint) => !pattern.test(complaint));
  }

  #listen(context) {
    this.context = context;
    context.setDefaultTimeout(PATIENCE_MS);
    const hear = (complaint) => this.#complaints.push(complaint);
    context.on('console', (message) => {
      const text = message.text();
      if (message.type() !== 'error' || this.#isExcused(text)) return;
      hear(`console: ${text} (${message.location().url})`);
    });
    context.on('weberror', (error) => hear(`uncaught: ${error.error()}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.host !== this.relay.listen) hear(`asked ${url.host}`);
    });
    context.on('page', (page) => {
      page.on('websocket', (socket) => {
        if (new URL(socket.url()).host !== this.relay.listen) hear(`dialled ${socket.url()}`);
      });
    });
  }

  #isExcused(text) {
    const isLine = NO_LINE.test(text) || LOST_LINE.test(text);
    return isLine && (this.#mayLoseLine || this.relay.wasDown);
  }

  // What stands on the screen.

  heading(name) {
    return this.page.getByRole('heading', { level: 1, name, exact: true });
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  link(name) {
    return this.page.getByRole('link', { name, exact: true });
  }

  // A large way on, whose name goes on with a word about what is there.
  door(name) {
    return this.page.getByRole('main').getByRole('link', { name: new RegExp(`^${name}`) });
  }

  // A tab at the bottom.
  tab(name) {
    return this.page.getByRole('navigation').getByRole('link', { name, exact: true });
  }

  field(label) {
    return this.page.getByLabel(label, { exact: true });
  }

  radio(name) {
    return this.page.getByRole('radio', { name, exact: true });
  }

  text(text) {
    return this.page.getByText(text);
  }

  // Chooses an answer as fingers do: the label lies over the button.
  async choose(name) {
    const answer = this.radio(name);
    await this.see(answer);
    await this.page.locator(`label[for="${await answer.getAttribute('id')}"]`).click();
    await answer.and(this.page.locator(':checked')).waitFor({ state: 'attached' });
  }

  // The part of the screen below a heading.
  section(name) {
    const heading = this.page.getByRole('heading', { level: 2, name: new RegExp(`^${name}`) });
    return this.page.locator('section').filter({ has: heading });
  }

  // The engine's worker, which comes after the first screen.
  async engine() {
    for (;;) {
      const worker = this.page.workers().at(-1) ?? (await this.page.waitForEvent('worker'));
      try {
        await worker.evaluate(() => 'here');
        return worker;
      } catch {
        // It went with the page before.
      }
    }
  }

  get sendState() {
    return this.page.getByTestId('send-state');
  }

  // Waits until it is kept what was shown last, with these words in it or without them.
  async awaitSeen(words = '', isThere = true) {
    await this.page.evaluate(seen, [words, isThere]);
  }

  async see(locator) {
    await locator.waitFor({ state: 'visible' });
  }

  // Whether it is seen within this time.
  shows(locator, ms) {
    return locator.waitFor({ state: 'visible', timeout: ms }).then(
      () => true,
      () => false,
    );
  }

  async open(path = '/') {
    await this.page.goto(this.relay.address + path);
  }

  // Marks the window, so that one can tell later whether it was reloaded.
  async mark() {
    await this.page.evaluate(() => (window.markedByTest = true));
  }

  async assertNotReloaded() {
    assert.equal(await this.page.evaluate(() => window.markedByTest), true, `${this.name} was not reloaded`);
  }
}
