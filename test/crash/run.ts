/**
 * The long crash test, for people:
 *   npx tsx test/crash/run.ts --db embedded|postgres [--kills 200] [--suspensions 50] [--touches 20000] [--seed N] [--workers 3] [--lease-ms 6000]
 * Ends with a table and exit code 1 when a guarantee was broken.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startPostgres } from '#test/postgres';
import { returnMs, runCrash, type CrashReport } from './crash-run.ts';
import type { HouseDatabase } from './house.ts';
import { buildPrograms } from './programs.ts';

const { values } = parseArgs({
  options: {
    db: { type: 'string', default: 'embedded' },
    kills: { type: 'string', default: '200' },
    suspensions: { type: 'string', default: '50' },
    touches: { type: 'string', default: '20000' },
    seed: { type: 'string' },
    workers: { type: 'string', default: '3' },
    'lease-ms': { type: 'string', default: '6000' },
  },
});
const seed = values.seed === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(values.seed);
const say = (line: string): void =>
  void process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

say(`seed ${seed}`);
const programs = await buildPrograms();
const folder = mkdtempSync(join(tmpdir(), 'doorstep-crash-'));
const server = values.db === 'postgres' ? await startPostgres() : undefined;
const database: HouseDatabase = server
  ? {
      kind: 'postgres',
      url: server.url,
      roles: ['web', ...Array.from({ length: Number(values.workers) }, () => 'worker' as const)],
    }
  : { kind: 'embedded', folder };
try {
  const report = await runCrash({
    database,
    programs,
    seed,
    kills: Number(values.kills),
    suspensions: Number(values.suspensions),
    touches: Number(values.touches),
    leaseMs: Number(values['lease-ms']),
    moodyForMs: Infinity,
    quietWithinMs: 600_000,
    say,
  });
  print(report);
  process.exitCode = report.violations.length === 0 ? 0 : 1;
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
  programs.remove();
}

function print({ figures, longestSilenceMs, load, acts, repeats, lastMs, violations }: CrashReport): void {
  const kills = acts.filter(({ kind }) => kind === 'kill');
  const sleeps = acts.filter(({ kind }) => kind === 'suspension');
  const worst = (list: typeof acts): string =>
    list.length === 0
      ? '–'
      : `${Math.max(...list.map(({ resumedMs }) => resumedMs ?? Infinity))} ms, ${Math.max(...list.map(returnMs))} ms without the waits for a processor`;
  const leaseMs = Number(values['lease-ms']);
  const long = sleeps.filter((act) => act.backAtMs - act.atMs > leaseMs).length;
  const rows: readonly (readonly [string, string | number])[] = [
    ['database', values.db],
    ['seed', seed],
    ['minutes', (lastMs / 60_000).toFixed(1)],
    ['kills', kills.length],
    ['suspensions', `${sleeps.length}, ${long} longer than a lease of ${leaseMs} ms`],
    ['enrolled / unenrolled / restored', `${load.enrolled} / ${load.unenrolled} / ${load.restored}`],
    ['refusals', load.refused],
    ['requests that had to be repeated', repeats],
    ['touches', figures.touches],
    ['delivered', figures.delivered],
    ['touches in stops', figures.stops],
    ['… of them handed over', figures.stopsHandedOver],
    ['lost', figures.lost],
    ['doubled', figures.doubled],
    ['receipts answered', figures.receipts],
    ['… of them changed', figures.receiptsChanged],
    ['not final in the end', figures.notFinal],
    ['ever unknown', `${figures.everUnknown}, ${figures.unknownByMailServer} by the mail server`],
    ['unknown in the end', figures.unknown],
    ['most unknown by one kill or suspension', `${figures.mostUnknownOfOneAct} of 50 slots`],
    ['worst return after a kill', worst(kills)],
    ['worst return after a suspension', worst(sleeps)],
    ['longest silence while one worker slept', `${longestSilenceMs} ms`],
    ['violations', violations.length],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  process.stdout.write(`\n${rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')}\n`);
  for (const violation of [...new Set(violations)].slice(0, 50)) process.stdout.write(`✗ ${violation}\n`);
}
