// Every screen, in both languages, light and dark, narrow and wide.

import assert from 'node:assert/strict';

import { PICTURE, addEntry, answer, found, giveVoice, invite, join, makeForm, openPeople, recordReading, removePerson } from './acts.mjs';
import { assertNamed, look, sheetsPrinted } from './looks.mjs';
import { Phone } from './phone.mjs';
import { publish } from './published.mjs';
import { SCREENS } from './screens.mjs';
import { SCREENSHOTS, World } from './world.mjs';
import { WORDS } from './words.mjs';

const phones = {};
const place = {};

const world = World.ofThisFile(async (world) => {
  for (const who of ['lead', 'worker', 'resident', 'traveller', 'removed', 'newcomer']) phones[who] = await world.phone(who);
  const { lead, worker, resident, traveller, removed } = phones;
  await found(lead, 'Nadia');
  place.link = await invite(lead, 'resident');
  const forWorker = await invite(lead, 'fieldWorker');
  await join(resident, place.link, 'Amina');
  await join(worker, forWorker, 'Tom');
  await join(traveller, forWorker);
  await somethingHappens(lead, worker, resident);
  await join(removed, await invite(lead, 'resident'), 'Gil');
  await somebodyIsRemoved(lead, removed);
  await traveller.airplane(true);
  await giveVoice(traveller, { kind: 'idea', body: 'A bench in front of the clinic.', audience: 'everyone' });
  await recordReading(traveller, { period: '2025', value: '20', method: '', note: '' });
});

// A voice that is answered, one that waits, and a figure with two answers.
async function somethingHappens(lead, worker, resident) {
  const body = 'The lamp in the passage under the railway has been broken since May. In the evening I walk around by the boulevard, which takes twenty minutes more.';
  const code = await giveVoice(resident, { kind: 'concern', body, audience: 'team' });
  place.voice = new URL(resident.page.url()).pathname.split('/').pop();
  await resident.link('Done').click();
  place.waiting = await giveVoice(resident, { kind: 'idea', body: 'A bench in front of the clinic, in the shade.', audience: 'everyone', photo: PICTURE });
  place.shown = new URL(resident.page.url()).pathname.split('/').pop();
  await recordReading(lead, { period: '2024', value: '19.5', method: 'Survey at the door', note: '' });
  await recordReading(worker, { period: '2024', value: '23', method: '', note: 'Two streets are still missing.' });
  place.indicator = new URL(worker.page.url()).pathname.split('/').pop();
  await lead.open('/all/goals');
  await lead.link(lead.words.firstGoal).click();
  await lead.see(lead.heading(lead.words.firstGoal));
  place.goal = new URL(lead.page.url()).pathname;
  await addEntry(
    lead,
    'meetings',
    { [lead.words.activityTitle]: lead.words.tableMeets, [lead.words.beginsAt]: '2026-06-15T18:00', [lead.words.toTalkAbout]: `1. ${lead.words.firstItem}\n2. Who asks the borough` },
    [],
  );
  place.meeting = new URL(lead.page.url()).pathname.split('/').pop();
  place.form = await makeForm(lead);
  await lead.open('/desk');
  await lead.see(lead.button(lead.words.respondTo(place.waiting)));
  await lead.see(lead.section(lead.words.twoAnswers).locator('.answers').getByText('23%'));
  await answer(lead, code, 'Thank you. We talk to the borough on Thursday and will tell you what comes of it.');
  await lead.button(lead.words.respondTo(code)).waitFor({ state: 'detached' });
}

// Somebody is removed, and writes before anybody hears of it.
async function somebodyIsRemoved(lead, removed) {
  await openPeople(lead);
  await lead.see(lead.button(lead.words.removeWhom('Gil')));
  await lead.see(lead.link(lead.words.allSent));
  await lead.airplane(true);
  await removePerson(lead, 'Gil');
  await giveVoice(removed, { kind: 'idea', body: 'A swing for grown-ups, next to the one for children.', audience: 'everyone' });
  await removed.see(removed.sendState.getByText(removed.words.states.received));
  await lead.airplane(false);
  await lead.see(lead.section(lead.words.late));
  await removed.open();
  await removed.see(removed.text(removed.words.isOut));
}

