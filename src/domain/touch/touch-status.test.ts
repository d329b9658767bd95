// Guarantees: the table of a touch is exactly product.md §3, state by state and event by event; whatever is not written
// there does not happen; what is final stays final but for late news, and only a cancelled touch comes back.
import { describe, expect, test } from 'vitest';
import {
  FINAL_TOUCH_STATUSES,
  isContinuing,
  isFinal,
  isStoppable,
  TOUCH_EVENTS,
  TOUCH_STATUSES,
  touchAfter,
  type TouchEvent,
  type TouchStatus,
} from './touch-status.ts';

/** Written out by hand, a row a state; a dash is "does not apply". */
const EXPECTED: Readonly<Record<TouchStatus, string>> = {
  //             schedule  claim      accept reject lose    defer     release   stop      skip    restore   deliver   return reconcile_sent reconcile_failed
  planned:
    'scheduled -          -      -      -       -         -         -         -       -         -         -      -    -',
  scheduled:
    '-         processing -      -      -       -         -         cancelled skipped -         -         -      -    -',
  processing:
    '-         -          sent   failed unknown scheduled cancelled -         -       -         -         -      -    -',
  sent: '-         -          -      -      -       -         -         -         -       -         delivered failed -    -',
  delivered:
    '-         -          -      -      -       -         -         -         -       -         -         failed -    -',
  failed:
    '-         -          -      -      -       -         -         -         -       -         -         -      -    -',
  unknown:
    '-         -          -      -      -       -         -         -         -       -         -         -      sent failed',
  cancelled:
    '-         -          -      -      -       -         -         -         -       scheduled -         -      -    -',
  skipped:
    '-         -          -      -      -       -         -         -         -       -         -         -      -    -',
};

describe('every state and every event', () => {
  for (const from of TOUCH_STATUSES) {
    const cells = EXPECTED[from].split(/\s+/);
    test(`from ${from}`, () => {
      expect(cells).toHaveLength(TOUCH_EVENTS.length);
      for (const [index, event] of TOUCH_EVENTS.entries()) {
        const expected = cells[index] === '-' ? undefined : cells[index];
        expect([event, touchAfter(from, event)]).toEqual([event, expected]);
      }
    });
  }
});

const after = (from: TouchStatus): TouchStatus[] =>
  TOUCH_EVENTS.flatMap((event) => touchAfter(from, event) ?? []);

describe('what the table means', () => {
  test('a touch starts processing only from scheduled: nothing that was stopped, skipped or finished is claimed', () => {
    const claimable = TOUCH_STATUSES.filter((from) => touchAfter(from, 'claim') !== undefined);
    expect(claimable).toEqual(['scheduled']);
  });

  test('an unknown outcome is never scheduled or processed again', () => {
    expect(after('unknown')).toEqual(['sent', 'failed']);
  });

  test('only a restore brings a cancelled touch back, and only a cancelled touch comes back', () => {
    const back = TOUCH_STATUSES.flatMap((from) =>
      TOUCH_EVENTS.filter((event) => isFinal(from) && touchAfter(from, event) === 'scheduled').map(
        (event): [TouchStatus, TouchEvent] => [from, event],
      ),
    );
    expect(back).toEqual([['cancelled', 'restore']]);
  });

  test('what can be stopped is what no provider has been asked about yet', () => {
    expect(TOUCH_STATUSES.filter(isStoppable)).toEqual(['planned', 'scheduled']);
    expect(TOUCH_STATUSES.filter(isContinuing)).toEqual(['processing', 'unknown']);
  });

  test('every state is either still to come, processing, or final', () => {
    const rest = TOUCH_STATUSES.filter((status) => !isFinal(status));
    expect(rest).toEqual(['planned', 'scheduled', 'processing']);
    expect([...rest, ...FINAL_TOUCH_STATUSES].toSorted()).toEqual([...TOUCH_STATUSES].toSorted());
  });

  test('every state can be reached from planned, and from every one that is not final a final one can be', () => {
    expect([...reachable('planned')].toSorted()).toEqual([...TOUCH_STATUSES].toSorted());
    for (const from of TOUCH_STATUSES) expect([...reachable(from)].some(isFinal)).toBe(true);
  });
});

function reachable(from: TouchStatus): Set<TouchStatus> {
  const found = new Set<TouchStatus>([from]);
  for (const status of found) for (const next of after(status)) found.add(next);
  return found;
}
