// A relay, the phones around it, and what is told of them: a test that leaves pictures when it fails.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Phone, launch } from './phone.mjs';
import { Relay } from './relay.mjs';

export const SCREENSHOTS = process.env.SCREENSHOTS ?? fileURLToPath(new URL('../../target/screenshots', import.meta.url));
const STORY_MS_MAX = 240_000;

// A part of a story. Where one fails, the story ends: what follows would only fail again.
async function step(context, title, act) {
  let failure;
  await context.test(title, async () => {
    try {
      await act();
    } catch (error) {
      failure = error;
      throw error;
    }
  });
  if (failure) throw new Error(`the story broke at “${title}”`, { cause: failure });
}

export class World {
  #phones = [];

  // One for the file that calls this: there from its first test to its last. `prepare` unpacks what all tests need.
  static ofThisFile(prepare = async () => {}) {
    const world = new World();
    before(async () => {
      [world.relay, world.browser] = await Promise.all([Relay.start(), launch()]);
      await prepare(world);
    });
    after(async () => {
      await world.#removePhones();
      await world.browser?.close();
      await world.relay?.remove();
    });
    return world;
  }

  // A phone out of the box; `canSwitchOff` for one with a browser of its own.
  async phone(name, { lang, canSwitchOff = false, options } = {}) {
    const browser = canSwitchOff ? undefined : this.browser;
    const phone = await Phone.unpack({ name, relay: this.relay, lang, browser, options });
    this.#phones.push(phone);
    return phone;
  }

  // A test in which no page may complain. Phones that were there before it stay, those it unpacks go.
  story(name, tell) {
    test(name, { timeout: STORY_MS_MAX }, async (context) => {
      const nKept = this.#phones.length;
      try {
        await tell((title, act) => step(context, title, act));
        for (const phone of this.#phones) phone.assertQuiet();
      } catch (error) {
        await this.#photograph(name);
        throw error;
      } finally {
        for (const phone of this.#phones.splice(nKept)) await phone.remove();
      }
    });
  }

  async #photograph(story) {
    const folder = join(SCREENSHOTS, 'failed');
    await mkdir(folder, { recursive: true });
    for (const phone of this.#phones) {
      for (const [n, page] of phone.context.pages().entries()) {
        const path = join(folder, `${story} - ${phone.name} ${n + 1}.png`.replaceAll(/[^\w .-]+/g, '_'));
        // A page that crashed has no picture.
        await page.screenshot({ path, fullPage: true, timeout: 5_000, caret: 'initial' }).catch(() => {});
      }
    }
  }

  async #removePhones() {
    for (const phone of this.#phones.splice(0)) await phone.remove();
  }
}
