// npm run build: a new dist/, also when it is up to date.
import { ensureBuiltOrExit } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';

await ensureInstalled();
await ensureBuiltOrExit({ force: true });
