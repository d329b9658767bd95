/**
 * For people: a provider that takes 20 messages a second, and how long each touch is held between its claim and its
 * hand-over. What is held cannot be stopped any more, so 99 of 100 must not be held for more than a second.
 *   npx tsx test/crash/slow-provider.ts [--db embedded|postgres] [--per-second 20] [--touches 800]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '#test/postgres';
import { openHouse } from './house.ts';
import { buildPrograms } from './programs.ts';
import { share } from './quantile.ts';
import { readState } from './state.ts';

const { values } = parseArgs({
  options: {
    db: { type: 'string', default: 'embedded' },
    'per-second': { type: 'string', default: '20' },
    touches: { type: 'string', default: '800' },
  },
});
const perSecond = Number(values['per-second']);
const touches = Number(values.touches);
const LIMIT_MS = 1_000;

const programs = await buildPrograms();
const folder = mkdtempSync(join(tmpdir(), 'doorstep-slow-'));
const server = values.db === 'postgres' ? await startPostgres() : undefined;
const house = await openHouse({
  database: server
    ? { kind: 'postgres', url: server.url, roles: ['all', 'worker'] }
    : { kind: 'embedded', folder },
  programs,
  leaseMs: 60_000,
  mail: {
    seed: 1,
    latencyMs: [0, 2],
    refuseForNow: 0,
    refuseForGood: 0,
    cutBeforeEnd: 0,
    dropAfterEnd: 0,
    perSecond,
  },
  records: touches,
  delays: ['PT0S'],
});
try {
  await house.launch();
  await house.api.post(`/campaigns/${house.campaignId}/enrollments`, { recordIds: house.recordIds }, 'all');
  await sleep((touches / perSecond) * 1_000);
  while ((await house.mail.arrivals()).length < touches) await sleep(500);
  await Promise.all(house.processes.map((one) => one.stop()));
  const db = await house.openDatabase();
  const claimed = new Map(
    (await readState(db, house.campaignId)).touches.map((touch) => [touch.id, touch.processingAtMs ?? NaN]),
  );
  await db.close();
  const arrivals = await house.mail.arrivals();
  const since = (at: number | null, touch: string | null): number =>
    (at ?? NaN) - (claimed.get(touch ?? '') ?? NaN);
  const toArrival = arrivals.map((one) => since(one.atMs, one.touch));
  const toAnswer = arrivals.map((one) => since(one.answeredAtMs, one.touch));
  const [first, last] = [arrivals[0]?.answeredAtMs ?? 0, arrivals.at(-1)?.answeredAtMs ?? 0];
  const row = (name: string, list: readonly number[]): string =>
    `${name}  p50 ${share(list, 0.5)} ms, p99 ${share(list, 0.99)} ms, most ${share(list, 1)} ms`;
  process.stdout.write(
    `${[
      `${arrivals.length} messages, ${((arrivals.length - 1) / ((last - first) / 1_000)).toFixed(1)} a second`,
      row('claim to arrival', toArrival),
      row('claim to answer ', toAnswer),
    ].join('\n')}\n`,
  );
  process.exitCode = share(toAnswer, 0.99) <= LIMIT_MS ? 0 : 1;
} finally {
  await house.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
  programs.remove();
}
