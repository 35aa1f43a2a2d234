// What people do, as they do it: by the words on the screen.

import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

// What is taken for a photo.
export const PICTURE = fileURLToPath(new URL('../../docs/screenshots/home-en.png', import.meta.url));

// Founds Parc-Extension and puts the recovery sheet away; ends on the first screen, ready to work without internet
// unless the phone never is.
export async function found(phone, nickname, { isOffline = true } = {}) {
  const { words } = phone;
  await phone.open();
  await phone.see(phone.heading(words.welcome));
  await phone.page.getByRole('main').getByRole('button', { name: words.language, exact: true }).click();
  await phone.link(words.foundTitle).click();
  await phone.see(phone.heading(words.foundTitle));
  await phone.choose('Parc-Extension');
  await phone.field(words.nickname).fill(nickname);
  await phone.button(words.found).click();
  await keepRecoverySheet(phone);
  await phone.see(phone.heading(words.home));
  if (isOffline) await awaitReady(phone);
}

async function keepRecoverySheet(phone) {
  const { words } = phone;
  await phone.see(phone.heading(words.recovery));
  const lines = phone.page.getByTestId('recovery').getByRole('listitem');
  await phone.see(lines.first());
  assert.ok((await lines.count()) >= 4, 'the sheet has lines to copy');
  assert.ok(await phone.button(words.goOn).isDisabled(), 'one cannot go on without saying that it is kept');
  await phone.field(words.recoveryKept).check();
  await phone.button(words.goOn).click();
}

// Makes an invitation, for so many phones or any number, and returns its link.
export async function invite(phone, role, { days = 30, uses = 0 } = {}) {
  const { words } = phone;
  await phone.open('/invite');
  await phone.see(phone.heading(words.invite));
  await phone.choose(words.roles[role]);
  await phone.choose(words.uses[uses]);
  await phone.choose(words.days[days]);
  await phone.button(words.makeInvitation).click();
  await phone.see(phone.page.getByRole('img', { name: words.codeToJoin }));
  const link = await phone.page.getByTestId('invite-link').innerText();
  const { pathname, search, hash } = new URL(link);
  assert.deepEqual([pathname, search, hash.slice(0, 3)], ['/', '', '#i='], 'everything secret is in the fragment');
  return link;
}

// Opens an invitation and follows it; ends on the first screen, ready to work without internet.
export async function join(phone, link, nickname = '') {
  const { words } = phone;
  await phone.page.goto(link);
  await phone.see(phone.heading(words.invitation));
  await phone.see(phone.text(words.invitedTo));
  if (nickname) await phone.field(words.nickname).fill(nickname);
  await phone.button(words.join).click();
  await awaitReady(phone);
  assert.ok(!phone.page.url().includes('#'), 'the invitation is out of the address');
}

export async function awaitReady(phone) {
  await phone.see(phone.page.getByTestId('ready').getByText(phone.words.ready));
}

// Answers the questions up to the last page, where everything is shown once more.
export async function prepareVoice(phone, { kind, body, audience, photo }) {
  const { words } = phone;
  await phone.door(words.say).first().click();
  await phone.see(phone.heading(words.kindTitle));
  await phone.choose(words.kinds[kind]);
  await phone.button(words.next).click();
  await phone.see(phone.heading(words.prompts[kind]));
  await phone.field(words.body).fill(body);
  if (photo) {
    await phone.field(words.takePhoto).setInputFiles(photo);
    await phone.see(phone.button(words.removePhoto));
  }
  await phone.button(words.next).click();
  await phone.see(phone.heading(words.audienceTitle));
  assert.ok(await phone.radio(words.audiences.team).isChecked(), 'without a choice only the team sees it');
  await phone.choose(words.audiences[audience]);
  await phone.button(words.next).click();
  await phone.see(phone.heading(words.checkTitle));
  await phone.see(phone.text(body));
  await phone.see(phone.text(words.audiences[audience]));
}

// Gives a voice and returns its word code; ends on the receipt.
export async function giveVoice(phone, voice) {
  await prepareVoice(phone, voice);
  return give(phone);
}

// The last step of giving.
export async function give(phone) {
  const { words } = phone;
  await phone.button(words.give).click();
  await phone.see(phone.heading(words.given));
  await phone.see(phone.text(words.saved).first());
  const code = await phone.page.getByTestId('receipt').innerText();
  assert.match(code, /^[a-z]+-\d{3}$/, 'the receipt is a word and a number');
  return code;
}

