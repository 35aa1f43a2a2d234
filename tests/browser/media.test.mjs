// A photo and a recording: given without a network, kept over a reload, seen and heard on the desk, and erased everywhere.

import assert from 'node:assert/strict';

import { PICTURE, found, give, invite, join } from './acts.mjs';
import { World } from './world.mjs';

const SHOWN = 'The door of the clinic, with two steps.';

let lead;
let resident;

const world = World.ofThisFile(async (world) => {
  [lead, resident] = await Promise.all([world.phone('lead'), world.phone('resident')]);
  await found(lead, 'Nadia');
  await join(resident, await invite(lead, 'resident'), 'Amina');
});

// How many sealed bodies a phone has stored.
function nBodies(phone) {
  return phone.page.evaluate(async () => {
    const answered = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await answered(indexedDB.open('ensemble'));
    const keys = await answered(database.transaction('records').objectStore('records').getAllKeys());
    database.close();
    return keys.filter((key) => String(key).includes('/blob/')).length;
  });
}

// Looks again until it is so.
async function until(so) {
  while (!(await so())) await resident.page.waitForTimeout(100);
}

// That a photo is drawn and a recording can be played, wherever they stand on this phone’s screen.
async function assertSeenAndHeard(phone) {
  const photo = phone.page.getByRole('img', { name: SHOWN });
  await phone.see(photo);
  const drawn = await photo.evaluate(async (image) => {
    await image.decode();
    return Math.max(image.naturalWidth, image.naturalHeight);
  });
  assert.ok(drawn > 0 && drawn <= 1280, `${drawn} pixels`);
  await phone.page.locator('audio').evaluate(async (audio) => {
    audio.muted = true;
    await audio.play();
    audio.pause();
  });
}

world.story('a photo and a recording, from the phone that took them to the desk and out of the world', async (step) => {
  const t = resident.words;
  // The end of each piece that goes to the relay.
  const sealed = [];
  resident.context.on('request', (request) => {
    if (request.method() === 'PUT') sealed.push(request.postDataBuffer().subarray(-64));
  });

  await step('taken without a network, they are there after a reload', async () => {
    await resident.airplane(true);
    await resident.door(t.say).first().click();
    await resident.choose(t.kinds.concern);
    await resident.button(t.next).click();
    await resident.see(resident.heading(t.prompts.concern));
    await resident.field(t.takePhoto).setInputFiles(PICTURE);
    await resident.field(t.photoShows).fill(SHOWN);
    await resident.button(t.recordVoice).click();
    await resident.see(resident.text(t.recorded(2)));
    await resident.button(t.endRecording).click();
    await resident.see(resident.button(t.removeRecording));
    // As a browser tells a page that somebody else has the screen: what was typed is kept at once.
    await resident.page.evaluate(() => dispatchEvent(new Event('blur')));
    await resident.page.reload();
    await resident.see(resident.button(t.removeRecording));
    assert.equal(await resident.field(t.photoShows).inputValue(), SHOWN);
  });

  await step('they are enough without words, and are given with a receipt', async () => {
    await resident.button(t.next).click();
    await resident.see(resident.heading(t.audienceTitle));
    await resident.button(t.next).click();
    await resident.see(resident.heading(t.checkTitle));
    await resident.see(resident.text('1 photo, 1 recording'));
    await give(resident);
    assert.equal(await nBodies(resident), 3, 'words that say nothing, a photo and a recording, all sealed');
    await resident.airplane(false);
    await resident.see(resident.sendState.getByText(t.states.received));
  });

  await step('the desk shows the one and plays the other; the relay can do neither', async () => {
    await lead.open('/desk');
    await assertSeenAndHeard(lead);
    assert.equal(await nBodies(lead), 3);
    assert.deepEqual(await world.relay.find([SHOWN]), []);
    const files = await world.relay.files();
    assert.ok(sealed.length >= 3 && sealed.every((one) => files.some(({ bytes }) => bytes.includes(one))), 'the relay has what was sealed');
  });

  await step('taken back, they are on no phone and not at the relay', async () => {
    await resident.open('/mine');
    await resident.page.getByRole('main').getByRole('link', { name: t.noWords }).click();
    await assertSeenAndHeard(resident);
    await resident.text(t.withdraw).click();
    await resident.button(t.doWithdraw).click();
    await lead.page.getByRole('img', { name: SHOWN }).waitFor({ state: 'detached' });
    await until(async () => (await nBodies(lead)) + (await nBodies(resident)) === 0);
    await until(async () => (await world.relay.files()).every(({ bytes }) => !sealed.some((one) => bytes.includes(one))));
  });
});
