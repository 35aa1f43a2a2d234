// The engine in its worker: it may trap or be missing; the screen stays.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { found, giveVoice, invite, join } from './acts.mjs';
import { foundAndFill } from './members.mjs';
import { Phone } from './phone.mjs';
import { publish } from './published.mjs';
import { World } from './world.mjs';

const VOICE = { kind: 'idea', body: 'A bench in front of the clinic, in the shade.', audience: 'team' };
let link;

const world = World.ofThisFile(async (world) => {
  const lead = await world.phone('lead');
  await found(lead, 'Nadia');
  link = await invite(lead, 'resident');
});

// Lets the test reach the engine's memory, which the app itself shows to nobody.
const SHOW_MEMORY = `
  const { instantiate } = WebAssembly;
  let begin;
  self.engineIsThere = new Promise((resolve) => (begin = resolve));
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    self.engineExports = made.exports;
    begin();
    return made;
  };
`;

// Tells a story of a phone whose engine can be made to trap, as it would when the phone's memory is full.
function fragileStory(name, lang, tell) {
  test(name, async () => {
    const site = await publish();
    await site.prepend('engine', SHOW_MEMORY);
    const phone = await Phone.unpack({ name: 'lead', relay: site.relay, lang, browser: world.browser });
    try {
      await found(phone, 'Nadia');
      await tell(phone);
      phone.assertQuiet();
    } finally {
      await phone.remove();
      await site.close();
    }
  });
}

// Takes all the memory that the engine has or could still be given.
function exhaust() {
  const { memory, __wbindgen_malloc: take } = self.engineExports;
  const untilRefused = (ask) => {
    try {
      for (;;) ask();
    } catch {
      // So much is not there: less.
    }
  };
  for (let pages = 65_536; pages >= 1; pages /= 2) untilRefused(() => memory.grow(pages));
  for (let bytes = 1_048_576; bytes >= 8; bytes /= 2) untilRefused(() => take(bytes, 1));
}

// The next keystrokes find an engine that cannot do anything any more.
async function trap(phone, words) {
  const engine = await phone.engine();
  await engine.evaluate(() => self.engineIsThere);
  await engine.evaluate(exhaust);
  const gone = engine.waitForEvent('close');
  await phone.field(phone.words.body).fill(words);
  await gone;
}

for (const lang of ['en', 'fr']) {
  fragileStory(`a trap in the engine leaves the screen and what is being typed (${lang})`, lang, async (phone) => {
    const { words } = phone;
    await phone.open('/give');
    await phone.choose(words.kinds.idea);
    await phone.button(words.next).click();
    await phone.mark();
    await trap(phone, VOICE.body);
    await phone.see(phone.text(words.restarted));
    assert.equal(await phone.field(words.body).inputValue(), VOICE.body);
    await phone.see(phone.text(words.keptAt));
    await phone.button(words.understood).click();
    await phone.text(words.restarted).waitFor({ state: 'detached' });
    await phone.button(words.next).click();
    await phone.button(words.next).click();
    await phone.button(words.give).click();
    await phone.see(phone.heading(words.given));
    await phone.assertNotReloaded();
  });
}

world.story('a browser without workers for modules works all the same', async () => {
  const phone = await world.phone('resident');
  await phone.context.addInitScript(() => delete window.Worker);
  await join(phone, link);
  await giveVoice(phone, VOICE);
  await phone.see(phone.sendState.getByText(phone.words.states.received));
});

// How long the screen's thread was held up since the page was opened, each time that was noticed, in milliseconds.
const WATCH_HOLD_UPS = () => {
  window.heldUpMs = [];
  const note = (list) => window.heldUpMs.push(...list.getEntries().map(({ duration }) => Math.round(duration)));
  new PerformanceObserver(note).observe({ type: 'longtask' });
};
const HELD_UP_MS_MAX = 200;

world.story('the screen answers while ten thousand voices arrive', async () => {
  const [nMembers, nVoices] = [5, 2_000];
  const forTeam = await foundAndFill(world.relay, { nMembers, nVoices });
  const phone = await world.phone('coordinator');
  const { words } = phone;
  await phone.page.goto(forTeam);
  await phone.see(phone.button(words.join));
  await phone.page.evaluate(WATCH_HOLD_UPS);
  await phone.button(words.join).click();
  await phone.tab(words.desk).click();
  await phone.see(phone.page.getByRole('heading', { level: 2, name: `${words.newIn}${nMembers * nVoices}` }));
  await phone.button(words.more).click();
  await phone.see(phone.section(words.newIn).getByRole('listitem').nth(39));
  assert.equal(await phone.section(words.newIn).getByRole('listitem').count(), 40, 'the list grows by what was asked for');
  const heldUpMs = await phone.page.evaluate('window.heldUpMs');
  assert.ok(Math.max(0, ...heldUpMs) <= HELD_UP_MS_MAX, `held up for ${heldUpMs} ms`);
});
