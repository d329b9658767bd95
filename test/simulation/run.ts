/**
 * Many seeds, by several processes:
 *   npx tsx test/simulation/run.ts --seeds 2000 --steps 500 --jobs 2 [--from 1]
 * Prints what was violated, how to replay it, and how often each kind of step was made.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openSimulationDatabase } from './database.ts';
import { runSeed } from './run-seed.ts';

type Result = {
  readonly seed: number;
  readonly steps: number;
  readonly counts: readonly (readonly [string, number])[];
  readonly violation: string | null;
};

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    steps: { type: 'string', default: '500' },
    jobs: { type: 'string', default: '2' },
    from: { type: 'string', default: '1' },
    /** Set by this program for its own children. */
    part: { type: 'string' },
  },
});
const [seeds, steps, jobs, from] = [values.seeds, values.steps, values.jobs, values.from].map(Number) as [
  number,
  number,
  number,
  number,
];

if (values.part === undefined) await lead();
else await work(Number(values.part));

async function lead(): Promise<void> {
  const startedMs = performance.now();
  const totals = { seeds: 0, steps: 0, violations: 0 };
  const counts = new Map<string, number>();
  const print = (line: string): boolean => process.stdout.write(`${line}\n`);
  const seconds = (): number => (performance.now() - startedMs) / 1_000;
  const heard = (result: Result): void => {
    totals.seeds += 1;
    totals.steps += result.steps;
    for (const [kind, count] of result.counts) counts.set(kind, (counts.get(kind) ?? 0) + count);
    if (result.violation !== null) {
      totals.violations += 1;
      print(`\n${result.violation}\n`);
    }
    if (totals.seeds % 50 === 0)
      print(
        `${totals.seeds} seeds, ${totals.steps} steps, ${totals.violations} violations, ${Math.round(totals.steps / seconds())} steps/s`,
      );
  };
  const ends = Array.from({ length: jobs }, (_, part) => {
    const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--part', String(part)], {
      execArgv: process.execArgv,
    });
    child.on('message', (message) => heard(message as Result));
    return new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
  });
  const codes = await Promise.all(ends);
  for (const [kind, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    print(`${String(count).padStart(9)}  ${kind}`);
  print(
    `${totals.seeds} seeds, ${totals.steps} steps, ${totals.violations} violations, ${Math.round(seconds())} s, ` +
      `${Math.round(totals.steps / seconds())} steps/s`,
  );
  process.exitCode =
    totals.violations > 0 || totals.seeds < seeds || codes.some((code) => code !== 0) ? 1 : 0;
}

async function work(part: number): Promise<void> {
  const db = await openSimulationDatabase();
  for (let seed = from + part; seed < from + seeds; seed += jobs) {
    const report = await runSeed(db, { seed, steps });
    const result: Result = {
      seed,
      steps: report.steps,
      counts: [...report.counts],
      violation: report.violation?.text ?? null,
    };
    process.send?.(result);
  }
  await db.close();
  process.disconnect();
}
