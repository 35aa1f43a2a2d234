// Runs the engine apart from the screen, in the module that the page compiled; see `boot/engine.js`.
import start from '{{glue}}';

const stopped = (cause) => postMessage({ stopped: `${cause?.stack ?? cause}` });

// A panic is a trap. What else goes uncaught is noise of the browser's, as on the page.
const ifTrap = (cause) => {
  if (cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError) stopped(cause);
};
addEventListener('error', ({ error }) => ifTrap(error));
addEventListener('unhandledrejection', ({ reason }) => ifTrap(reason));

addEventListener('message', ({ data }) => {
  if (data === 'ping') {
    postMessage('pong');
  } else {
    // Where the engine finds its line to the page, and what it must know of it.
    self.ensemble = data;
    start({ module_or_path: data.module }).catch(stopped);
  }
});

postMessage('begun');
