// Guarantee: a row says what its touches' states say. Above all, nothing is called stoppable that is not, whatever the
// clock shows, and nothing that has begun is shown as still to come.
import { describe, expect, it } from 'vitest';
import type { Enrollment, EnrollmentDetail, Touch } from '../../api/types.ts';
import { historyOf, nextOf, stepOf, touchesAhead } from './next-step.ts';

const touch = (part: Partial<Touch>): Touch => ({
  id: 'e-1',
  sequenceId: 'one',
  channel: 'email',
  status: 'scheduled',
  reason: null,
  dueAt: '2025-03-10T14:00:00.000Z',
  sendDate: null,
  locksAt: '2025-03-10T14:00:00.000Z',
  stoppable: true,
  processingAt: null,
  acceptedAt: null,
  sentAt: null,
  deliveredAt: null,
  batchId: null,
  cost: { amount: '0.00', currency: 'USD' },
  ...part,
});

describe('next', () => {
  it('is nothing when nothing is', () => {
    expect(nextOf({ nextTouch: null })).toEqual({ kind: 'nothing' });
  });

  it('is due at an instant, mail on a day, and can be stopped until it may lock', () => {
    expect(nextOf({ nextTouch: touch({}) })).toEqual({
      kind: 'due',
      channel: 'email',
      when: { at: '2025-03-10T14:00:00.000Z' },
      stopUntil: '2025-03-10T14:00:00.000Z',
    });
    const mail = touch({
      channel: 'direct_mail',
      sendDate: '2025-03-10',
      locksAt: '2025-03-07T22:00:00.000Z',
    });
    expect(nextOf({ nextTouch: mail })).toEqual({
      kind: 'due',
      channel: 'direct_mail',
      when: { day: '2025-03-10' },
      stopUntil: '2025-03-07T22:00:00.000Z',
    });
  });

  it('is still due when its cut-off lies long ago and its state says that it can be stopped', () => {
    const late = touch({ locksAt: '2001-01-01T00:00:00.000Z' });
    expect(nextOf({ nextTouch: late }).kind).toBe('due');
  });

  it('is processing, and since when, once it is', () => {
    const nextTouch = touch({
      status: 'processing',
      stoppable: false,
      processingAt: '2025-03-10T14:00:01.000Z',
    });
    expect(nextOf({ nextTouch })).toEqual({
      kind: 'processing',
      channel: 'email',
      lockedAt: '2025-03-10T14:00:01.000Z',
    });
  });
});

describe('the step', () => {
  const of = (part: Partial<Enrollment>) =>
    stepOf({ nextTouch: null, lastTouch: null, ...part }, ['one', 'two']);

  it('is that of the next touch, else of the last, else none', () => {
    const two = touch({ sequenceId: 'two' });
    expect(of({ nextTouch: two, lastTouch: touch({}) })).toEqual({ step: 2, steps: 2 });
    expect(of({ lastTouch: touch({}) })).toEqual({ step: 1, steps: 2 });
    expect(of({})).toBeNull();
  });

  it('is none for a sequence that has left the plan', () => {
    expect(of({ nextTouch: touch({ sequenceId: 'gone' }) })).toBeNull();
  });
});

describe('the details', () => {
  const touches = [
    touch({
      id: '1',
      status: 'delivered',
      sentAt: '2025-03-02T14:14:00Z',
      deliveredAt: '2025-03-02T14:15:00Z',
    }),
    touch({ id: '2', status: 'processing', processingAt: '2025-03-07T22:00:00Z', stoppable: false }),
    touch({ id: '3', status: 'scheduled' }),
    touch({ id: '4', status: 'planned', dueAt: '2025-04-02T14:00:00Z' }),
    // Was due in a far future when it was cancelled.
    touch({ id: '5', status: 'cancelled', stoppable: false, dueAt: '2025-05-01T00:00:00Z' }),
  ];
  const event = { id: '9', at: '2025-03-02T13:58:00Z', type: 'enrollment.enrolled' };
  const enrollment = {
    touches,
    events: [{ ...event, actor: { type: 'user', id: null, name: 'M. Ortiz' }, data: {} }],
    endedAt: '2025-03-05T00:00:00Z',
  } satisfies Pick<EnrollmentDetail, 'touches' | 'events' | 'endedAt'>;

  it('have every touch once: ahead or behind', () => {
    expect(touchesAhead(touches).map(({ id }) => id)).toEqual(['3', '4']);
    const behind = historyOf(enrollment).flatMap((entry) => (entry.kind === 'touch' ? [entry.touch.id] : []));
    expect(behind.toSorted()).toEqual(['1', '2', '5']);
  });

  it('tell the newest first, a cancelled touch at the end of the enrollment', () => {
    const told = historyOf(enrollment).map((entry) =>
      entry.kind === 'touch' ? entry.touch.id : entry.event.id,
    );
    expect(told).toEqual(['2', '5', '1', '9']);
  });
});
