// What holds for every screen: nobody is shut out by how they see, hear or hold it.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import axe from 'axe-core';

const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SIZES = { '360x740': { width: 360, height: 740 }, '1280x800': { width: 1280, height: 800 } };
// The narrowest phone, where nothing may be cut off and axe looks too.
const NARROW = { width: 320, height: 640 };
// For thumbs, in CSS pixels.
const CONTROL_PX_MIN = 48;

// What only a theme changes.
const COLOURS = ['color-contrast', 'link-in-text-block'];

// Violations in words: the rule, and where.
async function violations(page, runOnly) {
  // Injected once a document; the page's policy is not asked, the developer tools do it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
    const { violations } = await axe.run({ runOnly, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)} (${failureSummary})`),
    );
  }, runOnly);
}

// The name of the screen is in the title, is its only main heading, and has the focus; the page says its language.
export async function assertNamed(phone, name) {
  const heading = phone.page.getByRole('heading', { level: 1 });
  assert.equal(await heading.count(), 1, 'one main heading');
  const page = await phone.page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    focused: document.activeElement?.textContent,
  }));
  const title = await heading.textContent();
  assert.deepEqual(page, { lang: phone.lang, title: `${title} – Ensemble`, focused: title }, name);
}

// No screen scrolls sideways on the narrowest phone.
async function assertFits(page, name) {
  const widest = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const beyond = [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
    return `${scrollWidth} px of ${clientWidth}: ${beyond.map((one) => one.outerHTML.slice(0, 100)).slice(-3).join(' … ')}`;
  });
  assert.equal(widest, null, `${name} fits into ${NARROW.width} px`);
}

// Controls are large enough for thumbs. Links within a sentence are text.
async function assertTouchable(page, name) {
  const small = await page.evaluate((least) => {
    const controls = 'button, input:not([type=radio], [type=checkbox]), textarea, summary, nav a, .button, .door, .choice__label, .tick__label';
    return [...document.querySelectorAll(controls)]
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([, { width, height }]) => width > 0 && Math.min(width, height) < least)
      .map(([one, { width, height }]) => `${Math.round(width)}×${Math.round(height)} ${one.outerHTML.slice(0, 100)}`);
  }, CONTROL_PX_MIN);
  assert.deepEqual(small, [], `${name} has controls for thumbs`);
}

// On a wide screen the header is one row, whoever looks.
async function assertHeaderInOneRow(page, name) {
  const height = await page.locator('.header').evaluateAll((headers) => Math.max(0, ...headers.map((one) => one.offsetHeight)));
  assert.ok(height < 2 * CONTROL_PX_MIN, `${name} has its header in one row: ${height} px`);
}

// On how many sheets of paper it is printed.
export async function sheetsPrinted(page, format) {
  const pdf = await page.pdf({ format });
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
}

// The whole screen as on a phone that is long enough: what is fixed to an edge then stands at the edge.
async function photograph(page, { width, height }, path) {
  const needed = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.max(height, needed) });
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path, caret: 'initial', animations: 'allow' });
}

// Looks at one screen in every size and theme, and returns what axe finds; pictures go to
// $SCREENSHOTS/<lang>-<theme>-<size>/<screen>.png.
export async function look(phone, name, folder) {
  const { page, lang } = phone;
  const found = [];
  await page.setViewportSize(NARROW);
  await assertFits(page, name);
  for (const theme of ['dark', 'light']) {
    // Moving, nothing has the contrast yet that it ends with.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport.width < 600 ? NARROW : viewport);
      const rules = theme === 'dark' ? COLOURS : STANDARD;
      found.push(...(await violations(page, rules)).map((violation) => `${theme} ${size}: ${violation}`));
      const into = join(folder, `${lang}-${theme}-${size}`);
      await mkdir(into, { recursive: true });
      await photograph(page, viewport, join(into, `${name}.png`));
    }
  }
  await assertHeaderInOneRow(page, name);
  await page.setViewportSize(SIZES['360x740']);
  await assertTouchable(page, name);
  return found;
}
