// What goes wrong gets a sentence that says what happened and what is safe, and nothing is lost.

import assert from 'node:assert/strict';

import { found, give, giveVoice, invite, join, prepareVoice } from './acts.mjs';
import { World } from './world.mjs';

const VOICE = { kind: 'idea', body: 'A bench in front of the clinic, in the shade.', audience: 'team' };
const DAYS_8_MS = 8 * 24 * 60 * 60 * 1000;

let lead;
let link;

const world = World.ofThisFile(async (world) => {
  lead = await world.phone('lead');
  await found(lead, 'Nadia');
  link = await invite(lead, 'resident');
});

async function resident(lang = 'en') {
  const phone = await world.phone('resident', { lang });
  await join(phone, link);
  return phone;
}

// Pastes a link on the first screen of a fresh phone, where its `sentence` is then read.
async function paste(phone, text, sentence) {
  const { words } = phone;
  await phone.open();
  await phone.field(words.invitationLink).fill(text);
  await phone.button(words.openInvitation).click();
  await phone.see(phone.heading(words.invitation));
  await phone.see(problem(phone, sentence));
  await phone.see(problem(phone, words.nothingChanged));
}

for (const lang of ['en', 'fr']) {
  world.story(`links that lead nowhere say why (${lang})`, async () => {
    const phone = await world.phone('newcomer', { lang });
    const { words } = phone;
    const elsewhere = 'https://ensemble.example';
    await paste(phone, 'see you on Thursday', words.linkMissing);
    await paste(phone, link.slice(0, -12), words.linkDamaged);
    await paste(phone, link.replace(world.relay.address, elsewhere), words.linkElsewhere(elsewhere));
    assert.equal(new URL(await phone.link(words.openThere).getAttribute('href')).origin, elsewhere);
    // Whole, the same link works.
    await phone.button(words.notNow).click();
    await phone.see(phone.heading(words.welcome));
    await join(phone, link);
  });
}

world.story('an invitation past its last day says so', async () => {
  const ended = await invite(lead, 'resident', { days: 7 });
  const phone = await world.phone('newcomer', { lang: 'fr' });
  // It is the engine that knows the day.
  phone.page.on('worker', (worker) =>
    worker.evaluate((ms) => {
      const now = Date.now;
      Date.now = () => now() + ms;
    }, DAYS_8_MS),
  );
  await phone.page.goto(ended);
  // An engine that read the invitation before its clock was set reads it anew.
  for (let n = 0; n < 5 && !(await phone.shows(phone.text(phone.words.linkExpired), 5_000)); n++) {
    await phone.page.reload();
    await phone.see(phone.heading(phone.words.invitation));
  }
  await phone.see(phone.text(phone.words.linkExpired));
  await phone.button(phone.words.notNow).click();
  await phone.see(phone.heading(phone.words.welcome));
});

world.story('a link cut short does nothing to a phone that is in the initiative', async () => {
  const phone = await resident();
  const { words } = phone;
  await giveVoice(phone, VOICE);
  await phone.page.goto(link.slice(0, -12));
  await phone.see(phone.text(words.linkDamaged));
  await phone.button(words.notNow).click();
  await phone.see(phone.heading(words.home));
  await phone.see(phone.text(VOICE.body));
});

world.story('what is missing is said where it is missing, and only there', async () => {
  const phone = await resident();
  const { words } = phone;
  await phone.open('/give/words');
  await phone.button(words.next).click();
  await phone.see(phone.page.getByRole('alert').getByRole('link', { name: words.writeFirst }));
  await phone.link(words.back).click();
  await phone.see(phone.heading(words.kindTitle));
  assert.equal(await phone.text(words.writeFirst).count(), 0);
  await phone.button(words.next).click();
  await phone.see(phone.page.getByRole('alert').getByRole('link', { name: words.chooseKind }));
});

// Has every write of the phone's storage end with an error of this name, or with none. Runs in the engine's worker.
function failWrites(name) {
  self.failsWith = name;
  if (self.hasSwitch) return;
  self.hasSwitch = true;
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...given) {
    if (!self.failsWith || self.failsWith === 'AbortError') return put.apply(this, given);
    throw new DOMException('the test says so', self.failsWith);
  };
  const { commit } = IDBTransaction.prototype;
  IDBTransaction.prototype.commit = function () {
    if (self.failsWith === 'AbortError') this.abort();
    else commit.call(this);
  };
}

const failWith = async (phone, name) => (await phone.engine()).evaluate(failWrites, name);
const problem = (phone, sentence) => phone.page.getByRole('main').getByRole('alert').getByText(sentence);

const FAILURES = { QuotaExceededError: 'storageFull', UnknownError: 'storageFailed', AbortError: 'storageFailed' };

for (const [error, sentence] of Object.entries(FAILURES)) {
  world.story(`a write that fails with ${error} is said, and loses nothing`, async () => {
    const phone = await world.phone('resident');
    const { words } = phone;
    await join(phone, link);
    await prepareVoice(phone, VOICE);
    await failWith(phone, error);
    await phone.button(words.give).click();
    await phone.see(problem(phone, words[sentence]));
    await phone.see(phone.text(words.alarm));
    await phone.see(phone.heading(words.checkTitle));
    await phone.see(phone.text(VOICE.body));
    await failWith(phone, '');
    await give(phone);
    await phone.see(phone.sendState.getByText(words.states.received));
    await phone.text(words.alarm).waitFor({ state: 'detached' });
    // Once, not twice.
    await phone.open('/mine');
    await phone.see(phone.text(VOICE.body));
    assert.equal(await phone.page.getByRole('article').count(), 1);
  });
}

