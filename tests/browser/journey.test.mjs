// The journey: three phones, airplane mode, one agenda.

import assert from 'node:assert/strict';

import { answer, awaitReady, editVision, found, giveVoice, invite, join, recordReading } from './acts.mjs';
import { World } from './world.mjs';

const world = World.ofThisFile();

// Everything people contribute. None of it may stand in the relay's files.
const LEAD = 'Nadia Belkacem';
const VOICE = 'La lumière du passage sous la voie ferrée est brisée depuis le mois de mai.';
const ANSWER = 'Merci. Nous en parlons jeudi avec l’arrondissement et vous dirons la suite.';
const BY_LEAD = ['learn and be heard', 'learn, rest and be heard'];
const BY_FIELD_WORKER = ['find their place quickly', 'find their place within one season'];
const METHOD = 'Asked at forty doors';
const NOTE = 'Two streets west of the railway are still missing.';
const READING = { period: '2024', method: METHOD };

world.story('three phones, airplane mode, one agenda', async (step) => {
  const [lead, resident, worker] = await Promise.all([
    world.phone('lead'),
    world.phone('resident', { lang: 'fr', canSwitchOff: true }),
    world.phone('field worker'),
  ]);
  let code;
  let links;

  await step('a lead founds Parc-Extension and invites', async () => {
    await found(lead, LEAD);
    links = { resident: await invite(lead, 'resident'), worker: await invite(lead, 'fieldWorker') };
  });

  await step('a resident joins without an account and without a name; a field worker joins', async () => {
    await Promise.all([join(resident, links.resident), join(worker, links.worker, 'Tom')]);
    assert.equal(await resident.page.getByRole('textbox').count(), 0, 'nothing more is asked');
  });

  await step('in airplane mode the app opens, takes a voice and gives a receipt', async () => {
    await Promise.all([resident.airplane(true), worker.airplane(true)]);
    await resident.page.reload();
    await resident.see(resident.heading(resident.words.home));
    await resident.see(resident.text(resident.words.offline));
    code = await giveVoice(resident, { kind: 'concern', body: VOICE, audience: 'team' });
    await resident.see(resident.sendState.getByText(resident.words.states.phone));
  });

  await step('the browser is closed and opened again: still there, still offline', async () => {
    await resident.switchOff();
    await resident.switchOn({ offline: true });
    await resident.open();
    await resident.see(resident.heading(resident.words.home));
    await resident.see(resident.text(VOICE));
    await resident.see(resident.sendState.getByText(resident.words.states.phone));
    await resident.see(resident.text(resident.words.offline));
  });

  await step('a field worker without signal records a figure and edits a sentence, the lead others', async () => {
    await recordReading(worker, { ...READING, value: '19.5', note: NOTE });
    await worker.see(worker.text('19.5%').first());
    await editVision(worker, ...BY_FIELD_WORKER);
    await recordReading(lead, { ...READING, value: '23', note: '' });
    await editVision(lead, ...BY_LEAD);
    await lead.see(lead.text(BY_LEAD[1]));
    assert.equal(await lead.text(BY_FIELD_WORKER[1]).count(), 0, 'nothing has travelled yet');
  });

  await step('signal returns: all phones show the same vision, without a reload', async () => {
    // Only the words differ between languages: she reads along in English.
    await resident.button('English').click();
    for (const phone of [lead, resident, worker]) await phone.mark();
    await Promise.all([resident.airplane(false), worker.airplane(false)]);
    const visions = await Promise.all(
      [lead, resident, worker].map(async (phone) => {
        const vision = phone.page.getByRole('main').getByText(BY_LEAD[1]).and(phone.text(BY_FIELD_WORKER[1]));
        await phone.see(vision);
        return vision.innerText();
      }),
    );
    assert.equal(new Set(visions).size, 1, `one vision: ${visions.join('\n')}`);
    await resident.button('Français').click();
    await resident.see(resident.sendState.getByText(resident.words.states.received));
  });

  await step('the lead finds the voice under New in and answers it', async () => {
    await lead.tab(lead.words.desk).click();
    const newIn = lead.section(lead.words.newIn);
    await lead.see(newIn.getByRole('heading', { name: VOICE }));
    await lead.see(newIn.getByText(code));
    await answer(lead, code, ANSWER);
    await newIn.getByRole('heading', { name: VOICE }).waitFor({ state: 'detached' });
  });

  await step('the resident sees the answer', async () => {
    await resident.page.getByRole('link', { name: VOICE }).click();
    await resident.see(resident.heading('Note'));
    await resident.see(resident.text(ANSWER));
    // Above it stands what became of the voice, which names her too.
    await resident.see(resident.text(new RegExp(`^${LEAD}, `)).last());
  });

  await step('two figures for one period are shown as two answers', async () => {
    const figures = (part) => Promise.all(['19.5%', '23%'].map((figure) => lead.see(part.getByText(figure, { exact: true }))));
    const pair = lead.section(lead.words.twoAnswers);
    await figures(pair);
    await lead.see(pair.getByText('Tom, ', { exact: false }));
    await pair.getByRole('link', { name: 'See the indicator' }).click();
    await lead.see(lead.heading(lead.words.lowIncome));
    const card = lead.page.getByRole('article').filter({ has: lead.page.getByRole('heading', { name: '2024' }) });
    await lead.see(card.getByText(lead.words.twoAnswers));
    await figures(card);
    await lead.see(card.getByText(NOTE));
    await lead.see(lead.text('People in low income: 19.5% or 23% (2024, two answers)'));
  });

  await step('everything is sent and nobody reloaded', async () => {
    for (const phone of [lead, resident, worker]) {
      await phone.see(phone.link(phone.words.allSent));
      await phone.assertNotReloaded();
    }
  });

  await step('the relay’s files hold no sentence that anybody contributed', async () => {
    await world.relay.stop();
    const sentences = [VOICE, ANSWER, ...BY_LEAD, ...BY_FIELD_WORKER, METHOD, NOTE, LEAD, 'Parc-Extension'];
    assert.deepEqual(await world.relay.find(sentences), []);
    // The search itself finds what is there.
    const [database] = await world.relay.find(['SQLite format 3']);
    assert.equal(database?.encoding, 'utf8');
    for (const sentence of sentences) assert.ok(!world.relay.log.includes(sentence), 'nor does its log');
  });
});
