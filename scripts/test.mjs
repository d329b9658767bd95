// npm test: installs and builds what is missing, runs the checks and every suite, and ends with one line
// `N passed, N failed` (`, N skipped`). A check counts as a test. In CI a skip is a failure.
//
// For people: npm test -- --only unit,db (checks: --only check)
import { mkdtempSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describe, runChecks } from './lib/check-steps.mjs';
import { ensureChromium } from './lib/chromium.mjs';
import { COUNTS_FILE_VARIABLE } from './lib/counting-reporter.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { at, say } from './lib/root.mjs';
import { runThrough } from './lib/run-command.mjs';

const CHECKS = 'check';
const PROJECTS = ['unit', 'db', 'race', 'simulation', 'crash', 'e2e'];
const IN_CI = /^(1|true|yes)$/i.test(process.env.CI ?? '');

const startedAt = Date.now();
const wanted = wantedSuites();
const totals = { passed: 0, failed: 0, skipped: 0 };

await ensureInstalled();
await build();
if (wanted.includes(CHECKS)) await check();
await runProjects(wanted.filter((name) => name !== CHECKS));
finish();

function wantedSuites() {
  const all = [CHECKS, ...PROJECTS];
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const names = values.only?.split(',') ?? all;
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length === 0) return names;
  say(`no suite is called ${unknown.join(', ')}; there are: ${all.join(', ')}`);
  process.exit(2);
}

/** A build that fails is one failed test; the suites that need no build still tell what they can. */
async function build() {
  try {
    await ensureBuilt();
    count('passed');
  } catch (error) {
    count('failed');
    print(`✗ build\n${error.message}`);
  }
}

async function check() {
  const results = await runChecks((result) => print(describe(result)));
  for (const { passed } of results) count(passed ? 'passed' : 'failed');
}

async function runProjects(names) {
  const runnable = [];
  const env = { ...process.env };
  for (const name of names) {
    if (name === 'e2e') {
      env.CHROME_PATH = (await ensureChromium()) ?? '';
      if (env.CHROME_PATH === '') {
        skip('e2e: there is no browser');
        continue;
      }
    }
    runnable.push(name);
  }
  if (runnable.length === 0) return;
  const { code, summary } = await runVitest(runnable, env);
  for (const name of runnable) addProject(name, summary.projects[name]);
  if (summary.unhandledErrors > 0) count('failed', summary.unhandledErrors);
  if (summary.interrupted) fail('vitest was interrupted');
  if (code !== 0 && totals.failed === 0) fail(`vitest ended with code ${code}`);
}

async function runVitest(names, env) {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-test-'));
  const file = join(folder, 'counts.json');
  const code = await runThrough(
    process.execPath,
    [
      at('node_modules/vitest/vitest.mjs'),
      'run',
      ...names.flatMap((name) => ['--project', name]),
      '--reporter=default',
      `--reporter=${at('scripts/lib/counting-reporter.mjs')}`,
    ],
    { env: { ...env, [COUNTS_FILE_VARIABLE]: file } },
  );
  const summary = existsSync(file)
    ? JSON.parse(readFileSync(file, 'utf8'))
    : { projects: {}, unhandledErrors: 0, interrupted: true };
  rmSync(folder, { recursive: true, force: true });
  return { code, summary };
}

/** A suite in which nothing ran has shown nothing. */
function addProject(name, counts) {
  const { passed = 0, failed = 0, skipped = 0 } = counts ?? {};
  if (passed + failed + skipped === 0) {
    skip(`${name}: no test was found`);
    return;
  }
  count('passed', passed);
  count('failed', failed);
  if (skipped > 0) skip(`${name}: ${skipped} of its tests`, skipped);
}

function skip(what, number = 1) {
  print(`- skipped: ${what}`);
  count('skipped', number);
}

function fail(why) {
  print(`✗ ${why}`);
  count('failed');
}

function count(kind, number = 1) {
  totals[kind] += number;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

function finish() {
  if (IN_CI && totals.skipped > 0) fail(`${totals.skipped} skipped, and in CI everything has to run`);
  print(`in ${Math.round((Date.now() - startedAt) / 1000)} s`);
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
  print(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
  process.exitCode = totals.failed > 0 ? 1 : 0;
}
