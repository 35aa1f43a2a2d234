// From hand to hand by file, where there is no network.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { found, giveVoice, invite, join, recordReading } from './acts.mjs';
import { World } from './world.mjs';

const VOICE = { kind: 'concern', body: 'The light under the railway has been broken since May.', audience: 'team' };
const READING = { period: '2024', method: 'Asked at forty doors', note: '' };

const world = World.ofThisFile();

// Makes a file on the screen for it, and returns its bytes.
async function makeFile(phone, button) {
  const { words } = phone;
  await phone.open('/hand-over');
  await phone.button(button).click();
  await phone.see(phone.text(words.fileReady));
  const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.button(words.saveFile).click()]);
  assert.match(download.suggestedFilename(), /^ensemble-(unsent|backup)-\d{4}-\d\d-\d\d\.ensemble$/);
  return readFile(await download.path());
}

async function choose(phone, buffer) {
  await phone.field(phone.words.chooseFile).setInputFiles({ name: 'from-tom.ensemble', mimeType: '', buffer });
}

world.story('two phones pass on what they have by file, with no relay', async (step) => {
  const [lead, worker] = await Promise.all([world.phone('lead'), world.phone('field worker', { lang: 'fr' })]);
  let code;
  let file;

  await step('both are in the initiative, and lose the network', async () => {
    await found(lead, 'Nadia');
    await join(worker, await invite(lead, 'fieldWorker'), 'Tom');
    await recordReading(lead, { ...READING, value: '23' });
    await lead.see(lead.link(lead.words.allSent));
    await worker.see(worker.link(worker.words.allSent));
    await world.relay.stop();
  });

  await step('the field worker writes, and makes a file', async () => {
    code = await giveVoice(worker, VOICE);
    await recordReading(worker, { ...READING, value: '19.5' });
    file = await makeFile(worker, worker.words.unsentFile);
  });

  await step('a file that was cut short or is none changes nothing', async () => {
    await lead.open('/hand-over');
    await choose(lead, file.subarray(0, file.length - 9));
    await lead.see(lead.text(lead.words.fileCutShort));
    await choose(lead, Buffer.from('a shopping list'));
    await lead.see(lead.text(lead.words.fileOther));
  });

  await step('the lead sees what is in it before taking it in', async () => {
    await choose(lead, file);
    await lead.see(lead.text(/^From Tom, /));
    await lead.see(lead.text('Adds 1 note'));
    await lead.see(lead.text('Adds 1 figure'));
    await lead.see(lead.text(/^1 thing disagrees/));
    await lead.button(lead.words.takeIn).click();
    await lead.see(lead.text(lead.words.takenIn));
    await choose(lead, file);
    await lead.see(lead.text(lead.words.nothingNew));
    await lead.open('/desk');
    await lead.see(lead.section(lead.words.newIn).getByText(code));
    await lead.see(lead.section(lead.words.twoAnswers).locator('.answers').getByText('19.5%'));
  });

  await step('the lead’s backup brings the field worker what is missing', async () => {
    const backup = await makeFile(lead, lead.words.backupFile);
    await worker.open('/hand-over');
    await choose(worker, backup);
    await worker.see(worker.text(/^De Nadia, /));
  });

  await step('whoever meets the relay first sends for both', async () => {
    await worker.context.setOffline(true);
    await world.relay.run();
    await lead.see(lead.link(lead.words.allSent));
    await worker.context.setOffline(false);
    await worker.see(worker.link(worker.words.allSent));
  });
});
