/** One run: mail flows, people are taken out and brought back, processes die and sleep; in the end every account is held against the others. */
import { setTimeout as sleep } from 'node:timers/promises';
import { SeededRandom } from '#test/seeded-random';
import { killAndRestart, suspendAndWake, type Act } from './acts.ts';
import { openHouse, type House, type HouseDatabase } from './house.ts';
import { until, type HouseProcess } from './house-process.ts';
import { Load, type LoadCounts } from './load.ts';
import type { Arrival, MailSettings } from './mail-log.ts';
import type { Programs } from './programs.ts';
import { reconcile, type Figures } from './reconcile.ts';
import { readState, type State } from './state.ts';

export type CrashOptions = {
  readonly database: HouseDatabase;
  readonly programs: Programs;
  readonly seed: number;
  readonly kills: number;
  readonly suspensions: number;
  /** About so many touches in all. */
  readonly touches: number;
  readonly leaseMs: number;
  /** The mail server's temporary refusals end this long after the start: each costs half a minute of waiting, and more. */
  readonly moodyForMs: number;
  readonly quietWithinMs: number;
  readonly say?: (line: string) => void;
};

export type CrashReport = {
  readonly figures: Figures;
  /** With several workers: the longest time without mail while one of them slept. */
  readonly longestSilenceMs: number;
  readonly load: LoadCounts;
  readonly repeats: number;
  readonly acts: readonly Act[];
  readonly exits: readonly (number | null)[];
  readonly lastMs: number;
  readonly violations: readonly string[];
};

/** The default SMTP sender's slots (contract.md §2). */
const SLOTS = 50;
const RESUME_WITHIN_MS = 5_000;
const LATENCY_MS = [5, 350] as const;
/** Two follow-ups, a second or two behind the one before. */
const DELAYS = ['PT0S', 'PT1S', 'PT2S'];
/** Of three planned touches, so many come to be, with people leaving all the time. */
const TOUCHES_PER_ENROLLMENT = 2.2;
const BETWEEN_ACTS_MS = [300, 2_500] as const;
const STOP_EVERY_MS = 250;
const PENDING_MOST = 20;
const HEARD_WITHIN_MS = 20_000;

export async function runCrash(options: CrashOptions): Promise<CrashReport> {
  const { seed, leaseMs, say = () => undefined } = options;
  const random = new SeededRandom(seed);
  const enrollments = Math.ceil(options.touches / TOUCHES_PER_ENROLLMENT);
  const mail = mailSettings(seed);
  const house = await openHouse({ ...options, mail, records: enrollments * 3, delays: DELAYS });
  const startedMs = performance.now();
  try {
    await house.launch();
    const load = new Load(house.api, random.fork(), house.campaignId, house.recordIds);
    const acts = await strike(options, house, load, random, enrollments, mail);
    say(`${acts.length} acts are done; waiting for everything to come to an end`);
    await load.settled();
    await becomeQuiet(options, house);
    const now = await receiptsAgain(house, load);
    const stats = await house.api.get(`/campaigns/${house.campaignId}`);
    const exits = await Promise.all(house.processes.map((process) => process.stop()));
    const arrivals = await house.mail.arrivals();
    const state = await finalState(house);
    const { figures, violations } = reconcile({
      arrivals,
      state,
      given: load.receipts,
      now,
      acts,
      slots: SLOTS,
      leaseMs,
      handOverMs: 2 * LATENCY_MS[1],
    });
    const quiet = silences(acts, house, arrivals);
    return {
      figures,
      longestSilenceMs: Math.max(0, ...quiet),
      load: load.counts,
      repeats: house.api.repeats,
      acts,
      exits,
      lastMs: performance.now() - startedMs,
      violations: [
        ...violations,
        ...load.surprises.map((surprise) => `API: ${surprise}`),
        ...acts.flatMap(lateReturn),
        ...quiet
          .filter((ms) => ms > RESUME_WITHIN_MS)
          .map((ms) => `G6: nothing was sent for ${ms} ms while one worker slept`),
        ...exits.flatMap((code, index) =>
          code === 0
            ? []
            : [`SIGTERM: ${house.processes[index]?.name ?? '?'} ended with ${code ?? 'a signal'}`],
        ),
        ...statsAgainst(stats.body, state.touches),
      ],
    };
  } catch (error) {
    for (const process of house.processes) say(`${process.name}:\n${process.lastLines.join('\n')}`);
    throw error;
  } finally {
    await house.close();
  }
}

async function finalState(house: House): Promise<State> {
  const db = await house.openDatabase();
  try {
    return await readState(db, house.campaignId);
  } finally {
    await db.close();
  }
}

function mailSettings(seed: number): MailSettings {
  return {
    seed,
    latencyMs: LATENCY_MS,
    refuseForNow: 0.01,
    refuseForGood: 0.005,
    cutBeforeEnd: 0.005,
    dropAfterEnd: 0.005,
  };
}

