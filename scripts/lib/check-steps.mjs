// The checks that need no test runner: each is a command, and a command that mends what it finds.
import { existsSync, readFileSync } from 'node:fs';
import { missingFromLock } from './mend-lock.mjs';
import { at } from './root.mjs';
import { runCaptured } from './run-command.mjs';

// Never npx: another TypeScript in the tree owns node_modules/.bin/tsc.
const tool = (path, ...args) => runCaptured(process.execPath, [at('node_modules', path), ...args]);

const STEPS = [
  { name: 'lock', run: checkLock, fix: 'node scripts/mend-lock.mjs' },
  { name: 'format', run: () => tool('oxfmt/bin/oxfmt', '--check', '.'), fix: 'npx oxfmt .' },
  { name: 'lint', run: () => tool('oxlint/bin/oxlint'), fix: 'npx oxlint --fix, and by hand what remains' },
  { name: 'types', run: () => typesOf('tsconfig.json'), fix: 'by hand; again: npm run check' },
  {
    name: 'types of the web',
    run: () => typesOf('web/tsconfig.json'),
    fix: 'by hand; again: npm run check',
    applies: () => existsSync(at('web/tsconfig.json')),
  },
  {
    name: 'unused code',
    run: () => tool('knip/bin/knip.js', '--no-progress', '--treat-config-hints-as-errors'),
    fix: 'remove what is named, or use it; npx knip --fix takes away export keywords',
  },
];

/** Runs every check at once, tells `onResult` of each as it ends, and returns them all. */
export function runChecks(onResult) {
  const steps = STEPS.filter(({ applies = () => true }) => applies());
  return Promise.all(
    steps.map(async ({ name, run, fix }) => {
      const startedAt = performance.now();
      const { code, output } = await run();
      const result = { name, passed: code === 0, output, fix, durationMs: performance.now() - startedAt };
      onResult(result);
      return result;
    }),
  );
}

/** One line for a pass; for a failure what was found and what mends it. */
export function describe({ name, passed, output, fix, durationMs }) {
  const head = `${passed ? '✓' : '✗'} check: ${name} (${(durationMs / 1000).toFixed(1)} s)`;
  return passed ? head : `${head}\n${output.trimEnd()}\n  to mend: ${fix}`;
}

function typesOf(project) {
  return tool('typescript/bin/tsc', '--noEmit', '--pretty', 'false', '-p', at(project));
}

async function checkLock() {
  const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
  const missing = missingFromLock(lock).map((name) => `not named in package-lock.json: ${name}`);
  const located = Object.entries(lock.packages)
    .filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''))
    .map(([path]) => `the address of a registry in package-lock.json: ${path}`);
  const faults = [...missing, ...located];
  return { code: faults.length === 0 ? 0 : 1, output: faults.join('\n') };
}
