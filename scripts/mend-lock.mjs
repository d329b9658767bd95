// Run after every `npm install`: completes package-lock.json so that `npm ci` accepts it everywhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { mendLock } from './lib/mend-lock.mjs';
import { at, say } from './lib/root.mjs';

const path = at('package-lock.json');
const { lock, added } = mendLock(JSON.parse(readFileSync(path, 'utf8')));
if (added.length === 0) {
  say('package-lock.json is complete');
} else {
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  say(`package-lock.json: named ${added.length} optional packages: ${added.join(', ')}`);
}
