// Who is in the initiative: coming back, being removed, invitations for so many, a second phone, words taken back.

import assert from 'node:assert/strict';

import { found, giveVoice, invite, join, openPeople, removePerson } from './acts.mjs';
import { World } from './world.mjs';

const FOR_TEAM = { kind: 'concern', body: 'The lamp under the railway has been broken since May.', audience: 'team' };
const FOR_ALL = { kind: 'idea', body: 'A bench in front of the clinic, in the shade.', audience: 'everyone' };

const world = World.ofThisFile();

world.story('a lead whose phone is lost comes back with the recovery sheet', async (step) => {
  const [lead, resident] = [await world.phone('lead'), await world.phone('resident')];
  const other = await world.phone('new phone', { lang: 'fr' });
  let lines;
  let code;

  await step('the lead has the sheet on paper, a resident speaks to the team', async () => {
    await found(lead, 'Nadia', { isOffline: false });
    await lead.see(lead.text(lead.words.oneLead));
    await lead.open('/recovery');
    const printed = lead.page.getByTestId('recovery').getByRole('listitem');
    await lead.see(printed.first());
    lines = await printed.allInnerTexts();
    await join(resident, await invite(lead, 'resident'), 'Amina');
    code = await giveVoice(resident, FOR_TEAM);
    await resident.see(resident.sendState.getByText(resident.words.states.received));
    await lead.context.close();
  });

  await step('a mistyped line is named', async () => {
    const { words } = other;
    await other.open();
    await other.link(words.useSheet).click();
    await other.see(other.heading(words.recover));
    await other.field(words.sheetLines).fill(lines.slice(0, 9).join('\n'));
    await other.button(words.comeBack).click();
    await other.see(other.text(words.sheetOf(9)).first());
    const mistyped = lines.with(3, lines[3].slice(1));
    await other.field(words.sheetLines).fill(mistyped.join('\n'));
    await other.button(words.comeBack).click();
    await other.see(other.text(words.groupWrong(4)).first());
  });

  await step('the right lines, in small letters, bring back everything', async () => {
    const { words } = other;
    await other.field(words.sheetLines).fill(lines.join('\n').toLowerCase());
    await other.field(words.nickname).fill('Nadia encore');
    await other.button(words.comeBack).click();
    await other.see(other.heading(words.home));
    await other.tab(words.desk).click();
    const newIn = other.section(words.newIn);
    await other.see(newIn.getByRole('heading', { name: FOR_TEAM.body }));
    await other.see(newIn.getByText(code));
  });

  await step('the lost phone is removed', async () => {
    await openPeople(other);
    await removePerson(other, 'Nadia');
  });
});

world.story('what a removed member writes is nobody’s, until a coordinator decides', async (step) => {
  const [lead, worker] = [await world.phone('lead'), await world.phone('field worker')];
  const late = ['A fountain in the park.', 'A second fountain.'].map((body) => ({ ...FOR_ALL, body }));

  await step('both are in the initiative', async () => {
    await found(lead, 'Nadia', { isOffline: false });
    await join(worker, await invite(lead, 'fieldWorker'), 'Tom');
    await giveVoice(worker, FOR_ALL);
    await worker.see(worker.sendState.getByText(worker.words.states.received));
    await openPeople(lead);
    await lead.see(lead.button(lead.words.removeWhom('Tom')));
    await lead.see(lead.link(lead.words.allSent));
  });

  await step('one is removed while nobody can hear of it, and writes on', async () => {
    await lead.airplane(true);
    await removePerson(lead, 'Tom');
    for (const voice of late) {
      await worker.open();
      await giveVoice(worker, voice);
      await worker.see(worker.sendState.getByText(worker.words.states.received));
    }
  });

  await step('the lead sees that, and decides', async () => {
    const { words } = lead;
    await lead.airplane(false);
    const part = lead.section(words.late);
    await lead.see(part.getByRole('heading', { name: 'Tom' }));
    await lead.see(part.getByText(late[0].body));
    await lead.see(part.getByText(late[1].body));
    await lead.see(part.getByText('Adds 2 notes'));
    await lead.open('/desk');
    await lead.see(lead.text(FOR_ALL.body));
    for (const { body } of late) assert.equal(await lead.text(body).count(), 0, 'it stands with nothing else');
    await openPeople(lead);
    await part.getByRole('button', { name: words.takeUp }).click();
    await lead.see(lead.text(words.takenUp));
    await part.waitFor({ state: 'detached' });
    await lead.open('/desk');
    await lead.see(lead.section(words.newIn).getByRole('heading', { name: late[1].body }));
  });

  await step('the removed phone says so, keeps what was written, and can hand it over', async () => {
    const { words } = worker;
    await worker.open();
    await worker.see(worker.text(words.alarmRemoved));
    await worker.see(worker.text(words.isOut));
    await worker.see(worker.page.getByRole('main').getByRole('link', { name: words.handOver }));
    await worker.open('/mine');
    await worker.see(worker.text(late[0].body));
  });

  await step('with a new invitation the phone is back', async () => {
    const { words } = worker;
    await worker.page.goto(await invite(lead, 'fieldWorker', { uses: 1 }));
    await worker.button(words.openInitiative).click();
    await worker.see(worker.link(words.allSent));
    await worker.text(words.alarmRemoved).waitFor({ state: 'detached' });
  });
});