// Goes to a screen as the back button would, without loading the page anew.
async function visit(phone, screen) {
  const path = typeof screen.path === 'function' ? screen.path(place) : screen.path;
  // Where one is already, going there moves no focus.
  if (screen.by === 'load' || new URL(phone.page.url()).pathname === path) {
    await phone.open(path);
  } else {
    await phone.page.evaluate((path) => {
      history.pushState(null, '', path);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path);
  }
}

// Speaks another language from here on.
async function speak(phone, lang) {
  await phone.see(phone.page.getByRole('heading', { level: 1 }));
  if (phone.lang !== lang) {
    await phone.page.getByRole('banner').getByRole('button', { name: WORDS[lang].language, exact: true }).click();
  }
  Object.assign(phone, { lang, words: WORDS[lang] });
}

for (const lang of ['en', 'fr']) {
  world.story(`every screen is for everybody (${lang})`, async (step) => {
    await phones.newcomer.open();
    for (const phone of Object.values(phones)) await speak(phone, lang);
    const broken = [];
    for (const screen of SCREENS) {
      const examined = step(screen.name, async () => {
        const phone = phones[screen.who];
        const { words } = phone;
        await visit(phone, screen);
        await phone.see(phone.heading(words[screen.heading]));
        await phone.page.locator('.skeleton').waitFor({ state: 'detached' });
        if (!screen.prepare) await assertNamed(phone, screen.name);
        await screen.prepare?.({ phone, words, ...place });
        assert.deepEqual(await look(phone, screen.name, SCREENSHOTS), [], 'axe finds nothing');
        await screen.leave?.({ phone, words, ...place });
      });
      // One screen says nothing about the next.
      await examined.catch(() => broken.push(screen.name));
    }
    assert.deepEqual(broken, [], 'screens that are not for everybody');
  });

  world.story(`so are the screens that nobody wants to see (${lang})`, async (step) => {
    const phone = await world.phone('unlucky', { lang });
    const { words } = phone;
    const examine = async (name, heading, on = phone) => {
      await on.see(on.heading(heading));
      await assertNamed(on, name);
      assert.deepEqual(await look(on, name, SCREENSHOTS), [], 'axe finds nothing');
    };
    await step('other-window', async () => {
      await phone.open();
      await phone.see(phone.heading(words.welcome));
      const first = phone.page;
      // Whoever holds the lock and says nothing is as good as asleep.
      await first.evaluate(() => {
        const asleep = () => new Promise(() => {});
        navigator.locks.request('ensemble-engine', { steal: true }, asleep).catch(() => {});
      });
      phone.page = await phone.context.newPage();
      await phone.open();
      await examine('other-window', words.otherWindow);
      await first.close();
    });
    await step('crash', async () => {
      await phone.see(phone.heading(words.welcome));
      await phone.page.evaluate(() => window.ensembleCrash('unreachable at client/src/app.rs:1:1'));
      await examine('crash', words.broken);
    });
    await step('broken', async () => {
      const site = await publish();
      await site.prepend('engine', `IDBFactory.prototype.open = () => { throw new DOMException('so says the test', 'UnknownError'); };`);
      const barred = await Phone.unpack({ name: 'barred', relay: site.relay, lang, browser: world.browser });
      try {
        await barred.open();
        await examine('broken', words.storageBroken, barred);
      } finally {
        await barred.remove();
        await site.close();
      }
    });
  });
}

// The screen that an address leads to, whatever it shows: keys and kinds have no screen of their own.
function screenOf(path) {
  const parts = path.split('/').filter(Boolean);
  return parts.map((part, at) => (parts[at - 1] === 'all' ? 'KIND' : /[.\d]/.test(part) ? 'KEY' : part)).join('/');
}

world.story('no screen is more than three steps away from the first', async (step) => {
  for (const who of ['resident', 'worker', 'lead']) {
    await step(who, async () => {
      const phone = phones[who];
      const steps = new Map([['', 0]]);
      for (let [at, edge] = [0, ['/']]; edge.length > 0; at++) {
        const next = [];
        for (const path of edge) {
          await visit(phone, { path });
          await phone.page.locator('.skeleton').waitFor({ state: 'detached' });
          const links = await phone.page.locator('a[href^="/"]').evaluateAll((all) => all.map((one) => one.pathname));
          for (const link of links.filter((link) => !steps.has(screenOf(link)))) {
            steps.set(screenOf(link), at + 1);
            next.push(link);
          }
        }
        edge = next;
      }
      assert.ok(steps.size > 12, `${steps.size} screens`);
      // What is added to an entry is a deed there, not a place of its own.
      const places = [...steps].filter(([screen]) => !/\/(new|edit)\b/.test(screen));
      assert.deepEqual(places.filter(([, n]) => n > 3), []);
    });
  }
});

world.story('what is made for paper fits on one sheet, here and overseas', async () => {
  const { lead } = phones;
  await lead.open('/recovery');
  await lead.see(lead.page.getByTestId('recovery'));
  for (const format of ['Letter', 'A4']) assert.equal(await sheetsPrinted(lead.page, format), 1, `recovery, ${format}`);
  await lead.open('/invite');
  await lead.button(lead.words.makeInvitation).click();
  await lead.see(lead.page.getByTestId('invite-link'));
  for (const format of ['Letter', 'A4']) assert.equal(await sheetsPrinted(lead.page, format), 1, `invitation, ${format}`);
  await lead.page.locator('label[for=poster]').click();
  for (const format of ['Letter', 'A4']) assert.equal(await sheetsPrinted(lead.page, format), 1, `poster, ${format}`);
  await lead.open('/papers/voices');
  await lead.see(lead.heading(lead.words.paperForm));
  for (const format of ['Letter', 'A4']) assert.equal(await sheetsPrinted(lead.page, format), 1, `form, ${format}`);
});
