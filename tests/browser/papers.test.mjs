// What goes to paper and to other programs, what comes from a spreadsheet, and what goes back as it was: all without internet.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { editVision, found } from './acts.mjs';
import { World } from './world.mjs';

const world = World.ofThisFile();
const [STOOD, STANDS] = ['learn and be heard', 'learn, rest and be heard'];

// Makes a file, saves it, and returns what is in it.
async function saved(phone, button) {
  const { words } = phone;
  await phone.button(button).click();
  await phone.see(phone.button(words.saveFile));
  const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.button(words.saveFile).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

async function bring(phone, table) {
  await phone.field(phone.words.pasteTable).fill(table);
  await phone.button(phone.words.lookAtTable).click();
}

world.story('history, tables, report and calendar, without internet', async (step) => {
  const lead = await world.phone('lead');
  const { words } = lead;
  let goal;

  await step('a text says which sentences went and came, and goes back', async () => {
    await found(lead, 'Nadia');
    await lead.airplane(true);
    await editVision(lead, STOOD, STANDS);
    await lead.link(words.historyOfVision).click();
    await lead.see(lead.heading(words.historyOfVision));
    const newest = lead.page.locator('.card').first();
    await lead.see(newest.getByText(STANDS).first());
    await lead.see(newest.getByText(STOOD).first());
    await lead.page.getByRole('button', { name: words.putBackText }).first().click();
    await lead.see(lead.text(words.isBack));
    await lead.open('/agenda');
    await lead.see(lead.page.getByText(STOOD).first());
  });

  await step('so does a field of an entry', async () => {
    await lead.open('/all/goals');
    await lead.link(words.firstGoal).click();
    await lead.link(words.change).click();
    await lead.field(words.goalTitle).fill('Young people thrive');
    await lead.button(words.save).click();
    await lead.see(lead.heading('Young people thrive'));
    goal = new URL(lead.page.url()).pathname;
    await lead.link(words.history).click();
    await lead.see(lead.heading(words.historyOf('Young people thrive')));
    await lead.button(words.putBackWords(words.firstGoal)).click();
    await lead.see(lead.heading(words.historyOf(words.firstGoal)));
    await lead.open(goal);
    await lead.see(lead.heading(words.firstGoal));
  });

  await step('a list goes out as a table, and one comes in after a look', async () => {
    await lead.open('/all/partners/table');
    const { name, text } = await saved(lead, words.makeTable);
    assert.match(name, /^ensemble-partners-\d{4}-\d\d-\d\d\.csv$/);
    assert.ok(text.startsWith('\u{feff}key,'), 'spreadsheets read its accents');
    // A column is known by its label, one by its name, one by nothing; one row is not all right.
    await bring(lead, 'Name\tsector\tcolour\nThe corner clinic\thealth\tred\nThe shop\tshops\tblue');
    await lead.see(lead.text(words.oneNewRow));
    await lead.see(lead.text(words.oneRefused));
    await lead.see(lead.text('The corner clinic').first());
    await lead.button(words.takeInOne).click();
    await lead.see(lead.text(words.oneTaken));
    await lead.open('/all/partners');
    await lead.see(lead.link('The corner clinic'));
  });

  await step('all lists go out in one file', async () => {
    await lead.open('/papers');
    const { name, text } = await saved(lead, words.makeTables);
    assert.match(name, /^ensemble-tables-\d{4}-\d\d-\d\d\.zip$/);
    assert.ok(text.startsWith('PK'), 'as programs for archives know it');
    assert.ok(text.includes('Partners (partners).csv') && text.includes('The corner clinic'), 'named as its list');
  });

  await step('figures are pasted', async () => {
    await lead.open('/results');
    await lead.page.getByRole('link', { name: new RegExp(`^${words.lowIncome}`) }).click();
    await lead.see(lead.heading(words.lowIncome));
    await lead.page.goto(`${lead.page.url()}/paste`);
    await lead.see(lead.heading(words.pasteFigures));
    await bring(lead, '2022\t20.5\n2023\t19.75');
    await lead.button(words.rows(2)).click();
    await lead.see(lead.text(words.rowsTaken(2)));
    await lead.page.goto(lead.page.url().replace(/\/paste$/, ''));
    await lead.see(lead.text('19.75%').first());
  });

  await step('a report for everybody says that something was left out', async () => {
    await lead.open('/papers/report');
    await lead.choose(words.everybody);
    await lead.page.locator('label[for=failures]').click();
    await lead.see(lead.text(words.willSay));
    await lead.button(words.makeReport).click();
    await lead.see(lead.text(words.forEverybody));
    const [download] = await Promise.all([lead.page.waitForEvent('download'), lead.button(words.saveFile).click()]);
    const page = await readFile(await download.path(), 'utf8');
    assert.match(page, words.leftOutOf);
    assert.ok(!page.includes('<script'), 'it runs nothing');
  });

  await step('the calendar opens in any calendar', async () => {
    await lead.open('/papers');
    const { name, text } = await saved(lead, words.makeCalendar);
    assert.match(name, /\.ics$/);
    assert.ok(text.startsWith('BEGIN:VCALENDAR\r\n'), text.slice(0, 40));
  });
});
