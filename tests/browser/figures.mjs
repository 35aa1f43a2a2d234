// How long a person waits on a slow phone, and what that takes of its memory. Prints JSON; no test depends on it.
//
// A slow phone: all threads of the browser are stopped for three quarters of the time, a few milliseconds at once. What
// Chromium itself offers slows down the screen's thread alone, and the engine has another.

import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

import { awaitReady } from './acts.mjs';
import { foundAndFill } from './members.mjs';
import { Phone } from './phone.mjs';
import { publish } from './published.mjs';

const SLOWER = 4;
const AWAKE_MS = 5;
const STARTS = 5;
// How often to look whether everything stands: the page itself notes when.
const LOOK_MS = 250;

// The browser on this profile leads a group of processes, which are all its own.
async function leaderOf(profile) {
  for (const id of await readdir('/proc')) {
    const words = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    if (words.includes(`--user-data-dir=${profile}\0`) && !words.includes('\0--type=')) return Number(id);
  }
  throw new Error(`no browser was found on ${profile}`);
}

// Stops and wakes the browser's processes until the returned function is called.
function slowDown(leader) {
  let isOver = false;
  const signal = (name) => process.kill(-leader, name);
  const done = (async () => {
    while (!isOver) {
      signal('SIGSTOP');
      await pause(AWAKE_MS * (SLOWER - 1));
      signal('SIGCONT');
      await pause(AWAKE_MS);
    }
  })();
  return async () => {
    isOver = true;
    await done;
  };
}

const MARK = `
  window.seenAt = {};
  window.heldUpMs = [];
  new PerformanceObserver((list) => window.heldUpMs.push(...list.getEntries().map(({ duration }) => Math.round(duration))))
    .observe({ type: 'longtask' });
  const marks = {
    firstMs: () => document.querySelector('main h1'),
    // As they were last time, or as they are.
    usefulMs: () => [...document.querySelectorAll('h2')].some(({ textContent }) => /[0-9]{4,5}$/.test(textContent.replaceAll(/[\\s,.\\u202f]/g, ''))),
    completeMs: () => marks.usefulMs() && !document.querySelector('.as-it-was p'),
  };
  new MutationObserver(() => {
    for (const [name, isThere] of Object.entries(marks)) {
      if (!(name in window.seenAt) && isThere()) window.seenAt[name] = Math.round(performance.now());
    }
  }).observe(document, { childList: true, subtree: true, characterData: true });
`;

// Lets the engine's memory be weighed, which the app itself shows to nobody.
const SHOW_MEMORY = `
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    self.engineExports = made.exports;
    return made;
  };
`;

// Opens the desk without a network, `slower` or not, and says when what stood there.
async function start(phone, isSlow) {
  await phone.switchOff();
  await phone.switchOn({ offline: true });
  await phone.context.addInitScript(MARK);
  const wake = isSlow ? slowDown(await leaderOf(phone.profile)) : async () => {};
  await phone.page.goto(`${phone.relay.address}/desk`, { waitUntil: 'commit' });
  while (!(await phone.page.evaluate('window.seenAt?.completeMs'))) await pause(LOOK_MS);
  await wake();
  await phone.awaitSeen();
  const engine = await phone.engine();
  const memoryMiB = await engine.evaluate('self.engineExports.memory.buffer.byteLength / 2 ** 20');
  return { memoryMiB, ...(await phone.page.evaluate('({ ...window.seenAt, longestTaskMs: Math.max(0, ...window.heldUpMs) })')) };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function of(nVoices) {
  const site = await publish();
  await site.prepend('engine', SHOW_MEMORY);
  const { relay } = site;
  const phone = await Phone.unpack({ name: 'coordinator', relay });
  try {
    const nMembers = 5;
    const link = await foundAndFill(relay, { nMembers, nVoices: nVoices / nMembers });
    await phone.page.goto(link);
    await phone.button(phone.words.join).click();
    await awaitReady(phone);
    await phone.tab(phone.words.desk).click();
    await phone.see(phone.page.getByRole('heading', { level: 2, name: `${phone.words.newIn}${nVoices}` }));
    await phone.awaitSeen();
    const found = {};
    for (const [name, isSlow] of [['full_speed', false], [`${SLOWER}x_slower`, true]]) {
      const starts = [];
      for (let n = 0; n < STARTS; n += 1) starts.push(await start(phone, isSlow));
      const middle = (what) => median(starts.map((start) => start[what]));
      found[name] = { first_screen_ms: middle('firstMs'), piles_ms: middle('usefulMs'), complete_ms: middle('completeMs'), longest_task_ms: middle('longestTaskMs'), engine_memory_mib: middle('memoryMiB') };
    }
    return found;
  } finally {
    await phone.remove();
    await site.close();
  }
}

const found = {};
for (const nVoices of [3_000, 10_000]) found[`${nVoices}_voices`] = await of(nVoices);
console.log(JSON.stringify({ starts: STARTS, found }, null, 2));
