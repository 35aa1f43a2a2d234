// Members without a screen, who write more than a test could type.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../target/debug/ensemble', import.meta.url));
const PROGRAM = process.env.ENSEMBLE_MEMBER ?? BUILT;

async function ensemble(home, words, input = '') {
  const child = spawn(PROGRAM, ['--home', home, ...words]);
  const ended = once(child, 'close');
  // A command that reads nothing may have ended before it is told anything.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [said, told] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  assert.equal(code, 0, `ensemble ${words[0]} does it: ${told}`);
  return said.trim();
}

// Founds an initiative in which each of `nMembers` people gives so many voices to everyone; returns a coordinator's link.
export async function foundAndFill(relay, { nMembers, nVoices }) {
  const folder = await mkdtemp(join(tmpdir(), 'ensemble-members-'));
  const home = (name) => join(folder, `${name}`);
  try {
    await ensemble(home('lead'), ['found', '--relay', relay.address]);
    const invitation = await ensemble(home('lead'), ['invite', '--role', 'resident']);
    const forTeam = await ensemble(home('lead'), ['invite', '--role', 'coordinator']);
    await ensemble(home('lead'), ['sync']);
    const lines = (member) => Array.from({ length: nVoices }, (_, n) => `Slip ${n} of box ${member}: the crossing needs a longer light.`);
    const write = async (member) => {
      await ensemble(home(member), ['join', invitation]);
      await ensemble(home(member), ['give', '--kind', 'idea', '--audience', 'everyone', '--lines', '-'], lines(member).join('\n'));
      await ensemble(home(member), ['sync']);
    };
    await Promise.all(Array.from({ length: nMembers }, (_, member) => write(member)));
    return forTeam;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