/** Kills and suspensions in a random order, each at a random moment after a new wave of mail. */
async function strike(
  options: CrashOptions,
  house: House,
  load: Load,
  random: SeededRandom,
  enrollments: number,
  mail: MailSettings,
): Promise<Act[]> {
  const { kills, suspensions, leaseMs, moodyForMs, say = () => undefined } = options;
  const plan = random.shuffled([
    ...Array.from({ length: kills }, () => ({ kind: 'kill' as const, forMs: 0 })),
    ...Array.from({ length: suspensions }, (_, n) => ({
      kind: 'suspension' as const,
      forMs: lengthOf(random, n, leaseMs),
    })),
  ]);
  const wave = Math.ceil(enrollments / plan.length);
  const deps = { random, feed: () => void load.enroll(1) };
  const stopping = setInterval(() => void load.unenrollSome(Math.ceil(wave / 25)), STOP_EVERY_MS);
  const endsMs = performance.now() + moodyForMs;
  let moody = true;
  const acts: Act[] = [];
  try {
    for (const { kind, forMs } of plan) {
      if (moody && performance.now() > endsMs) {
        moody = false;
        await house.mail.change({ ...mail, refuseForNow: 0 });
      }
      void load.enroll(wave);
      // Clients are heard between two acts, or the second would strike a house that does nothing but start.
      await until(async () => load.pending < PENDING_MOST, HEARD_WITHIN_MS);
      await sleep(random.between(...BETWEEN_ACTS_MS));
      if (kind === 'kill') acts.push(...(await killAndRestart(deps, victims(house, random))));
      else acts.push(await suspendAndWake(deps, oneOf(house, random), forMs));
      const last = acts.at(-1);
      say(
        `${acts.length}/${plan.length} ${kind} of ${last?.process ?? '?'}${forMs > 0 ? ` for ${forMs} ms` : ''}: works again after ${last?.resumedMs ?? '?'} ms (${last?.starvedMs ?? '?'} starved); ` +
          `${load.counts.enrolled} enrolled, ${load.counts.unenrolled} taken out, ${load.pending} requests open`,
      );
    }
  } finally {
    clearInterval(stopping);
  }
  await house.mail.change({ ...mail, refuseForNow: 0 });
  return acts;
}

/** In turn: well below half a lease, between half and a whole one, longer than one. */
function lengthOf(random: SeededRandom, n: number, leaseMs: number): number {
  const [low, high] = (
    [
      [1.1, 1.5],
      [0.05, 0.3],
      [0.55, 0.95],
    ] as const
  )[n % 3] ?? [0.1, 0.2];
  return random.between(Math.round(low * leaseMs), Math.round(high * leaseMs));
}

function victims(house: House, random: SeededRandom): readonly HouseProcess[] {
  const two = house.processes.length > 2 && random.chance(0.1);
  return two ? random.shuffled(house.processes).slice(0, 2) : [oneOf(house, random)];
}

/** Mostly a worker: that is where the mail is. */
function oneOf({ processes }: House, random: SeededRandom): HouseProcess {
  const workers = processes.filter(({ role }) => role !== 'web');
  return random.pick(random.chance(0.85) ? workers : processes);
}

async function becomeQuiet(
  { quietWithinMs, say = () => undefined }: CrashOptions,
  house: House,
): Promise<void> {
  let counts: Record<string, number> = {};
  const quiet = await until(
    async () => {
      const page = await house.api.get(`/campaigns/${house.campaignId}/enrollments?limit=1`);
      counts = page.body['counts'] as Record<string, number>;
      return counts['active'] === 0 && counts['completing'] === 0;
    },
    quietWithinMs,
    500,
  );
  // Whoever is not final now is named by the reconciliation.
  say(quiet ? 'everything is at rest' : `not at rest after ${quietWithinMs} ms: ${JSON.stringify(counts)}`);
}

async function receiptsAgain({ api }: House, load: Load): Promise<Map<string, Record<string, unknown>>> {
  const now = new Map<string, Record<string, unknown>>();
  for (const { id } of load.receipts) {
    const answer = await api.get(`/receipts/${id}`);
    if (answer.status === 200) now.set(id, answer.body);
  }
  return now;
}

/** What it owes to the machine is not counted against it. */
export const returnMs = ({ resumedMs, starvedMs }: Act): number =>
  resumedMs === null ? Infinity : resumedMs - starvedMs;

function lateReturn(act: Act): string[] {
  if (returnMs(act) <= RESUME_WITHIN_MS) return [];
  return [
    `G6: ${act.process} worked again ${act.resumedMs === null ? 'not at all' : `${act.resumedMs} ms (${act.starvedMs} without a processor)`} after its ${act.kind}`,
  ];
}

/** G6: while one worker slept, the others sent. */
function silences(acts: readonly Act[], house: House, arrivals: readonly Arrival[]): readonly number[] {
  const workers = house.processes.filter(({ role }) => role === 'worker').map(({ name }) => name);
  if (workers.length < 2) return [];
  return acts
    .filter(({ kind, process }) => kind === 'suspension' && workers.includes(process))
    .map(({ atMs, backAtMs }) => {
      const times = [
        atMs,
        ...arrivals.map((arrival) => arrival.atMs).filter((at) => at > atMs && at < backAtMs),
        backAtMs,
      ];
      return Math.max(...times.map((at, index) => at - (times[index - 1] ?? at)));
    });
}

/** G5: what the campaign shows in the end is what its rows are. */
function statsAgainst(
  campaign: Record<string, unknown>,
  touches: readonly { readonly status: string }[],
): string[] {
  const { email = {} } = (campaign['stats'] as { touches: { email?: Record<string, number> } }).touches;
  const recounted: Record<string, number> = {};
  for (const { status } of touches) recounted[status] = (recounted[status] ?? 0) + 1;
  const names = new Set([...Object.keys(email), ...Object.keys(recounted)]);
  return [...names]
    .filter((name) => name !== 'planned' && (email[name] ?? 0) !== (recounted[name] ?? 0))
    .map(
      (name) => `G5: the campaign shows ${email[name] ?? 0} ${name}, and there are ${recounted[name] ?? 0}`,
    );
}
