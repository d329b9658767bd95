/** Protects what is known of a message: whoever settles outlasts the gate of an edit that died behind it. */
import { expect, test } from 'vitest';
import { GATE_MS } from '#engine/schedule/plan-gate';
import type { Finding } from './held-touch.ts';
import { settleFindings, type SettleDeps } from './settle-findings.ts';

const STARTED = Date.UTC(2026, 0, 5);

/** A plan that is kept from sharers until `openAtMs` after the beginning. */
function gatedUntil(openAtMs: number) {
  let passedMs = 0;
  const deps = {
    clock: {
      now: () => new Date(STARTED + passedMs),
      sleep: (ms: number) => {
        passedMs += ms;
        return Promise.resolve();
      },
    },
    plans: {
      get: () => Promise.resolve(new Map([['campaign', { version: 2, sequences: [] }]])),
      forget: () => undefined,
    },
    senders: { ignoring: () => Promise.resolve(new Set<string>()) },
    store: {
      dispatch: {
        settle: () =>
          Promise.resolve(
            // As the statement has it: at the very end of the gate it is still closed.
            passedMs <= openAtMs ? { kind: 'plan_moved' } : { kind: 'settled', exceptions: [] },
          ),
      },
    },
    telemetry: { emit: () => undefined },
  } as unknown as SettleDeps;
  return { deps, passedMs: () => passedMs };
}

const SENT = {
  enrollmentId: 'enrollment',
  sequenceNumber: 1,
  campaignId: 'campaign',
  outcome: 'sent',
  advances: false,
  planVersion: 2,
} as Finding;

test.each([0, GATE_MS, 2 * GATE_MS])('a gate that opens after %i ms is waited for', async (openAtMs) => {
  const { deps, passedMs } = gatedUntil(openAtMs);
  expect(await settleFindings(deps, 'workspace', 'owner', [SENT])).toBe(1);
  expect(passedMs()).toBeGreaterThan(openAtMs);
  expect(passedMs()).toBeLessThan(openAtMs + 100);
});

test('a gate that never opens is a fault, and not waited for until the end of days', async () => {
  const { deps, passedMs } = gatedUntil(Infinity);
  await expect(settleFindings(deps, 'workspace', 'owner', [SENT])).rejects.toThrow('could not be settled');
  expect(passedMs()).toBeLessThan(4 * GATE_MS);
});
