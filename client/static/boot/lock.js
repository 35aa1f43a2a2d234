// The lock between people who share a phone: a code that hides the screens. Kept is a salt and what half a million rounds
// make of the code; it hides, it does not encrypt (SECURITY.md).
(() => {
  const KEY = 'ensemble.lock';
  const ROUNDS = 500_000;
  // So many wrong tries are free; each further one waits twice as long as the one before, an hour at most.
  const FREE = 5;
  const WAIT_MS = 15_000;
  const WAIT_MS_MAX = 3_600_000;
  // Who has forgotten the code takes the lock off after a day.
  const FORGOTTEN_MS = 86_400_000;

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(KEY));
    } catch {
      return null;
    }
  };
  const write = (kept) => localStorage.setItem(KEY, JSON.stringify(kept));
  const change = (changes) => {
    const kept = read();
    try {
      if (kept) write({ ...kept, ...changes });
    } catch {
      // Where nothing can be stored any more, the lock stays as it is.
    }
  };
  const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));

  async function stretched(code, salt, iterations) {
    const words = new TextEncoder().encode(code.normalize('NFKC').trim());
    const key = await crypto.subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits']);
    return hex(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256));
  }

  // Milliseconds left of a wait that began at a moment; a clock that was set back begins it anew.
  const left = (since, wait) => Math.max(0, Math.min(wait, since + wait - Date.now()));

  window.ensembleLock = {
    // Browsers have no such arithmetic at an insecure address.
    isPossible: () => Boolean(globalThis.crypto?.subtle),
    isSet: () => Boolean(read()),
    isClosed: () => Boolean(read()?.closed),
    close: () => change({ closed: true }),
    async set(code) {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      write({ salt: hex(salt), rounds: ROUNDS, proof: await stretched(code, salt, ROUNDS), closed: false, wrong: 0 });
    },
    takeOff: () => localStorage.removeItem(KEY),
    waitMs() {
      const { wrong = 0, wrongAt = 0 } = read() ?? {};
      return wrong < FREE ? 0 : left(wrongAt, Math.min(WAIT_MS * 2 ** (wrong - FREE), WAIT_MS_MAX));
    },
    // Whether the code was the right one; then it is open.
    async open(code) {
      const kept = read();
      if (!kept) return true;
      if (this.waitMs() > 0) return false;
      const isRight = (await stretched(code, bytes(kept.salt), kept.rounds)) === kept.proof;
      change(isRight ? { closed: false, wrong: 0, forgottenAt: undefined } : { wrong: kept.wrong + 1, wrongAt: Date.now() });
      return isRight;
    },
    forget: () => change({ forgottenAt: read()?.forgottenAt ?? Date.now() }),
    // Milliseconds until the lock can be taken off without the code; nothing if nobody has said that it is forgotten.
    forgottenMs() {
      const at = read()?.forgottenAt;
      return at === undefined ? undefined : left(at, FORGOTTEN_MS);
    },
  };
})();
