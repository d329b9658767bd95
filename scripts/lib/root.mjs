// Where the clone stands, whatever folder a command was called from.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** An absolute path inside the clone. */
export const at = (...parts) => join(root, ...parts);

/** Progress goes to stderr, so that a command's own output can be piped. */
export function say(line) {
  process.stderr.write(`doorstep: ${line}\n`);
}
