// A field worker’s day without signal: forms at the door, somebody else’s voice, a locked phone, and everything by file.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { PICTURE, found, invite, join, makeForm, openLock, setCode } from './acts.mjs';
import { World } from './world.mjs';

const CHANGE = 'The boiler has been out since Friday.';
const VOICE = 'The lift does not work and my mother stays in.';
const CODE = 'rose piano';
const SHOWN = 'The boiler, with water below it.';

let lead;
let worker;

const world = World.ofThisFile(async (world) => {
  [lead, worker] = await Promise.all([world.phone('lead'), world.phone('field worker', { canSwitchOff: true })]);
  await found(lead, 'Nadia');
  await makeForm(lead);
  await join(worker, await invite(lead, 'fieldWorker'), 'Tom');
});

// Answers both questions and saves; the first by yes, the second not at all if there are no words.
async function interview(words) {
  const t = worker.words;
  await worker.see(worker.heading(t.beforeQuestions));
  await worker.choose(t.yes);
  await worker.button(t.next).click();
  await worker.see(worker.heading('Is it warm enough at home?'));
  await worker.choose(t.no);
  await worker.button(t.next).click();
  await worker.see(worker.heading('What should change?'));
  if (words) {
    await worker.field(t.answerField).fill(words);
    await worker.field(t.takePhoto).setInputFiles(PICTURE);
    await worker.field(t.photoShows).fill(SHOWN);
    await worker.button(t.next).click();
    await worker.see(worker.text(`${words} – 1 photo`));
  } else {
    await worker.button(t.declines).click();
  }
  await worker.see(worker.heading(t.checkTitle));
  await worker.button(t.save).click();
  await worker.see(worker.heading(t.visitSaved));
}

