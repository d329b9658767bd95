/**
 * Holds three accounts against each other: what the mail server was handed, what the rows say, and what clients were
 * answered. Pure; every rule is G1 to G6 of the contract, and each line of `violations` names the one that broke.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Act } from './acts.ts';
import type { GivenReceipt } from './load.ts';
import type { Arrival } from './mail-log.ts';
import type { State, UnknownRow } from './state.ts';

export type Evidence = {
  readonly arrivals: readonly Arrival[];
  readonly state: State;
  readonly given: readonly GivenReceipt[];
  /** Asked for again in the end, by id. */
  readonly now: ReadonlyMap<string, Record<string, unknown>>;
  readonly acts: readonly Act[];
  readonly slots: number;
  readonly leaseMs: number;
  /** How long a hand-over may take by itself, so that a suspension shorter than half a lease still ends in time. */
  readonly handOverMs: number;
};

export type Figures = {
  readonly touches: number;
  readonly delivered: number;
  readonly stops: number;
  readonly stopsHandedOver: number;
  readonly lost: number;
  readonly doubled: number;
  readonly receipts: number;
  readonly receiptsChanged: number;
  readonly unknown: number;
  readonly everUnknown: number;
  readonly unknownByMailServer: number;
  readonly mostUnknownOfOneAct: number;
  readonly notFinal: number;
};

export type Verdict = { readonly figures: Figures; readonly violations: readonly string[] };

/** May be different when a receipt is looked at again (contract.md G6). */
const LIVE = new Set(['outcomes', 'proof', 'restoredAt', 'money']);
const DELIVERED = new Set(['taken', 'taken_unanswered']);

