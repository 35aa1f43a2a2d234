// Two windows on one phone: both work, either may end at any moment, and an older app does not write beside a newer one.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { found, give, giveVoice, invite, join, prepareVoice } from './acts.mjs';
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

// A phone with a second window; `phone.page` is that one.
async function twoWindows(lang) {
  const phone = await world.phone('resident', { lang });
  await join(phone, link);
  const first = phone.page;
  phone.page = await phone.context.newPage();
  await phone.open();
  await phone.see(phone.heading(phone.words.home));
  return { phone, first };
}

async function goToWords(phone) {
  const { words } = phone;
  await phone.door(words.say).first().click();
  await phone.choose(words.kinds.idea);
  await phone.button(words.next).click();
}

async function assertGivenOnce(phone, body) {
  await phone.open('/mine');
  await phone.see(phone.text(body));
  assert.equal(await phone.text(body).count(), 1, 'once, not twice');
}

world.story('two windows show the same, whichever of them writes', async () => {
  const { phone, first } = await twoWindows('fr');
  const second = phone.page;
  await giveVoice(phone, VOICE);
  await phone.see(phone.sendState.getByText(phone.words.states.received));
  phone.page = first;
  await phone.open('/mine');
  await phone.see(phone.text(VOICE.body));
  phone.page = second;
  await phone.open('/mine');
  await phone.see(phone.text(VOICE.body));
  phone.page = first;
  const other = { ...VOICE, body: 'A second bench.' };
  await phone.open();
  await giveVoice(phone, other);
  phone.page = second;
  await phone.see(phone.text(other.body));
});

world.story('who types in the second window loses no keystroke when the first one dies', async () => {
  const { phone, first } = await twoWindows();
  const { words } = phone;
  await goToWords(phone);
  const half = VOICE.body.slice(0, 20);
  await phone.field(words.body).pressSequentially(half, { delay: 20 });
  await first.close();
  await phone.field(words.body).pressSequentially(VOICE.body.slice(20), { delay: 20 });
  await phone.see(phone.text(words.keptAt));
  // Kept by this window, as a third one sees.
  const second = phone.page;
  phone.page = await phone.context.newPage();
  await phone.open();
  await phone.see(phone.text(words.unfinished));
  await phone.see(phone.text(VOICE.body));
  phone.page = second;
  await phone.button(words.next).click();
  await phone.button(words.next).click();
  await give(phone);
  await phone.see(phone.sendState.getByText(words.states.received));
  await assertGivenOnce(phone, VOICE.body);
});

world.story('what is given while the window that works dies is given once', async () => {
  const { phone, first } = await twoWindows();
  await prepareVoice(phone, VOICE);
  await Promise.all([give(phone), first.close()]);
  await phone.see(phone.sendState.getByText(phone.words.states.received));
  await assertGivenOnce(phone, VOICE.body);
});

world.story('a window that works but does not answer is taken over when asked', async () => {
  const phone = await world.phone('resident');
  const { words } = phone;
  await join(phone, link);
  // Whoever holds the lock and says nothing is as good as asleep.
  await phone.page.evaluate(() => {
    const asleep = () => new Promise(() => {});
    navigator.locks.request('ensemble-engine', { steal: true }, asleep).catch(() => {});
  });
  phone.page = await phone.context.newPage();
  await phone.open();
  await phone.see(phone.heading(words.otherWindow));
  await phone.button(words.useHere).click();
  await phone.see(phone.heading(words.home));
  await giveVoice(phone, VOICE);
});

for (const lang of ['en', 'fr']) {
  test(`an older app beside a newer one reads, says so, and keeps what is being typed (${lang})`, async () => {
    const site = await publish();
    const options = { serviceWorkers: 'block' };
    const phone = await Phone.unpack({ name: 'lead', relay: site.relay, lang, browser: world.browser, options });
    try {
      await grownOlder(phone, site);
      phone.assertQuiet();
    } finally {
      await phone.remove();
      await site.close();
    }
  });
}

async function grownOlder(phone, site) {
  const { words } = phone;
  await found(phone, 'Nadia', { isOffline: false });
  await goToWords(phone);
  await phone.field(words.body).fill(VOICE.body);
  await phone.see(phone.text(words.keptAt));
  const older = phone.page;
  await site.publishVersion('aaaaaaaaaaaa');
  phone.page = await phone.context.newPage();
  await phone.open();
  await phone.see(phone.heading(words.home));
  await phone.see(phone.text(words.unfinished));
  const newer = phone.page;

  phone.page = older;
  await phone.see(phone.text(words.newerWindow));
  assert.equal(await phone.field(words.body).inputValue(), VOICE.body);
  await phone.field(words.body).fill(`${VOICE.body} Two of them.`);
  await phone.button(words.next).click();
  await phone.button(words.next).click();
  await phone.button(words.give).click();
  await phone.see(phone.text(words.notSavedNewer));
  await phone.see(phone.text('Two of them.'));
  // It still has a line of its own.
  await phone.see(phone.link(words.allSent));
  await phone.button(words.reload).click();
  await phone.text(words.newerWindow).waitFor({ state: 'detached' });

  phone.page = newer;
  await phone.open();
  await phone.see(phone.text('Two of them.'));
}
