/** The server: `node dist/main.js`. Reads the settings, opens the world, serves and dispatches until it is told to stop. */
import process from 'node:process';
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

try {
  const server = await startServer(config());
  for (const line of server.greeting) process.stdout.write(`${line}\n`);
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    server.stop(signal).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
} catch (error) {
  const lines = operatorLines(error);
  if (!lines) throw error;
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
}
