import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asHandedOver, planTouches, type PlanSequence } from '../touch/plan.ts';
import { isMailDay } from '../time/postal-calendar.ts';
import { scheduleTouch } from '../touch/schedule.ts';
import { MISSED_POLICIES, resumeTouch, type ResumeInput } from './resume-calendar.ts';
import { withDefaults } from './settings-validation.ts';

const settings = withDefaults({}, { timeZone: 'America/Chicago' });
const enrolledAt = new Date('2025-03-03T16:00:00Z'); // Monday 10:00
const sequences: readonly PlanSequence[] = [
  { id: 'e1', channel: 'email', delay: 'P1D' },
  { id: 'e2', channel: 'email', delay: 'P2D' },
  { id: 'e3', channel: 'sms', delay: 'P2D' },
  { id: 'e4', channel: 'email', delay: 'P7D' },
];

function input(
  missed: ResumeInput['missed'],
  pausedAt: string,
  resumedAt: string,
  plan = sequences,
): ResumeInput {
  const [sequence, ...following] = plan;
  if (!sequence) throw new Error('a plan has a first sequence');
  const base = { enrolledAt, settings, windowsOf: () => null };
  const schedule = scheduleTouch({
    sequence,
    previous: null,
    enrolledAt,
    now: enrolledAt,
    settings,
    windows: null,
  });
  const times = { pausedAt: new Date(pausedAt), resumedAt: new Date(resumedAt) };
  return { ...base, ...times, missed, scheduled: { sequence, schedule }, following };
}
/** `e1` is due on Tuesday 4 March, `e2` on the 6th, `e3` on the 8th, `e4` on the 15th, each at 10:00. */
const SHORT = ['2025-03-03T18:00:00Z', '2025-03-03T20:00:00Z'] as const;
const LONG = ['2025-03-04T10:00:00Z', '2025-03-07T10:00:00Z'] as const;

function resume(...args: Parameters<typeof input>) {
  const decision = resumeTouch(input(...args));
  if (decision.kind === 'keep') return decision;
  return {
    skipped: decision.skipped,
    next: decision.next?.sequence.id,
    dueAt: decision.next?.schedule.dueAt.toISOString(),
  };
}

describe('resuming', () => {
  it.each(MISSED_POLICIES)('%s changes nothing when no date passed', (missed) => {
    expect(resume(missed, ...SHORT)).toEqual({ kind: 'keep' });
  });

  it('shift moves the missed touch by the length of the pause', () => {
    expect(resume('shift', ...LONG)).toEqual({ skipped: [], next: 'e1', dueAt: '2025-03-07T16:00:00.000Z' });
  });

  it('shift keeps the intervals behind the missed touch', () => {
    const given = input('shift', ...LONG);
    const decision = resumeTouch(given);
    if (decision.kind === 'keep' || !decision.next) throw new Error('the touch was missed');
    const { sequence, schedule } = decision.next;
    const rest = planTouches({
      ...given,
      sequences: given.following,
      previous: asHandedOver(sequence.channel, schedule),
      now: given.resumedAt,
    });
    expect(rest.map((touch) => touch.schedule.dueAt.toISOString().slice(0, 10))).toEqual([
      '2025-03-09',
      '2025-03-11',
      '2025-03-18',
    ]);
  });

  it('shift sends at once what was late before the pause', () => {
    expect(resume('shift', '2025-03-05T10:00:00Z', '2025-03-05T11:00:00Z')).toEqual({
      skipped: [],
      next: 'e1',
      dueAt: '2025-03-05T11:00:00.000Z',
    });
  });

  it('skip leaves out every date that passed and keeps the first that did not', () => {
    expect(resume('skip', ...LONG)).toEqual({
      skipped: ['e1', 'e2'],
      next: 'e3',
      dueAt: '2025-03-08T16:00:00.000Z',
    });
  });

  it('skip completes the enrollment when nothing is left', () => {
    expect(resume('skip', '2025-03-04T10:00:00Z', '2025-04-04T10:00:00Z')).toEqual({
      skipped: ['e1', 'e2', 'e3', 'e4'],
      next: undefined,
      dueAt: undefined,
    });
  });

  it('newest sends the last of the missed ones now, and no other', () => {
    expect(resume('newest', ...LONG)).toEqual({
      skipped: ['e1'],
      next: 'e2',
      dueAt: '2025-03-07T10:00:00.000Z',
    });
    expect(resume('newest', '2025-03-04T10:00:00Z', '2025-04-04T10:00:00Z')).toEqual({
      skipped: ['e1', 'e2', 'e3'],
      next: 'e4',
      dueAt: '2025-04-04T10:00:00.000Z',
    });
  });

  const mail: readonly PlanSequence[] = [
    { id: 'm1', channel: 'direct_mail', delay: 'P4D' }, // Friday the 7th, locks on Wednesday the 5th, 17:00
    { id: 'm2', channel: 'direct_mail', delay: 'P7D' },
  ];

  it.each(MISSED_POLICIES)('%s lets a batch lock up to an hour late', (missed) => {
    expect(resume(missed, '2025-03-05T12:00:00Z', '2025-03-05T23:59:59Z', mail)).toEqual({ kind: 'keep' });
    expect(resume(missed, '2025-03-05T12:00:00Z', '2025-03-06T00:00:00Z', mail)).not.toEqual({
      kind: 'keep',
    });
  });

  it('gives a missed piece a date by the mail calendar', () => {
    const shifted = resumeTouch(input('shift', '2025-03-05T12:00:00Z', '2025-03-06T12:00:00Z', mail));
    // A day later is a Saturday; Monday locks on Friday at 17:00.
    expect(shifted).toMatchObject({ next: { schedule: { sendDate: '2025-03-10', batchKey: '2025-03-10' } } });
    expect(resumeTouch(input('skip', '2025-03-05T12:00:00Z', '2025-03-06T12:00:00Z', mail))).toMatchObject({
      skipped: ['m1'],
      next: { sequence: { id: 'm2' }, schedule: { sendDate: '2025-03-14' } },
    });
  });

  it('under every policy: nothing in the past, each sequence at most once, nothing missed left standing', () => {
    const channels = fc.constantFrom('email', 'sms', 'direct_mail');
    const plans = fc.array(fc.record({ channel: channels, days: fc.nat(9) }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        plans,
        fc.constantFrom(...MISSED_POLICIES),
        fc.nat(20 * 86_400_000),
        fc.nat(30 * 86_400_000),
        (plan, missed, start, length) => {
          const pausedAt = new Date(enrolledAt.getTime() + start);
          const resumedAt = new Date(pausedAt.getTime() + length);
          const ids = plan.map(
            ({ channel, days }, index) => ({ id: `s${index}`, channel, delay: `P${days}D` }) as const,
          );
          const decision = resumeTouch(input(missed, pausedAt.toISOString(), resumedAt.toISOString(), ids));
          if (decision.kind === 'keep') return;
          const left = ids.map(({ id }) => id).slice(decision.skipped.length);
          expect([...decision.skipped, ...left]).toEqual(ids.map(({ id }) => id));
          expect(decision.next?.sequence.id).toBe(left[0]);
          if (missed === 'shift') expect(decision.skipped).toEqual([]);
          if (missed !== 'skip') expect(decision.next).not.toBeNull();
          if (!decision.next) return;
          const { locksAt, sendDate } = decision.next.schedule;
          expect(locksAt.getTime()).toBeGreaterThanOrEqual(resumedAt.getTime());
          if (sendDate !== null) expect(isMailDay(sendDate)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });
});