export function reconcile(evidence: Evidence): Verdict {
  const violations: string[] = [];
  const note = (rule: string, what: string): void => {
    violations.push(`${rule}: ${what}`);
  };
  const byTouch = groupBy(
    evidence.arrivals.filter((arrival) => arrival.touch !== null),
    ({ touch }) => touch ?? '',
  );
  const stopsHandedOver = stopped(evidence, byTouch, note);
  const { lost, doubled, delivered } = deliveries(evidence, byTouch, note);
  const receiptsChanged = receipts(evidence, note);
  const notFinal = ends(evidence, note);
  const unknowns = unknown(evidence, byTouch, note);
  for (const { metric, counted, recounted } of evidence.state.counterDifferences) {
    note('G5', `${metric} is counted ${counted}, and there are ${recounted}`);
  }
  return {
    figures: {
      touches: evidence.state.touches.length,
      delivered,
      stops: evidence.state.receipts.reduce((sum, { stops }) => sum + stops.length, 0),
      stopsHandedOver,
      lost,
      doubled,
      receipts: evidence.given.length,
      receiptsChanged,
      unknown: evidence.state.touches.filter(({ status }) => status === 'unknown').length,
      everUnknown: evidence.state.unknowns.length,
      ...unknowns,
      notFinal,
    },
    violations,
  };
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

type Note = (rule: string, what: string) => void;
type ByTouch = ReadonlyMap<string, readonly Arrival[]>;

/** G1. Handed over is handed over, whatever the server said to it. */
function stopped({ state, arrivals }: Evidence, byTouch: ByTouch, note: Note): number {
  let count = 0;
  const refusedAtRecipient = groupBy(
    arrivals.filter(({ touch }) => touch === null),
    ({ recipient }) => recipient,
  );
  const enrollments = new Map(state.enrollments.map((enrollment) => [enrollment.id, enrollment]));
  for (const receipt of state.receipts) {
    const inside = ({ atMs }: Arrival): boolean =>
      atMs >= receipt.atMs && atMs < (receipt.restoredAtMs ?? Infinity);
    for (const touch of receipt.stops) {
      for (const arrival of byTouch.get(touch) ?? []) {
        if (!inside(arrival)) continue;
        count += 1;
        note(
          'G1',
          `${touch} of receipt ${receipt.id} was handed over ${arrival.atMs - receipt.atMs} ms after it (${arrival.verdict})`,
        );
      }
    }
    // Refused before the touch could be read: it belongs to the enrollment whose address it is, if there is only one.
    const enrollment = enrollments.get(receipt.enrollmentId);
    if (!enrollment || enrollment.passages > 1 || receipt.continues.length > 0) continue;
    for (const arrival of refusedAtRecipient.get(enrollment.recipient) ?? []) {
      if (!inside(arrival)) continue;
      count += 1;
      note(
        'G1',
        `something for ${enrollment.recipient} was handed over ${arrival.atMs - receipt.atMs} ms after receipt ${receipt.id}`,
      );
    }
  }
  return count;
}

/** G2, G4: sent is there once; there is sent, or unknown and says so; nothing comes twice. */
function deliveries(
  { state }: Evidence,
  byTouch: ByTouch,
  note: Note,
): { lost: number; doubled: number; delivered: number } {
  let [lost, doubled, delivered] = [0, 0, 0];
  const known = new Map(state.touches.map((touch) => [touch.id, touch]));
  for (const [touch, arrivals] of byTouch) {
    const first = arrivals.findIndex(({ verdict }) => DELIVERED.has(verdict));
    if (first < 0) continue;
    delivered += 1;
    if (first < arrivals.length - 1) {
      doubled += 1;
      note(
        'G4',
        `${touch} was handed over again after it was delivered: ${arrivals.map(({ verdict }) => verdict).join(', ')}`,
      );
    }
    const status = known.get(touch)?.status;
    if (status === 'sent' || status === 'unknown') continue;
    lost += 1;
    note('G2', `${touch} was delivered and is ${status ?? 'not known'}`);
  }
  for (const { id, status } of state.touches) {
    if (status !== 'sent' || byTouch.get(id)?.some(({ verdict }) => DELIVERED.has(verdict))) continue;
    lost += 1;
    note('G2', `${id} is sent and was never delivered`);
  }
  return { lost, doubled, delivered };
}

/** G6: what was answered is still there, word for word. */
function receipts({ given, now, state }: Evidence, note: Note): number {
  let changed = 0;
  const stored = new Map(state.receipts.map((receipt) => [receipt.id, receipt]));
  for (const { id, body } of given) {
    const later = now.get(id);
    const stops = (body['stops'] as readonly { id: string }[]).map((touch) => touch.id);
    if (
      later &&
      isDeepStrictEqual(words(later), words(body)) &&
      sameMembers(stops, stored.get(id)?.stops ?? [])
    )
      continue;
    changed += 1;
    note(
      'G6',
      `receipt ${id} was answered as ${JSON.stringify(words(body))} and is now ${JSON.stringify(later && words(later))}`,
    );
  }
  return changed;
}

const words = (receipt: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(receipt).filter(([name]) => !LIVE.has(name)));

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  isDeepStrictEqual(a.toSorted(), b.toSorted());

/** G3: everything came to an end, and a completed passage has one touch of each sequence. */
function ends({ state }: Evidence, note: Note): number {
  let open = 0;
  for (const { id, status } of state.touches) {
    if (status !== 'scheduled' && status !== 'processing') continue;
    open += 1;
    note('G3', `${id} is still ${status}`);
  }
  const touches = groupBy(state.touches, ({ enrollmentId }) => enrollmentId);
  for (const { id, status, completing } of state.enrollments) {
    const own = touches.get(id)?.length ?? 0;
    if (status === 'active') note('G3', `enrollment ${id} is still active, with ${own} touches`);
    else if (status === 'completed' && own !== state.sequences)
      note('G3', `enrollment ${id} is completed with ${own} of ${state.sequences} touches`);
    else if (completing > 0)
      note('G3', `enrollment ${id} says that ${completing} touches are still processing`);
    else continue;
    open += 1;
  }
  return open;
}

/** The database's clock, the mail server's and ours are one, but what they stamp is not read at the same instant. */
const SLACK_MS = 300;

/** G6: each unknown is owed to the mail server, or to one kill or long suspension, and to none more than the slots. */
function unknown(
  { state, acts, slots, leaseMs, handOverMs }: Evidence,
  byTouch: ByTouch,
  note: Note,
): { unknownByMailServer: number; mostUnknownOfOneAct: number } {
  let unknownByMailServer = 0;
  const charged = new Map<Act, number>();
  const guilty = acts
    .filter((act) => act.kind === 'kill' || act.backAtMs - act.atMs > leaseMs / 2 - handOverMs)
    .toSorted((a, b) => a.atMs - b.atMs);
  for (const row of state.unknowns.toSorted((a, b) => a.processingAtMs - b.processingAtMs)) {
    if (byTouch.get(row.touch)?.some((arrival) => owed(arrival, row.processingAtMs + leaseMs / 2))) {
      unknownByMailServer += 1;
      continue;
    }
    const act = guilty.find((one) => mayHaveMade(one, row, leaseMs) && (charged.get(one) ?? 0) < slots);
    if (act) charged.set(act, (charged.get(act) ?? 0) + 1);
    else
      note(
        'G6',
        `${row.touch} became unknown (${row.code ?? row.outcome}) and no kill or suspension accounts for it`,
      );
  }
  return { unknownByMailServer, mostUnknownOfOneAct: Math.max(0, ...charged.values()) };
}

/** The mail server said nothing, or nothing before the hand-over's deadline. */
function owed({ verdict, answeredAtMs }: Arrival, deadlineMs: number): boolean {
  if (verdict === 'cut' || verdict === 'taken_unanswered') return true;
  return verdict === 'taken' && (answeredAtMs ?? Infinity) > deadlineMs;
}

/** It was being handed over when the process was struck. */
function mayHaveMade(act: Act, { processingAtMs }: UnknownRow, leaseMs: number): boolean {
  return processingAtMs <= act.atMs + SLACK_MS && act.atMs <= processingAtMs + leaseMs + SLACK_MS;
}