world.story('an invitation is for so many, until somebody ends it', async (step) => {
  const lead = await world.phone('lead');
  const [first, second, third] = [await world.phone('first'), await world.phone('second'), await world.phone('third', { lang: 'fr' })];
  let link;

  await step('one use brings in one phone, and the second is told', async () => {
    await found(lead, 'Nadia', { isOffline: false });
    link = await invite(lead, 'resident', { uses: 1 });
    await lead.see(lead.text(lead.words.forOne));
    await join(first, link, 'Amina');
    await follow(second, link, 'Gil');
    await second.see(second.text(second.words.alarmEnded));
  });

  await step('one that is revoked brings in nobody', async () => {
    const { words } = lead;
    link = await invite(lead, 'fieldWorker');
    await openPeople(lead);
    const open = lead.section(words.openInvitations);
    await open.getByRole('button', { name: words.revoke }).click();
    await lead.button(words.doRevoke).click();
    await lead.see(lead.text(words.revoked));
    await lead.see(lead.text(words.noInvitations));
    await lead.see(lead.link(words.allSent));
    await follow(third, link, 'Gil');
    await third.see(third.text(third.words.alarmEnded));
  });

  await step('a second phone is the same person', async () => {
    const { words } = first;
    await first.open('/second-phone');
    await first.button(words.showSquare).click();
    const square = await first.page.getByTestId('invite-link').innerText();
    const phone = await world.phone('second phone');
    await phone.page.goto(square);
    await phone.see(phone.text(words.anotherPhoneOf('Amina')));
    assert.equal(await phone.field(words.nickname).count(), 0, 'the name is known');
    await phone.button(words.join).click();
    await phone.see(phone.heading(words.home));
    await lead.see(lead.section(lead.words.members).getByText(lead.words.phones(2)));
  });
});

world.story('what was shown last is there before the rest is opened, and nothing that was withdrawn', async () => {
  const [lead, resident] = [await world.phone('lead'), await world.phone('resident')];
  await found(lead, 'Nadia');
  await join(resident, await invite(lead, 'resident'), 'Amina');
  await giveVoice(resident, FOR_ALL);
  await lead.open('/desk');
  const voice = lead.section(lead.words.newIn).getByRole('heading', { name: FOR_ALL.body });
  await lead.see(voice);
  await lead.awaitSeen(FOR_ALL.body);

  lead.page.once('worker', (worker) => worker.evaluate(holdBack));
  await lead.airplane(true);
  await lead.page.reload();
  await lead.see(lead.text(lead.words.asItWas));
  await lead.see(voice);
  await (await lead.engine()).evaluate(() => self.letGo());
  await lead.text(lead.words.asItWas).waitFor({ state: 'detached' });
  await lead.see(voice);
  await lead.airplane(false);

  await resident.open('/mine');
  await resident.page.getByRole('link', { name: FOR_ALL.body }).click();
  await resident.text(resident.words.withdraw).click();
  await resident.button(resident.words.doWithdraw).click();
  await voice.waitFor({ state: 'detached' });
  await lead.awaitSeen(FOR_ALL.body, false);
  await lead.page.reload();
  await lead.see(lead.heading(lead.words.desk));
  await lead.see(lead.text(lead.words.nothingNewIn));
  assert.equal(await lead.text(FOR_ALL.body).count(), 0, 'also after opening anew');
});

// Holds back the engine of the next page once it has shown what was shown last: it cannot open the key of its device.
function holdBack() {
  const mayOpen = new Promise((resolve) => (self.letGo = resolve));
  const { decrypt } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.decrypt = async function (how, key, sealed) {
    // The engine's memory may move meanwhile.
    const kept = sealed.slice();
    if (new TextDecoder().decode(how.additionalData) !== 'seen') await mayOpen;
    return decrypt.call(this, how, key, kept);
  };
}

// Follows an invitation that comes to nothing.
async function follow(phone, link, nickname) {
  const { words } = phone;
  await phone.page.goto(link);
  await phone.field(words.nickname).fill(nickname);
  await phone.button(words.join).click();
  await phone.see(phone.heading(words.home));
}
