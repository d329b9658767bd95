// Turns this process into one of the built programs, as if `node dist/<name>.js <args>` had been called.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { at, say } from './root.mjs';

export async function becomeProgram(name, args) {
  const path = at('dist', `${name}.js`);
  if (!existsSync(path)) {
    say(`dist/${name}.js was not built`);
    process.exit(1);
  }
  readDotEnv();
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path).href);
}

/** What the environment has already goes first. `node dist/main.js` by itself, as in containers, reads no file. */
function readDotEnv() {
  const file = at('.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