world.story('a full phone founds and joins nothing by halves', async () => {
  const phone = await world.phone('newcomer', { lang: 'fr' });
  const { words } = phone;
  await phone.page.goto(link);
  await phone.see(phone.text(words.invitedTo));
  // Without room from the first moment on, the app would say that it can keep nothing.
  await phone.text(words.stillComing).waitFor({ state: 'detached' });
  await failWith(phone, 'QuotaExceededError');
  await phone.field(words.nickname).fill('Amina');
  await phone.button(words.join).click();
  await phone.see(problem(phone, words.storageFull));
  assert.equal(await phone.field(words.nickname).inputValue(), 'Amina');
  await phone.open('/found');
  await phone.see(phone.button(words.found));
  await failWith(phone, 'QuotaExceededError');
  await phone.button(words.found).click();
  await phone.see(problem(phone, words.storageFull));
  // With room again the phone is as it was: in no initiative, and the invitation still waits.
  await phone.open();
  await phone.see(phone.heading(words.welcome));
  await phone.link(words.seeInvitation).click();
  await phone.button(words.join).click();
  await phone.see(phone.page.getByTestId('ready'));
});

world.story('what was being typed survives a crash of the page', async () => {
  const phone = await resident();
  const { words } = phone;
  await phone.door(words.say).first().click();
  await phone.choose(words.kinds.idea);
  await phone.button(words.next).click();
  await phone.field(words.body).fill(VOICE.body);
  await phone.see(phone.text(words.keptAt));
  await crash(phone);

  await phone.open();
  await phone.see(phone.text(words.unfinished));
  await phone.button(words.goOn).click();
  await phone.see(phone.heading(words.checkTitle));
  await phone.see(phone.text(VOICE.body));
  await crash(phone);

  await phone.open();
  await phone.see(phone.text(words.unfinished));
  await phone.button(words.remove).click();
  await phone.text(words.unfinished).waitFor({ state: 'detached' });
  await phone.page.reload();
  await phone.see(phone.heading(words.home));
  await phone.see(phone.page.getByTestId('ready'));
  assert.equal(await phone.text(words.unfinished).count(), 0, 'deleted stays deleted');
});

// Ends the page's process, without a word to the page, and opens a new window.
async function crash(phone) {
  const devtools = await phone.context.newCDPSession(phone.page);
  const crashed = phone.page.waitForEvent('crash');
  // It ends without an answer.
  devtools.send('Page.crash').catch(() => {});
  await crashed;
  await phone.page.close();
  phone.page = await phone.context.newPage();
}

world.story('a relay that is killed and comes back receives what waited', async () => {
  const phone = await resident();
  const { words } = phone;
  await world.relay.kill();
  await phone.see(phone.text(words.offline));
  const code = await giveVoice(phone, { ...VOICE, body: 'Given while the relay was away.' });
  await phone.see(phone.sendState.getByText(words.states.phone));
  await world.relay.run();
  await phone.see(phone.sendState.getByText(words.states.received));
  await lead.open('/desk');
  await lead.see(lead.section(lead.words.newIn).getByText(code));
});

for (const lang of ['en', 'fr']) {
  world.story(`when the app breaks, a screen says that everything is safe (${lang})`, async () => {
    const phone = await resident(lang);
    const { words } = phone;
    await giveVoice(phone, VOICE);
    await phone.page.evaluate(() => window.ensembleCrash('index out of bounds at client/src/app.rs:1:1'));
    await phone.see(phone.heading(words.broken));
    assert.equal(await phone.heading(words.broken).evaluate((heading) => heading === document.activeElement), true);
    await phone.see(phone.text(words.brokenText));
    const report = await phone.field(words.report).inputValue();
    assert.match(report, /client\/src\/app\.rs:1:1[^]*version /);
    assert.ok(!report.includes(VOICE.body) && !report.includes('#'), 'the report holds no words and no invitation');
    await phone.button(words.reload).click();
    await phone.see(phone.heading(words.given).or(phone.heading(words.home)));
    await phone.open('/mine');
    await phone.see(phone.text(VOICE.body));
  });
}

// Takes all the memory that the app could still be given.
function exhaust() {
  for (let pages = 65_536; pages >= 1; pages /= 2) {
    try {
      window.appMemory.grow(pages);
    } catch {
      // So much is not there: less.
    }
  }
}

world.story('an app that runs out of memory shows that screen too', async () => {
  const phone = await world.phone('resident');
  const { words } = phone;
  await phone.context.addInitScript(() => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      window.appMemory = made.exports.memory;
      return made;
    };
  });
  await join(phone, link);
  await giveVoice(phone, VOICE);
  await phone.open('/give/words');
  await phone.see(phone.field(words.body));
  await phone.page.evaluate(exhaust);
  await phone.field(words.body).evaluate((field) => {
    field.value = 'x'.repeat(30_000_000);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await phone.see(phone.heading(words.broken));
  phone.expectComplaint(/RuntimeError|memory allocation/);
  // What was saved before is there after.
  await phone.open('/mine');
  await phone.see(phone.text(VOICE.body));
});
