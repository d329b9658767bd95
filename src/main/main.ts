/** The server: `node dist/main.js`. Reads the settings, opens the world, serves and dispatches until it is told to stop. */
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { ConfigFault, readConfig, type Config } from '#config/config';
import { operatorLines } from './operator-faults.ts';
import { startServer } from './start-server.ts';

const EXIT_CONFIG = 78; // EX_CONFIG of sysexits.h

function config(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    for (const fault of error.faults) process.stderr.write(`${fault}\n`);
    process.exit(EXIT_CONFIG);
  }
}

// Read by V8 whenever it needs them, not only at its start. docs/decisions/0013-memory-of-the-server.md: what they spare.
// How far a heap may grow before what is dead in it is looked for, in percent of what was alive.
setFlagsFromString('--heap-growing-percent=50');
// How many threads compile the embedded database: each keeps the memory that it needed.
setFlagsFromString('--wasm-num-compilation-tasks=1');

// The part of a heap for what is new has come to 8 MB twice while the program was loaded, which is enough; it would go on
// to 16. V8 puts this back for each thread that starts, so it is said again after the database's.
const NO_MORE_FOR_WHAT_IS_NEW = '--semi-space-growth-factor=1';
setFlagsFromString(NO_MORE_FOR_WHAT_IS_NEW);

// Heard from the first moment: whoever starts the server may stop it before it has said that it is ready.
const stopAsked = new Promise<NodeJS.Signals>((resolve) => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(signal));
});

try {
  const server = await startServer(config());
  setFlagsFromString(NO_MORE_FOR_WHAT_IS_NEW);
  for (const line of server.greeting) process.stdout.write(`${line}\n`);
  await server.stop(await stopAsked);
  process.exit(0);
} catch (error) {
  const lines = operatorLines(error);
  if (!lines) throw error;
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}