world.story('a day in the field, without signal from its beginning to its end', async (step) => {
  const t = worker.words;
  let receipt;
  let file;

  await step('the phone is ready, and the day begins', async () => {
    await worker.door(t.day).click();
    await worker.see(worker.heading(t.day));
    await worker.see(worker.text('1 form'));
    await worker.airplane(true);
    await worker.button(t.beginDay).click();
    await worker.button(t.beginDay).waitFor({ state: 'detached' });
  });

  await step('two households answer, one does not want to', async () => {
    await worker.door('At the door').click();
    await worker.see(worker.text('We ask two things. You may stop at any time.'));
    await interview(CHANGE);
    await worker.link(t.nextHousehold).click();
    await interview('');
    await worker.link(t.nextHousehold).click();
    await worker.see(worker.heading(t.beforeQuestions));
    await worker.choose(t.no);
    await worker.button(t.next).click();
    await worker.see(worker.heading(t.checkTitle));
    await worker.button(t.save).click();
    await worker.see(worker.heading(t.visitSaved));
  });

  await step('answers that were interrupted are there when the phone is switched on again', async () => {
    await worker.link(t.nextHousehold).click();
    await worker.choose(t.yes);
    await worker.button(t.next).click();
    await worker.choose(t.yes);
    await worker.button(t.next).click();
    await worker.field(t.answerField).fill('Nothing, it is');
    await worker.button(t.recordVoice).click();
    await worker.see(worker.text(t.recorded(1)));
    await worker.button(t.endRecording).click();
    await worker.see(worker.button(t.removeRecording));
    await worker.see(worker.text(t.keptAt));
    const at = new URL(worker.page.url()).pathname;
    await worker.switchOff();
    await worker.switchOn({ offline: true });
    await worker.open(at.replace(/\/\d$/, ''));
    await worker.see(worker.text(t.unfinishedAnswers));
    await worker.button(t.goOn).click();
    await worker.see(worker.heading(t.checkTitle));
    await worker.open(at);
    assert.equal(await worker.field(t.answerField).inputValue(), 'Nothing, it is');
    await worker.see(worker.button(t.removeRecording));
    await worker.button(t.next).click();
    await worker.button(t.save).click();
    await worker.see(worker.heading(t.visitSaved));
  });

  await step('somebody else’s voice gets a receipt, which says where it stands', async () => {
    await worker.link(t.day).click();
    await worker.door(t.forAnother).click();
    await worker.choose(t.inTheField);
    await worker.field(t.saidIn).selectOption({ label: 'Haitian Creole' });
    await worker.button(t.next).click();
    await worker.choose(t.kinds.concern);
    await worker.button(t.next).click();
    await worker.field(t.body).fill(VOICE);
    await worker.button(t.next).click();
    await worker.button(t.next).click();
    await worker.see(worker.heading(t.checkTitle));
    await worker.button(t.give).click();
    await worker.see(worker.heading(t.card));
    receipt = await worker.page.getByTestId('receipt').innerText();
    await worker.open('/field/code');
    await worker.field(t.wordAndNumber).fill(receipt.replace('-', ' ').toUpperCase());
    await worker.button(t.look).click();
    await worker.see(worker.text(t.nobodyYet));
    assert.equal(await worker.text(VOICE).count(), 0, 'the words are not shown to who types a receipt');
  });

  await step('a locked phone shows nothing, keeps what was being typed, and opens with its code', async () => {
    await worker.open('/field/lock');
    await setCode(worker, CODE);
    await worker.open('/give');
    await worker.choose(t.kinds.idea);
    await worker.button(t.next).click();
    await worker.field(t.body).fill('Half a sentence');
    await worker.button(t.lockNow).click();
    await worker.see(worker.heading(t.locked));
    await worker.page.reload();
    await worker.see(worker.heading(t.locked));
    assert.equal(await worker.text('Half a sentence').count(), 0);
    await worker.field(t.newCode).fill('guess');
    await worker.button(t.openLock).click();
    await worker.see(worker.text(t.wrongCode));
    await openLock(worker, CODE);
    await worker.see(worker.field(t.body));
    assert.equal(await worker.field(t.body).inputValue(), 'Half a sentence');
  });

  await step('the day ends with a count, and goes along as a file', async () => {
    await worker.open('/field/end');
    assert.equal(await worker.field('How many in all').inputValue(), '5');
    await worker.button(t.doEndDay).click();
    await worker.see(worker.text(t.saidInAll(5)));
    await worker.link(t.handOver).click();
    await worker.button(t.unsentFile).click();
    await worker.see(worker.text(t.fileReady));
    const [download] = await Promise.all([worker.page.waitForEvent('download'), worker.button(t.saveFile).click()]);
    file = await readFile(await download.path());
    await worker.open('/to-send');
    await worker.see(worker.page.getByTestId('send-state').filter({ hasText: t.states.handed }).first());
    assert.equal(await worker.page.getByTestId('send-state').filter({ hasText: t.states.phone }).count(), 0);
  });

  await step('who takes the file in sees that all of it is there, and reads the answers', async () => {
    await lead.open('/hand-over');
    await lead.field(t.chooseFile).setInputFiles({ name: 'from-tom.ensemble', mimeType: '', buffer: file });
    await lead.see(lead.text(/^Adds \d interviews?$/));
    await lead.button(t.takeIn).click();
    await lead.see(lead.text(t.takenIn));
    await lead.see(lead.text('5 of 5 are here'));
    await lead.open('/all/forms');
    await lead.link('At the door').click();
    await lead.see(lead.text(CHANGE));
    await lead.see(lead.page.getByRole('img', { name: SHOWN }));
    await lead.see(lead.page.locator('audio'));
    await lead.see(lead.text('Asked: 4. Did not want to: 1.'));
  });

  await step('who does not want to have said it any more has it taken back', async () => {
    const form = new URL(lead.page.url()).pathname;
    for (let at = 0; ; at++) {
      await lead.open('/all/submissions');
      await lead.page.getByRole('main').getByRole('link', { name: /At the door/ }).nth(at).click();
      await lead.see(lead.text('Did the person agree?'));
      // Who did not agree has nothing to take back.
      if ((await lead.text(t.takeAnswersBack).count()) > 0) break;
    }
    await lead.text(t.takeAnswersBack).click();
    await lead.button(t.takeAnswersBackYes).click();
    await lead.see(lead.text('Taken back by'));
    await lead.open(form);
    await lead.see(lead.text(t.answersTakenBack(1)));
  });
});
