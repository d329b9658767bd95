// npm run check: lock file, format, lint, types and unused code, without any test. What runs before a push.
import { describe, runChecks } from './lib/check-steps.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';

await ensureInstalled();
const results = await runChecks((result) => process.stdout.write(`${describe(result)}\n`));
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
