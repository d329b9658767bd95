/**
 * The race, for people: four processes on PostgreSQL, many touches due at once, and half of the enrollments taken out
 * through the API while they go out. Every receipt is held against what the mail server was handed.
 *   npx tsx test/crash/flood.ts [--touches 50000] [--clients 32] [--seed N]
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { seedEnrollments } from '#test/seed';
import { SeededRandom } from '#test/seeded-random';
import { startPostgres } from '#test/postgres';
import { openHouse, type House } from './house.ts';
import { until } from './house-process.ts';
import type { GivenReceipt } from './load.ts';
import { buildPrograms } from './programs.ts';
import { share } from './quantile.ts';
import { reconcile } from './reconcile.ts';
import { readState } from './state.ts';

const { values } = parseArgs({
  options: {
    touches: { type: 'string', default: '50000' },
    clients: { type: 'string', default: '32' },
    seed: { type: 'string', default: '1' },
  },
});
const touches = Number(values.touches);
const random = new SeededRandom(Number(values.seed));
const CHUNK = 5_000;
const LEASE_MS = 60_000;
const SLOTS = 50;
const LATENCY_MS = [1, 40] as const;
const QUIET_WITHIN_MS = 1_800_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const programs = await buildPrograms();
const server = await startPostgres();
const house = await openHouse({
  database: { kind: 'postgres', url: server.url, roles: ['all', 'all', 'all', 'all'] },
  programs,
  leaseMs: LEASE_MS,
  mail: {
    seed: random.bits(),
    latencyMs: LATENCY_MS,
    refuseForNow: 0,
    refuseForGood: 0,
    cutBeforeEnd: 0,
    dropAfterEnd: 0,
  },
  records: touches,
  delays: ['PT0S'],
});
try {
  const enrollmentIds = await enrollAll(house);
  say(`${enrollmentIds.length} touches are due`);
  const startedMs = performance.now();
  await house.launch();
  const { given, latenciesMs, completed, surprises } = await takeOutHalf(house, enrollmentIds);
  const takenOutMs = performance.now() - startedMs;
  const sentBy = (await house.mail.arrivals()).length;
  await until(
    async () => {
      const { body } = await house.api.get(`/campaigns/${house.campaignId}/enrollments?limit=1`);
      const counts = body['counts'] as Record<string, number>;
      return counts['active'] === 0 && counts['completing'] === 0;
    },
    QUIET_WITHIN_MS,
    500,
  );
  const lastedMs = performance.now() - startedMs;
  const now = new Map<string, Record<string, unknown>>();
  for (const { id } of given) now.set(id, (await house.api.get(`/receipts/${id}`)).body);
  const exits = await Promise.all(house.processes.map((one) => one.stop()));
  const db = await house.openDatabase();
  const state = await readState(db, house.campaignId);
  await db.close();
  const { figures, violations } = reconcile({
    arrivals: await house.mail.arrivals(),
    state,
    given,
    now,
    acts: [],
    slots: SLOTS,
    leaseMs: LEASE_MS,
    handOverMs: LATENCY_MS[1],
  });
  const faults = [...violations, ...surprises];
  say(
    [
      `touches                      ${figures.touches}`,
      `delivered                    ${figures.delivered} (${sentBy} when the last was taken out), in ${(lastedMs / 1_000).toFixed(1)} s`,
      `receipts                     ${figures.receipts}, in ${(takenOutMs / 1_000).toFixed(1)} s; ${completed} came too late to stop anything`,
      `… that stopped their touch   ${figures.stops}`,
      `stops handed over            ${figures.stopsHandedOver}`,
      `lost, doubled                ${figures.lost}, ${figures.doubled}`,
      `receipts changed             ${figures.receiptsChanged}`,
      `unknown, not final           ${figures.unknown}, ${figures.notFinal}`,
      `unenroll p50, p99, most      ${[0.5, 0.99, 1].map((part) => `${share(latenciesMs, part).toFixed(1)} ms`).join(', ')} with ${values.clients} clients`,
      `exit codes                   ${exits.join(' ')}`,
      `violations                   ${faults.length}`,
      ...faults.slice(0, 20).map((fault) => `✗ ${fault}`),
    ].join('\n'),
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await house.close();
  await server.stop();
  programs.remove();
}

/** Written straight into the tables, while the campaign is a draft. */
async function enrollAll(of: House): Promise<string[]> {
  const { workspaceId, campaignId, recordIds } = of;
  const db = await of.openDatabase();
  const ids: string[] = [];
  for (let from = 0; from < recordIds.length; from += CHUNK) {
    ids.push(...(await seedEnrollments(db, workspaceId, campaignId, recordIds.slice(from, from + CHUNK))));
  }
  await db.execute('update campaigns set enrolled_once = true');
  await db.close();
  return ids;
}

async function takeOutHalf(
  of: House,
  enrollmentIds: readonly string[],
): Promise<{ given: GivenReceipt[]; latenciesMs: number[]; completed: number; surprises: string[] }> {
  const apis = of.processes.map((one) => of.apiOf(one));
  const chosen = random.shuffled(enrollmentIds).slice(0, Math.floor(enrollmentIds.length / 2));
  const given: GivenReceipt[] = [];
  const surprises: string[] = [];
  let completed = 0;
  await Promise.all(
    Array.from({ length: Number(values.clients) }, async (_, client) => {
      const api = apis[client % apis.length];
      for (let id = chosen.pop(); id !== undefined && api; id = chosen.pop()) {
        const { status, body } = await api.post(`/enrollments/${id}/unenroll`, {}, `flood-${id}`);
        if (status === 200) given.push({ id: String(body['id']), body });
        else if (body['code'] === 'enrollment_completed') completed += 1;
        else surprises.push(`${status}: ${JSON.stringify(body)}`);
      }
    }),
  );
  return { given, latenciesMs: apis.flatMap((api) => [...api.latenciesMs]), completed, surprises };
}
