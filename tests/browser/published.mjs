// A relay that serves a copy of the app, in which a test can publish another version.

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Relay } from './relay.mjs';

const DIST = new URL('../../target/web/dist/', import.meta.url);
const STATIC = new URL('../../client/static/', import.meta.url);

/** Starts a relay on a free port of this machine; `close` ends it and removes its folders. */
export async function publish() {
  const folder = await mkdtemp(join(tmpdir(), 'ensemble-shell-'));
  const assets = join(folder, 'assets');
  await cp(DIST, assets, { recursive: true });
  await removeTwins(assets);
  const relay = await Relay.start({ assets });
  return {
    relay,
    url: `${relay.address}/`,
    /** Publishes the same app as another version, in the named files only. */
    async publishVersion(version, files = ['index.html', 'sw.js']) {
      const old = (await readFile(join(assets, 'sw.js'), 'utf8')).match(/VERSION = '(\w+)'/)[1];
      for (const name of files) {
        const text = await readFile(join(assets, name), 'utf8');
        await writeFile(join(assets, name), text.replaceAll(old, version));
      }
    },
    /** Puts `text` before the script whose name begins with `stem`. */
    async prepend(stem, text) {
      const name = (await readdir(join(assets, 'assets'))).find((name) => name.startsWith(`${stem}.`));
      const path = join(assets, 'assets', name);
      await writeFile(path, text + (await readFile(path, 'utf8')));
    },
    /** Does what `sw-withdraw.js` tells an operator to do. */
    async withdraw() {
      await cp(new URL('sw-withdraw.js', STATIC), join(assets, 'sw.js'));
    },
    async close() {
      await relay.remove();
      await rm(folder, { recursive: true });
    },
  };
}

/** The copies are edited, their compressed twins are not. */
async function removeTwins(folder) {
  for (const name of await readdir(folder, { recursive: true })) {
    if (name.endsWith('.br')) await rm(join(folder, name));
  }
}
