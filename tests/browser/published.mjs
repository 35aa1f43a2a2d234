// A relay that serves a copy of the app, in which a test can publish another version.

import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const DIST = new URL('../../target/web/dist/', import.meta.url);
const STATIC = new URL('../../client/static/', import.meta.url);

/** Starts a relay on a free port of this machine; `close` ends it and removes its folders. */
export async function publish() {
  const folder = await mkdtemp(join(tmpdir(), 'ensemble-shell-'));
  const assets = join(folder, 'assets');
  await cp(DIST, assets, { recursive: true });
  await removeTwins(assets);
  const relay = spawn(
    process.env.ENSEMBLE_RELAY,
    ['serve', '--listen', '127.0.0.1:0', '--data', join(folder, 'data'), '--assets', assets],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const url = `http://${await address(relay)}/`;
  return {
    url,
    /** Publishes the same app as another version, in the named files only. */
    async publishVersion(version, files = ['index.html', 'sw.js']) {
      const old = (await readFile(join(assets, 'sw.js'), 'utf8')).match(/VERSION = '(\w+)'/)[1];
      for (const name of files) {
        const text = await readFile(join(assets, name), 'utf8');
        await writeFile(join(assets, name), text.replaceAll(old, version));
      }
    },
    /** Does what `sw-withdraw.js` tells an operator to do. */
    async withdraw() {
      await cp(new URL('sw-withdraw.js', STATIC), join(assets, 'sw.js'));
    },
    async close() {
      const ended = new Promise((resolve) => relay.once('exit', resolve));
      relay.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** The relay says where it listens once it is ready. */
async function address(relay) {
  const lines = [];
  for await (const line of createInterface({ input: relay.stderr })) {
    lines.push(line);
    const found = line.match(/listen=(127\.0\.0\.1:\d+)/);
    if (found) {
      relay.stderr.resume();
      return found[1];
    }
  }
  throw new Error(`the relay was expected to say where it listens, and said:\n${lines.join('\n')}`);
}

/** The copies are edited, their compressed twins are not. */
async function removeTwins(folder) {
  for (const name of await readdir(folder, { recursive: true })) {
    if (name.endsWith('.br')) await rm(join(folder, name));
  }
}
