// npm run demo | bench | doorstep -- <args>: installs and builds what is missing, then runs the program.
import { pathToFileURL } from 'node:url';
import { becomeProgram } from './lib/become-program.mjs';
import { ensureBuiltOrExit } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { at, say } from './lib/root.mjs';

const [name, ...args] = process.argv.slice(2);
const programs = {
  demo: () => becomeProgram('demo', args),
  doorstep: () => becomeProgram('cli', args),
  bench: runBench,
};

if (!Object.hasOwn(programs, name)) {
  say(`run one of: ${Object.keys(programs).join(', ')}`);
  process.exit(2);
}
await ensureInstalled();
await ensureBuiltOrExit();
await programs[name]();

/** Benchmarks use development packages (an SMTP server, a PostgreSQL), so they run from their sources. */
async function runBench() {
  const { register } = await import('tsx/esm/api');
  register();
  const entry = at('bench', 'main.ts');
  process.argv = [process.execPath, entry, ...args];
  await import(pathToFileURL(entry).href);
}