// Records a reading of the first indicator; ends on its page.
export async function recordReading(phone, { period, value, method, note }) {
  const { words } = phone;
  await phone.tab(words.results).click();
  await phone.see(phone.heading(words.results));
  await phone.page.getByRole('link', { name: new RegExp(`^${words.lowIncome}`) }).click();
  await phone.see(phone.heading(words.lowIncome));
  await phone.link(words.record).click();
  await phone.field(words.period).fill(period);
  await phone.field(words.value).fill(value);
  await phone.field(words.method).fill(method);
  await phone.field(words.note).fill(note);
  await phone.button(words.save).click();
  await phone.see(phone.heading(words.lowIncome));
}

// Replaces one passage of the vision; ends on the agenda.
export async function editVision(phone, passage, replacement) {
  const { words } = phone;
  await phone.open('/agenda');
  await phone.link(words.editVision).click();
  await phone.see(phone.heading(words.editVision));
  const field = phone.field(words.vision);
  const before = await field.inputValue();
  assert.ok(before.includes(passage), `the vision has “${passage}”: ${before}`);
  await field.fill(before.replace(passage, replacement));
  await phone.button(words.save).click();
  await phone.see(phone.heading(words.agenda));
}

// Answers a voice from the desk.
export async function answer(phone, code, body) {
  const { words } = phone;
  await phone.button(words.respondTo(code)).click();
  await phone.field(words.answer).fill(body);
  await phone.button(words.sendAnswer).click();
}

// Opens the list of people; ends there.
export async function openPeople(phone) {
  const { words } = phone;
  await phone.open('/people');
  await phone.see(phone.section(words.members));
}

// Removes somebody by the name they gave themselves, on the list of people.
export async function removePerson(phone, name) {
  const { words } = phone;
  await phone.button(words.removeWhom(name)).click();
  await phone.see(phone.text(words.removeMeans(name)));
  await phone.button(words.doRemove).click();
  await phone.see(phone.text(words.removed));
  await phone.button(words.removeWhom(name)).waitFor({ state: 'detached' });
}

// Makes a form of two questions in both languages; returns the address of its page, where it ends.
export async function makeForm(phone) {
  const { words } = phone;
  await phone.open('/all/forms');
  await phone.link(words.addForm).click();
  await phone.see(phone.heading(words.makeForm));
  await phone.field(words.formTitle.en).fill('At the door');
  await phone.field(words.formTitle.fr).fill('À la porte');
  await phone.field(words.formConsent.en).fill('We ask two things. You may stop at any time.');
  await phone.field(words.formWords.en).fill('Is it warm enough at home?');
  await phone.field(words.formWords.fr).fill('Fait-il assez chaud chez vous ?');
  await phone.button(words.addQuestion).click();
  await phone.field(words.formWords.en).nth(1).fill('What should change?');
  await phone.field(words.formWords.fr).nth(1).fill('Que faudrait-il changer ?');
  await phone.field(words.howAnswered).nth(1).selectOption({ label: words.howText });
  await phone.button(words.save).click();
  await phone.see(phone.heading('At the door'));
  return new URL(phone.page.url()).pathname;
}

// Gives the phone a code that hides its screens; ends on the same screen.
export async function setCode(phone, code) {
  const { words } = phone;
  await phone.field(words.newCode).fill(code);
  await phone.field(words.codeAgain).fill(code);
  await phone.button(words.setCode).click();
  await phone.see(phone.button(words.lockNow).first());
}

// Types the code of a locked phone.
export async function openLock(phone, code) {
  const { words } = phone;
  await phone.field(words.newCode).fill(code);
  await phone.button(words.openLock).click();
  await phone.heading(words.locked).waitFor({ state: 'detached' });
}

// Writes a new entry of a kind, by the words of its form; ends on its page.
export async function addEntry(phone, kind, fields, choices) {
  await phone.open(`/all/${kind}`);
  await phone.link(phone.words.add[kind]).click();
  await phone.see(phone.heading(phone.words.add[kind]));
  for (const [label, text] of Object.entries(fields)) await phone.field(label).fill(text);
  for (const answer of choices) {
    // Long lists are opened, short ones stand there.
    if (Array.isArray(answer)) await phone.field(answer[0]).selectOption({ label: answer[1] });
    else await phone.choose(answer);
  }
  await phone.button(phone.words.save).click();
  await phone.see(phone.heading(Object.values(fields)[0]));
}
