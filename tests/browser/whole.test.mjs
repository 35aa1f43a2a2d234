// Every kind of entry has its list, its page and its form, from one table; written offline on two phones, both stay.

import assert from 'node:assert/strict';

import { addEntry, found, invite, join } from './acts.mjs';
import { World } from './world.mjs';

let lead;
let partner;

const world = World.ofThisFile(async (world) => {
  lead = await world.phone('lead');
  await found(lead, 'Nadia');
  partner = await world.phone('partner', { lang: 'fr' });
  await join(partner, await invite(lead, 'coordinator'), 'Karim');
});

world.story('an activity is planned, changed, taken out and put back', async () => {
  const { words } = lead;
  await lead.open();
  await lead.door(words.whole).click();
  await lead.see(lead.heading(words.whole));
  await lead.link(words.activities).click();
  await lead.see(lead.text(words.nothingYet));
  // What is missing is said at its field, all of it at once.
  await lead.link(words.add.activities).click();
  await lead.button(words.save).click();
  await lead.see(lead.page.getByRole('alert').getByRole('link').nth(1));
  await addEntry(lead, 'activities', { [words.activityTitle]: 'Homework help' }, [words.planned]);

  await lead.link(words.change).click();
  await lead.choose(words.underWay);
  await lead.button(words.save).click();
  await lead.see(lead.heading('Homework help'));
  await lead.see(lead.text(words.underWay));

  await lead.text(words.takeOut).click();
  await lead.button(words.takeOutYes).click();
  await lead.see(lead.button(words.putBack));
  await lead.open('/all/activities');
  await lead.see(lead.text(words.nothingYet));
  await lead.button(words.showTakenOut).click();
  await lead.link('Homework help').click();
  await lead.button(words.putBack).click();
  await lead.button(words.putBack).waitFor({ state: 'detached' });
});

// A task that the lead and the partner call differently while neither has network; both have heard of it afterwards.
async function calledDifferently(title, leads, partners) {
  await addEntry(lead, 'tasks', { [lead.words.taskTitle]: title }, [lead.words.open]);
  await partner.open(new URL(lead.page.url()).pathname);
  await partner.see(partner.heading(title));
  for (const [phone, words] of [
    [lead, leads],
    [partner, partners],
  ]) {
    await phone.airplane(true);
    await phone.link(phone.words.change).click();
    await phone.field(phone.words.taskTitle).fill(words);
    await phone.button(phone.words.save).click();
    await phone.see(phone.heading(words));
  }
  for (const phone of [lead, partner]) await phone.airplane(false);
  for (const phone of [lead, partner]) await phone.see(phone.text(phone.words.wroteDifferently));
}

world.story('two people change one field offline, and somebody settles it', async () => {
  const { words } = lead;
  await calledDifferently('Book the room', 'Book the large room', 'Book the small room');
  await lead.button(words.keep('Book the small room')).click();
  for (const phone of [lead, partner]) {
    await phone.text(phone.words.wroteDifferently).waitFor({ state: 'detached' });
    await phone.see(phone.heading('Book the small room'));
  }
});

world.story('somebody writes a third answer, and says why', async () => {
  const { words } = lead;
  await calledDifferently('Ask the school', 'Ask both schools', 'Ask the school board');
  await lead.text(words.ownAnswer).click();
  const form = lead.page.locator('details[open] form');
  await form.getByLabel(words.taskTitle).fill('Ask the board and both schools');
  // Without a reason it is not taken.
  await form.getByRole('button', { name: words.keepOwn }).click();
  await lead.see(lead.text(words.wroteDifferently));
  await form.getByLabel(words.why).fill('Both are needed.');
  await form.getByRole('button', { name: words.keepOwn }).click();
  for (const phone of [lead, partner]) {
    await phone.see(phone.heading('Ask the board and both schools'));
    await phone.text(phone.words.wroteDifferently).waitFor({ state: 'detached' });
  }
  await partner.see(partner.text('Both are needed.'));
});

world.story('what three people wrote down alike is joined in one go', async () => {
  const { words } = lead;
  const skills = ['Repairs wet walls and ceilings', 'Repairs wet walls, and ceilings too', 'Wet walls and ceilings: repairs'];
  for (const skill of skills) await addEntry(lead, 'skills', { [words.partnerName]: skill }, []);
  await lead.open('/see/same');
  await lead.see(lead.text(words.manyAlike(3)));
  for (const skill of skills) await lead.page.getByLabel(skill, { exact: true }).check();
  await lead.button(words.joinTicked).click();
  await lead.see(lead.text(words.manyJoined(3)));
});

world.story('a draft of an entry outlives the page', async () => {
  const { words } = lead;
  await lead.open('/all/decisions/new');
  await lead.field(words.question).fill('Shall we meet on Tuesdays?');
  await lead.see(lead.text(words.keptAt));
  await lead.page.reload();
  await lead.see(lead.heading(words.add.decisions));
  assert.equal(await lead.field(words.question).inputValue(), 'Shall we meet on Tuesdays?');
});
