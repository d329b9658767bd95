import { describe, expect, it } from 'vitest';
import { withDefaults } from '../campaign/settings-validation.ts';
import { asHandedOver, planTouches, type PlanSequence } from './plan.ts';
import { scheduleTouch } from './schedule.ts';

const settings = withDefaults({}, { timeZone: 'America/Chicago' });
const enrolledAt = new Date('2025-03-05T16:15:00Z'); // Wednesday 10:15
const sequences: readonly PlanSequence[] = [
  { id: 'hello', channel: 'email', delay: 'PT0S' },
  { id: 'card', channel: 'direct_mail', delay: 'P2D' },
  { id: 'text', channel: 'sms', delay: 'P3D' },
  { id: 'letter', channel: 'direct_mail', delay: 'P1D' },
];
const base = { enrolledAt, now: enrolledAt, settings, windowsOf: () => null };

describe('the plan of an enrollment', () => {
  it('is every touch, each counted from the one before it', () => {
    const plan = planTouches({ ...base, sequences, previous: null });
    expect(
      plan.map(({ sequence, schedule }) => [sequence.id, schedule.dueAt.toISOString(), schedule.sendDate]),
    ).toEqual([
      ['hello', '2025-03-05T16:15:00.000Z', null],
      ['card', '2025-03-07T16:15:00.000Z', '2025-03-07'],
      ['text', '2025-03-10T15:15:00.000Z', null],
      ['letter', '2025-03-12T15:15:00.000Z', '2025-03-12'],
    ]);
    expect(plan.map(({ schedule }) => schedule.locksAt.toISOString())).toEqual([
      '2025-03-05T16:15:00.000Z',
      '2025-03-05T23:00:00.000Z',
      '2025-03-10T15:15:00.000Z',
      '2025-03-10T22:00:00.000Z',
    ]);
  });

  it('is what the engine will schedule when nothing is late', () => {
    const plan = planTouches({ ...base, sequences, previous: null });
    let previous = null;
    for (const { sequence, schedule } of plan) {
      const now: Date = previous === null ? enrolledAt : previous.handedOverAt;
      expect(scheduleTouch({ sequence, previous, enrolledAt, now, settings, windows: null })).toEqual(
        schedule,
      );
      previous = asHandedOver(sequence.channel, schedule);
    }
  });

  it('goes on from the touch that is scheduled, and starts again wherever it is cut', () => {
    const whole = planTouches({ ...base, sequences, previous: null });
    whole.forEach(({ sequence, schedule }, index) => {
      const previous = asHandedOver(sequence.channel, schedule);
      expect(planTouches({ ...base, sequences: sequences.slice(index + 1), previous })).toEqual(
        whole.slice(index + 1),
      );
    });
  });

  it('asks for the windows of each channel', () => {
    const opensAt = new Date('2025-03-11T14:00:00Z');
    const windowsOf = (channel: string) =>
      channel === 'sms'
        ? { nextAllowed: () => ({ at: opensAt, endsAt: new Date('2025-03-12T01:00:00Z') }) }
        : null;
    const plan = planTouches({ ...base, sequences, previous: null, windowsOf });
    expect(plan[2]?.schedule.dueAt).toEqual(opensAt);
    expect(plan[3]?.schedule.dueAt.getTime()).toBeGreaterThan(opensAt.getTime());
  });
});
