/** The accounts themselves: each guarantee, broken once by hand, must be missed. A reconciliation that finds nothing wrong proves nothing. */
import { expect, test } from 'vitest';
import type { Act } from './acts.ts';
import type { Arrival } from './mail-log.ts';
import { reconcile, type Evidence } from './reconcile.ts';
import type { State } from './state.ts';

const arrival = (touch: string, atMs: number, more: Partial<Arrival> = {}): Arrival => ({
  atMs,
  answeredAtMs: atMs + 10,
  touch,
  recipient: 'a@example.com',
  verdict: 'taken',
  ...more,
});
const touch = (id: string, status: string): State['touches'][number] => ({
  id,
  enrollmentId: id.slice(0, 1),
  status,
  reason: null,
  processingAtMs: 0,
});
const kill: Act = {
  kind: 'kill',
  process: 'house',
  atMs: 2_000,
  backAtMs: 2_100,
  resumedMs: 900,
  starvedMs: 0,
};

const given = { id: 'r', stops: [{ id: 'b-2' }], reason: 'wish', money: '1', restoredAt: null };

/** Enrollment a went through both its emails; b had one, was taken out at 1000 and brought back at 5000. */
const state: State = {
  sequences: 2,
  touches: [touch('a-1', 'sent'), touch('a-2', 'unknown'), touch('b-1', 'sent'), touch('b-2', 'sent')],
  enrollments: ['a', 'b'].map((id) => ({
    id,
    status: 'completed',
    completing: 0,
    recipient: `${id}@example.com`,
    passages: 1,
  })),
  receipts: [{ id: 'r', enrollmentId: 'b', atMs: 1_000, restoredAtMs: 5_000, stops: ['b-2'], continues: [] }],
  unknowns: [{ touch: 'a-2', atMs: 8_000, outcome: 'expired', code: 'lease_expired', processingAtMs: 1_900 }],
  counterDifferences: [],
};
const clean: Evidence = {
  arrivals: [arrival('a-1', 100), arrival('b-1', 100), arrival('b-2', 5_200), arrival('a-2', 1_950)],
  state,
  given: [{ id: 'r', body: given }],
  now: new Map([['r', { ...given, money: '2', restoredAt: 'then' }]]),
  acts: [kill],
  slots: 50,
  leaseMs: 6_000,
  handOverMs: 700,
};

const arrivals = (...more: readonly Arrival[]): Evidence => ({
  ...clean,
  arrivals: [...clean.arrivals, ...more],
});
const withState = (more: Partial<State>): Evidence => ({ ...clean, state: { ...state, ...more } });
const withTouches = (...touches: State['touches']): Evidence => withState({ touches });

test('what is in order is in order', () => {
  expect(reconcile(clean)).toEqual({
    violations: [],
    figures: {
      touches: 4,
      delivered: 4,
      stops: 1,
      stopsHandedOver: 0,
      lost: 0,
      doubled: 0,
      receipts: 1,
      receiptsChanged: 0,
      unknown: 1,
      everUnknown: 1,
      unknownByMailServer: 0,
      mostUnknownOfOneAct: 1,
      notFinal: 0,
    },
  });
});

test.each<[string, string, Evidence]>([
  [
    'a stopped touch is delivered',
    'G1',
    {
      ...clean,
      arrivals: clean.arrivals.map((one) => (one.touch === 'b-2' ? { ...one, atMs: 4_999 } : one)),
    },
  ],
  [
    'a stopped touch is handed over and refused',
    'G1',
    arrivals(arrival('b-2', 1_000, { verdict: 'refused_for_now' })),
  ],
  [
    'a recipient is asked for in vain',
    'G1',
    arrivals({ ...arrival('', 3_000, { verdict: 'refused', recipient: 'b@example.com' }), touch: null }),
  ],
  ['a touch is delivered twice', 'G4', arrivals(arrival('a-1', 300))],
  [
    'a delivered touch is handed over again',
    'G4',
    arrivals(arrival('a-1', 300, { verdict: 'refused_for_now' })),
  ],
  ['a sent touch was never delivered', 'G2', { ...clean, arrivals: clean.arrivals.slice(1) }],
  ['a failed touch was delivered', 'G2', withTouches(touch('a-1', 'failed'), ...state.touches.slice(1))],
  ['a delivered touch is not known', 'G2', arrivals(arrival('c-1', 300))],
  ['a touch is still processing', 'G3', withTouches(touch('a-1', 'processing'), ...state.touches.slice(1))],
  [
    'an enrollment is still active',
    'G3',
    withState({ enrollments: state.enrollments.map((one) => ({ ...one, status: 'active' })) }),
  ],
  [
    'a completed enrollment lacks a touch',
    'G3',
    { ...withTouches(...state.touches.slice(1)), arrivals: clean.arrivals.slice(1) },
  ],
  [
    'a counter is wrong',
    'G5',
    withState({ counterDifferences: [{ metric: 'e:active', counted: 1, recounted: 0 }] }),
  ],
  [
    'a receipt says something else',
    'G6',
    { ...clean, now: new Map([['r', { ...given, reason: 'another' }]]) },
  ],
  ['a receipt is gone', 'G6', { ...clean, now: new Map() }],
  ['an unknown that nobody was killed for', 'G6', { ...clean, acts: [] }],
  [
    'an unknown from before the kill',
    'G6',
    { ...clean, acts: [{ ...kill, atMs: 20_000, backAtMs: 20_100 }] },
  ],
  [
    'an unknown from a short sleep',
    'G6',
    { ...clean, acts: [{ ...kill, kind: 'suspension' as const, backAtMs: 3_000 }] },
  ],
  ['more unknowns than slots', 'G6', { ...clean, slots: 0 }],
])('%s: %s', (_, rule, evidence) => {
  expect(reconcile(evidence).violations.map((violation) => violation.slice(0, 2))).toContain(rule);
});

test('an unknown that the mail server made is not counted against a kill', () => {
  const dropped = clean.arrivals.map((one) =>
    one.touch === 'a-2' ? { ...one, verdict: 'taken_unanswered' as const } : one,
  );
  expect(reconcile({ ...clean, acts: [], arrivals: dropped })).toMatchObject({
    violations: [],
    figures: { unknownByMailServer: 1 },
  });
});
