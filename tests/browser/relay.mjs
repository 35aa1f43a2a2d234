// A relay of its own for every test file: a free port, a temporary folder, and the means to kill it and look into it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../target/debug/ensemble-relay', import.meta.url));
const PROGRAM = process.env.ENSEMBLE_RELAY ?? BUILT;

export class Relay {
  #child = null;
  #lines = [];

  // Serves the app in it, or the one in the folder `assets`.
  static async start({ assets } = {}) {
    const relay = new Relay();
    relay.options = assets ? ['--assets', assets] : [];
    relay.data = await mkdtemp(join(tmpdir(), 'ensemble-relay-'));
    relay.listen = '127.0.0.1:0';
    await relay.run();
    return relay;
  }

  // Started again, it has the address and the data it had.
  async run() {
    const child = spawn(PROGRAM, ['serve', '--listen', this.listen, '--data', this.data, ...this.options], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    // However this process ends, no relay stays behind.
    const reap = () => child.kill('SIGKILL');
    process.once('exit', reap);
    child.once('exit', () => process.off('exit', reap));
    this.listen = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the relay ended with ${code}:\n${this.#lines.join('\n')}`)));
      createInterface({ input: child.stderr }).on('line', (line) => {
        this.#lines.push(line);
        const ready = /the relay is ready listen=(\S+)/.exec(line);
        if (ready) resolve(ready[1]);
      });
    });
    this.isUp = true;
  }

  get address() {
    return `http://${this.listen}`;
  }

  // What it logged, which must not contain what people wrote either.
  get log() {
    return this.#lines.join('\n');
  }

  stop() {
    return this.#end('SIGTERM');
  }

  kill() {
    return this.#end('SIGKILL');
  }

  async #end(signal) {
    const child = this.#child;
    this.#child = null;
    this.isUp = false;
    // The port may be another program's while it is down: phones then see errors of the line.
    this.wasDown = true;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  async remove() {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }

  // Which of `sentences` stand in any of its files, in the encodings that a program here could have written them in.
  async find(sentences) {
    const found = [];
    for (const { name, bytes } of await this.files()) {
      for (const sentence of sentences) {
        for (const encoding of ['utf8', 'utf16le']) {
          if (bytes.includes(Buffer.from(sentence, encoding))) found.push({ name, sentence, encoding });
        }
      }
    }
    return found;
  }

  async files() {
    const entries = await readdir(this.data, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    assert.ok(paths.length > 0, 'the relay keeps files');
    return Promise.all(paths.map(async (name) => ({ name, bytes: await readFile(name) })));
  }
}
