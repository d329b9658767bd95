// npm start: installs and builds what is missing, then becomes the server: same process, so signals and the
// exit code are the server's own and no second Node has to boot.
import { ensureBuiltOrExit } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { becomeProgram } from './lib/become-program.mjs';

await ensureInstalled();
await ensureBuiltOrExit();
await becomeProgram('main', process.argv.slice(2));
