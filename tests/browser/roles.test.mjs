// Four people in four roles and one initiative, most of the time without a network: what each of them came for.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { addEntry, found, giveVoice, invite, join, makeForm, openPeople, recordReading, removePerson } from './acts.mjs';
import { World } from './world.mjs';

const LAPTOP = { viewport: { width: 1280, height: 800 } };
const VOICE = 'Un endroit chaud où faire ses devoirs après l’école';
const AT_THE_DOOR = 'The boiler has been out since Friday.';
const ACTIVITY = 'Homework help in the library';
const VERSION = 'Assembly of 12 May';
const QUESTION = 'Do we rent the hall in winter?';
const PARTNER = 'The corner clinic';

const world = World.ofThisFile();

world.story('a resident, a field worker, a coordinator and a lead', async (step) => {
  const [lead, coordinator, worker, resident] = await Promise.all([
    world.phone('lead', { options: LAPTOP }),
    world.phone('coordinator', { options: LAPTOP }),
    world.phone('field worker'),
    world.phone('resident', { lang: 'fr' }),
  ]);
  const all = [lead, coordinator, worker, resident];
  const { words } = lead;
  let code;
  let voice;
  let file;

  await step('the lead founds from a template and invites one for each role', async () => {
    await found(lead, 'Nadia');
    await join(coordinator, await invite(lead, 'coordinator'), 'Karim');
    await makeForm(coordinator);
    await join(worker, await invite(lead, 'fieldWorker'), 'Tom');
    await join(resident, await invite(lead, 'resident'), 'Amina');
    await worker.see(worker.door(words.day));
    for (const phone of all) await phone.see(phone.link(phone.words.allSent));
    for (const phone of all) await phone.airplane(true);
  });

  await step('the resident says something, and reads the figures and where there is help', async () => {
    code = await giveVoice(resident, { kind: 'idea', body: VOICE, audience: 'everyone' });
    voice = new URL(resident.page.url()).pathname.split('/').pop();
    await resident.see(resident.sendState.getByText(resident.words.states.phone));
    await resident.tab(resident.words.results).click();
    await resident.see(resident.heading(resident.words.results));
    await resident.open('/all/services');
    await resident.see(resident.text(resident.words.nothingYet));
  });

  await step('the field worker asks at a door, counts, and declares the day', async () => {
    await worker.door(words.day).click();
    await worker.button(words.beginDay).click();
    await worker.button(words.beginDay).waitFor({ state: 'detached' });
    await worker.door('At the door').click();
    await worker.choose(words.yes);
    await worker.button(words.next).click();
    await worker.choose(words.no);
    await worker.button(words.next).click();
    await worker.field(words.answerField).fill(AT_THE_DOOR);
    await worker.button(words.next).click();
    await worker.button(words.save).click();
    await worker.see(worker.heading(words.visitSaved));
    await recordReading(worker, { period: '2024', value: '19.5', method: 'Asked at forty doors', note: '' });
    await worker.open('/field/end');
    assert.equal(await worker.field('How many in all').inputValue(), '2');
    await worker.button(words.doEndDay).click();
    await worker.link(words.handOver).click();
    await worker.button(words.unsentFile).click();
    await worker.see(worker.text(words.fileReady));
    const [download] = await Promise.all([worker.page.waitForEvent('download'), worker.button(words.saveFile).click()]);
    file = await readFile(await download.path());
  });

  await step('the lead adds who is at the table, a decision, and names what was agreed', async () => {
    await addEntry(lead, 'partners', { [words.partnerName]: PARTNER }, [[words.sector, words.health]]);
    await addEntry(lead, 'decisions', { [words.question]: QUESTION }, [words.decided]);
    await lead.open('/see/versions');
    await lead.text(words.nameVersion).first().click();
    await lead.field(words.versionName).fill(VERSION);
    await lead.button(words.nameVersion).click();
    await lead.see(lead.text(VERSION).first());
  });

  await step('the lead holds a meeting on one laptop: items, what is said, a decision, the wall, the minutes', async () => {
    const items = ['Lamps in the park', 'Who asks the borough'];
    const meeting = { [words.activityTitle]: 'The table meets', [words.beginsAt]: '2026-06-15T18:00', [words.toTalkAbout]: items.join('\n') };
    await addEntry(lead, 'meetings', meeting, []);
    await lead.link(words.holdMeeting).click();
    await lead.field(words.beingSaid).fill('Twelve lamps are broken.');
    await lead.text(/^Who is here/).first().click();
    await lead.page.locator('label[for=here]').click();
    // What was typed under an item is kept by going on.
    await lead.button(words.nextItem).click();
    await lead.see(lead.page.getByRole('heading', { level: 2, name: items[1] }));
    await lead.field(words.whatDecided).fill('Nadia writes on Monday');
    await lead.button(words.keepDecision).click();
    await lead.see(lead.section('Decisions').getByText('Nadia writes on Monday'));
    await lead.link(words.showLarge).click();
    await lead.see(lead.heading(items[1]));
    await lead.page.keyboard.press('ArrowLeft');
    await lead.see(lead.heading(items[0]));
    await lead.page.keyboard.press('Escape');
    await lead.see(lead.text('Twelve lamps are broken.').first());
    await lead.button(words.endMeeting).click();
    await lead.see(lead.text('The meeting is over.'));
    await lead.link(words.readMinutes).click();
    await lead.see(lead.text(/Lamps in the park\s+Twelve lamps are broken\./).first());
    await lead.open('/see/versions');
  });

  await step('the coordinator takes the day in by file, counts otherwise, and chooses what counts', async () => {
    await coordinator.open('/hand-over');
    await coordinator.field(words.chooseFile).setInputFiles({ name: 'from-tom.ensemble', mimeType: '', buffer: file });
    await coordinator.button(words.takeIn).click();
    await coordinator.see(coordinator.text('2 of 2 are here'));
    await recordReading(coordinator, { period: '2024', value: '23', method: 'Census', note: '' });
    await coordinator.tab(words.desk).click();
    await coordinator.open('/see/figures');
    await coordinator.link(/^Two answers: /).first().click();
    const pair = coordinator.section(words.twoAnswers);
    for (const figure of ['19.5%', '23%']) await coordinator.see(pair.getByText(figure, { exact: true }));
    assert.equal(await coordinator.section(words.newIn).getByText(VOICE).count(), 0, 'nothing has come but the file');
  });

  await step('signal returns: all have everything', async () => {
    for (const phone of all) await phone.airplane(false);
    for (const phone of all) await phone.see(phone.link(phone.words.allSent));
    await coordinator.see(coordinator.section(words.newIn).getByText(VOICE));
    await lead.see(lead.text(VERSION).first());
    await coordinator.open('/see/versions');
    await coordinator.see(coordinator.text(VERSION).first());
    await coordinator.link(words.endorse).click();
    await coordinator.field(words.partner).selectOption({ label: PARTNER });
    await coordinator.choose(words.canLiveWith);
    await coordinator.button(words.save).click();
    await lead.see(lead.text(words.canLiveWith).first());
  });

  await step('the coordinator makes an activity of what the resident said, who reads it', async () => {
    await coordinator.open('/desk');
    await coordinator.button(words.makeOf(code)).click();
    await coordinator.choose(words.becomes.activity);
    await coordinator.field(words.fewWords).fill(ACTIVITY);
    await coordinator.button(words.addIt).click();
    await resident.open(`/voice/${voice}`);
    const story = resident.section(resident.words.whatBecame);
    await resident.see(story.getByText(resident.words.becameThis));
    await resident.see(story.getByRole('link', { name: ACTIVITY }));
    await resident.see(resident.text(/^Merci\. Ce que vous avez écrit est devenu une activité/));
  });

  await step('somebody leaves; what they brought stays', async () => {
    await openPeople(lead);
    await removePerson(lead, 'Tom');
    await worker.open();
    await worker.see(worker.text(words.isOut));
    await coordinator.open('/all/forms');
    await coordinator.link('At the door').click();
    await coordinator.see(coordinator.text(AT_THE_DOOR));
  });

  await step('the lead makes the report without a network', async () => {
    await lead.airplane(true);
    await lead.open('/papers/report');
    await lead.button(words.makeReport).click();
    await lead.see(lead.button(words.saveFile));
    const [download] = await Promise.all([lead.page.waitForEvent('download'), lead.button(words.saveFile).click()]);
    const report = await readFile(await download.path(), 'utf8');
    for (const sentence of [ACTIVITY, QUESTION]) assert.ok(report.includes(sentence), `it tells of “${sentence}”`);
  });

  await step('the lead closes the initiative: everybody can read it, nobody is asked for anything; then opens it again', async () => {
    await lead.airplane(false);
    await lead.open('/people/closing');
    await lead.button(words.closeIt).click();
    await lead.see(lead.button(words.reopenIt));
    await resident.open('/');
    await resident.see(resident.text(/^Close le .* par Nadia$/));
    assert.equal(await resident.door(resident.words.say).count(), 0, 'nothing is asked for');
    await lead.button(words.reopenIt).click();
    await resident.see(resident.door(resident.words.say).first());
  });
});
