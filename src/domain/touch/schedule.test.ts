import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { withDefaults } from '../campaign/settings-validation.ts';
import type { CampaignSettings } from '../campaign/campaign-settings.ts';
import { isMailDay } from '../time/postal-calendar.ts';
import { localParts } from '../time/zone.ts';
import { windowsFor } from '../time/windows.ts';
import { CHANNELS } from './channel.ts';
import { type PreviousTouch, replanTouch, scheduleTouch, type ScheduleInput } from './schedule.ts';

const CHICAGO: CampaignSettings = withDefaults({}, { timeZone: 'America/Chicago' });
/** Wednesday 5 March 2025, 10:15:30.250 in Chicago. */
const WEDNESDAY = new Date('2025-03-05T16:15:30.250Z');

const first = (
  channel: ScheduleInput['sequence']['channel'],
  delay: string,
  over: Partial<ScheduleInput> = {},
) =>
  scheduleTouch({
    sequence: { channel, delay },
    previous: null,
    enrolledAt: WEDNESDAY,
    now: WEDNESDAY,
    settings: CHICAGO,
    windows: null,
    ...over,
  });
const email = (plannedDueAt: string, handedOverAt = plannedDueAt): PreviousTouch => ({
  channel: 'email',
  plannedDueAt: new Date(plannedDueAt),
  sendDate: null,
  handedOverAt: new Date(handedOverAt),
});

describe('a first touch counts from the enrollment', () => {
  it('at once with PT0S, and at the same instant with P0D', () => {
    for (const delay of ['PT0S', 'P0D']) {
      expect(first('email', delay)).toEqual({
        dueAt: WEDNESDAY,
        plannedDueAt: WEDNESDAY,
        sendDate: null,
        locksAt: WEDNESDAY,
        windowEndsAt: null,
        batchKey: null,
      });
    }
  });

  it('in calendar days at the same local time, over the change of the clock', () => {
    expect(first('email', 'P5D').dueAt).toEqual(new Date('2025-03-10T15:15:30.250Z'));
    expect(first('email', 'PT120H').dueAt).toEqual(new Date('2025-03-10T16:15:30.250Z'));
  });

  it('days first, then time, in a mixed delay', () => {
    expect(first('sms', 'P5DT2H').dueAt).toEqual(new Date('2025-03-10T17:15:30.250Z'));
  });

  it('by mail leaves on the first date that can still be stopped for an hour', () => {
    // Wanted today; Friday's batch locks today at 17:00 in Chicago, which is more than an hour away.
    expect(first('direct_mail', 'P0D')).toEqual({
      dueAt: new Date('2025-03-07T16:15:30.250Z'),
      plannedDueAt: new Date('2025-03-07T16:15:30.250Z'),
      sendDate: '2025-03-07',
      locksAt: new Date('2025-03-05T23:00:00Z'),
      windowEndsAt: null,
      batchKey: '2025-03-07',
    });
  });
});

describe('a later touch', () => {
  it('counts days from the planned date, so that a slow provider does not push the plan', () => {
    const previous = email('2025-03-05T16:00:00Z', '2025-03-05T19:30:00Z');
    const now = previous.handedOverAt;
    expect(first('email', 'P2D', { previous, now }).dueAt).toEqual(new Date('2025-03-07T16:00:00Z'));
  });

  it('is never due before the touch before it was accepted', () => {
    const previous = email('2025-03-05T16:00:00Z', '2025-03-09T19:30:00Z');
    expect(first('email', 'P2D', { previous, now: previous.handedOverAt }).dueAt).toEqual(
      previous.handedOverAt,
    );
  });

  it('counts time from the hand-over', () => {
    const previous = email('2025-03-05T16:00:00Z', '2025-03-05T19:30:00Z');
    expect(first('sms', 'PT5S', { previous, now: previous.handedOverAt }).dueAt).toEqual(
      new Date('2025-03-05T19:30:05Z'),
    );
  });

  it('is not planned before a hand-over that lies ahead, as in a preview', () => {
    const previous = email('2025-03-05T16:00:00Z', '2025-03-09T19:30:00Z');
    expect(first('email', 'P2D', { previous, now: WEDNESDAY }).dueAt).toEqual(previous.handedOverAt);
  });

  it('with P0D stays at the planned instant, also in an hour that the clock shows twice', () => {
    // 2 November 2025, the second 01:30 in Chicago; the first was an hour earlier.
    const previous = email('2025-11-02T07:30:00Z', '2025-11-02T06:00:00Z');
    expect(first('email', 'P0D', { previous, now: previous.handedOverAt }).dueAt).toEqual(
      previous.plannedDueAt,
    );
  });

  it('counts from the send date that was printed, even when the campaign changed its zone since', () => {
    // 23:30 on Monday in Chicago is already Tuesday in New York.
    const previous: PreviousTouch = {
      channel: 'direct_mail',
      plannedDueAt: new Date('2025-03-11T04:30:00Z'),
      sendDate: '2025-03-10',
      handedOverAt: new Date('2025-03-07T23:00:00Z'),
    };
    const settings = { ...CHICAGO, timeZone: 'America/New_York' };
    const result = first('email', 'P2D', { previous, now: previous.handedOverAt, settings });
    expect(result.dueAt).toEqual(new Date('2025-03-12T04:30:00Z'));
  });

  const piece: PreviousTouch = {
    channel: 'direct_mail',
    plannedDueAt: new Date('2025-03-10T15:15:00Z'),
    sendDate: '2025-03-10',
    handedOverAt: new Date('2025-03-07T23:00:02Z'),
  };

  it('counts time after mail from its dueAt, and days from its send date', () => {
    const after = { previous: piece, now: piece.handedOverAt };
    expect(first('sms', 'PT1H', after).dueAt).toEqual(new Date('2025-03-10T16:15:00Z'));
    expect(first('email', 'P3D', after).dueAt).toEqual(new Date('2025-03-13T15:15:00Z'));
  });

  it('by mail after mail keeps the time of day and moves the date, never the time to stop', () => {
    // Tuesday would lock on the same Friday at 17:00, which has passed: Wednesday it is.
    const result = first('direct_mail', 'P1D', { previous: piece, now: piece.handedOverAt });
    expect(result.sendDate).toBe('2025-03-12');
    expect(result.locksAt).toEqual(new Date('2025-03-10T22:00:00Z'));
    expect(result.dueAt).toEqual(new Date('2025-03-12T15:15:00Z'));
  });

  it('by mail after a time-only delay wants the date on which it falls', () => {
    // 23:00 UTC + 8 h is Thursday 01:00 in Chicago; the time of day stays that of the touch before.
    const previous = email('2025-03-12T23:00:00Z');
    const result = first('direct_mail', 'PT8H', { previous, now: previous.handedOverAt });
    expect(result.sendDate).toBe('2025-03-17');
    expect(result.dueAt).toEqual(new Date('2025-03-17T23:00:00Z'));
    const far = first('direct_mail', 'PT200H', { previous, now: previous.handedOverAt });
    expect(far.sendDate).toBe('2025-03-21');
  });
});

describe('a time-only lead', () => {
  const exact = withDefaults({ mailLeadTime: 'PT30S' }, { timeZone: 'America/Chicago' });

  it('is exact: a weekend night or a holiday changes nothing, and batches lock on whole seconds', () => {
    const now = new Date('2025-03-09T08:00:00.250Z'); // Sunday, inside the change of the clock
    const result = first('direct_mail', 'PT10S', { settings: exact, now, enrolledAt: now });
    expect(result).toEqual({
      dueAt: new Date('2025-03-09T08:00:31.000Z'),
      plannedDueAt: new Date('2025-03-09T08:00:31.000Z'),
      sendDate: '2025-03-09',
      locksAt: new Date('2025-03-09T08:00:01.000Z'),
      windowEndsAt: null,
      batchKey: '2025-03-09T08:00:01Z',
    });
    expect(first('direct_mail', 'PT40S', { settings: exact, now, enrolledAt: now }).dueAt).toEqual(
      new Date('2025-03-09T08:00:41.000Z'),
    );
  });

  it('takes a later second when its batch has locked already', () => {
    const afterBatchKey = '2025-03-05T16:15:31Z';
    expect(first('direct_mail', 'PT0S', { settings: exact }).batchKey).toBe(afterBatchKey);
    expect(first('direct_mail', 'PT0S', { settings: exact, afterBatchKey }).batchKey).toBe(
      '2025-03-05T16:15:32Z',
    );
  });
});

describe('a batch that can no longer be joined', () => {
  it('sends the piece to the next date', () => {
    expect(first('direct_mail', 'P0D', { afterBatchKey: '2025-03-07' }).sendDate).toBe('2025-03-10');
  });

  it('moves as a whole when it missed its cut-off, at the same time of day', () => {
    const planned = first('direct_mail', 'P5D');
    expect(planned.sendDate).toBe('2025-03-10');
    const now = new Date(planned.locksAt.getTime() + 3_600_001);
    const replanned = replanTouch({
      channel: 'direct_mail',
      wanted: planned.dueAt,
      plannedDueAt: planned.plannedDueAt,
      now,
      settings: CHICAGO,
      windows: null,
    });
    expect(replanned.sendDate).toBe('2025-03-12');
    expect(replanned.dueAt).toEqual(new Date('2025-03-12T15:15:30.250Z'));
  });
});

describe('startAt', () => {
  const startAt = '2025-03-10T14:00:00Z';
  const settings = withDefaults({ startAt }, { timeZone: 'America/Chicago' });

  it('holds everything back, and what lies behind it is not touched', () => {
    expect(first('email', 'PT0S', { settings }).dueAt).toEqual(new Date(startAt));
    expect(first('email', 'P20D', { settings }).dueAt).toEqual(first('email', 'P20D').dueAt);
    const piece = first('direct_mail', 'P0D', { settings });
    expect(piece.sendDate).toBe('2025-03-10');
    expect(piece.dueAt.getTime()).toBeGreaterThanOrEqual(Date.parse(startAt));
  });
});

describe('windows', () => {
  const settings = withDefaults(
    { sendWindow: { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' } },
    { timeZone: 'America/Chicago' },
  );
  const windows = windowsFor({ zones: ['America/Los_Angeles'], states: ['CA'] }, 'email', settings);

  it('move the planned date with them, so that intervals hold and two touches never collapse into one', () => {
    const saturday = first('email', 'P3D', { settings, windows });
    expect(saturday.dueAt).toEqual(new Date('2025-03-10T16:00:00Z'));
    expect(saturday.plannedDueAt).toEqual(saturday.dueAt);
    expect(saturday.windowEndsAt).toEqual(new Date('2025-03-11T00:00:00Z'));
    const previous: PreviousTouch = { ...saturday, channel: 'email', handedOverAt: saturday.dueAt };
    const next = first('email', 'P1D', { settings, windows, previous, now: saturday.dueAt });
    expect(next.dueAt).toEqual(new Date('2025-03-11T16:00:00Z'));
  });

  it('that never open leave a touch whose window is closed from the start', () => {
    const result = first('sms', 'PT0S', { windows: { nextAllowed: () => null } });
    expect(result.dueAt).toEqual(WEDNESDAY);
    expect(result.windowEndsAt).toEqual(result.dueAt);
  });

  it('do not hold mail', () => {
    expect(first('direct_mail', 'P0D', { settings, windows: { nextAllowed: () => null } })).toEqual(
      first('direct_mail', 'P0D', { settings }),
    );
  });
});

describe('any schedule', () => {
  const zones = fc.constantFrom(
    'America/New_York',
    'America/Phoenix',
    'Pacific/Honolulu',
    'Australia/Lord_Howe',
  );
  const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 0, 1) });
  const delays = fc.oneof(
    fc.nat(60).map((days) => `P${days}D`),
    fc.nat(200_000).map((seconds) => `PT${seconds}S`),
    fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(47)).map(([days, hours]) => `P${days}DT${hours}H`),
  );
  const leads = fc.constantFrom('P0D', 'P1D', 'P2D', 'P5D', 'PT0S', 'PT30S', 'PT26H', 'PT0.5S');
  const inputs: fc.Arbitrary<ScheduleInput> = fc
    .record({
      channel: fc.constantFrom(...CHANNELS),
      before: fc.option(fc.constantFrom(...CHANNELS)),
      delay: delays,
      lead: leads,
      zone: zones,
      enrolled: instants,
      planned: fc.nat(40 * 86_400_000),
      late: fc.integer({ min: -5 * 86_400_000, max: 5 * 86_400_000 }),
      settle: fc.nat(5_000),
      start: fc.option(instants),
    })
    .map(({ channel, before, delay, lead, zone, enrolled, planned, late, settle, start }) => {
      const plannedDueAt = new Date(enrolled + planned);
      const handedOverAt = new Date(Math.max(enrolled, enrolled + planned + late));
      return {
        sequence: { channel, delay },
        previous: before && {
          channel: before,
          plannedDueAt,
          sendDate: before === 'direct_mail' ? localParts(plannedDueAt, zone).date : null,
          handedOverAt,
        },
        enrolledAt: new Date(enrolled),
        now: new Date((before ? handedOverAt.getTime() : enrolled) + settle),
        settings: withDefaults(
          { mailLeadTime: lead, startAt: start === null ? null : new Date(start).toISOString() },
          { timeZone: zone },
        ),
        windows: null,
      };
    });

  /** The wanted instant as product.md words it, on Temporal; a time inside a gap means the first instant after it. */
  function wanted({ sequence, previous, enrolledAt, settings }: ScheduleInput): number {
    const delay = Temporal.Duration.from(sequence.delay);
    if (!sequence.delay.includes('D')) {
      const byMail = previous?.channel === 'direct_mail';
      const from = previous ? (byMail ? previous.plannedDueAt : previous.handedOverAt) : enrolledAt;
      return from.getTime() + delay.total('milliseconds');
    }
    const anchor = (previous?.plannedDueAt ?? enrolledAt).getTime();
    const start = Temporal.Instant.fromEpochMilliseconds(anchor).toZonedDateTimeISO(settings.timeZone);
    const local = start.toPlainDateTime().add({ days: delay.days });
    let day = start.add({ days: delay.days });
    if (!day.toPlainDateTime().equals(local)) {
      const before = local.toZonedDateTime(settings.timeZone, { disambiguation: 'earlier' });
      const gap = before.getTimeZoneTransition('next');
      if (!gap) throw new Error('a gap has a transition');
      day = gap;
    }
    return day.add({ hours: delay.hours }).epochMilliseconds;
  }

  it('is never in the past, never before what came before, and never before startAt', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { dueAt, plannedDueAt, locksAt } = scheduleTouch(input);
        expect(plannedDueAt).toEqual(dueAt);
        expect(locksAt.getTime()).toBeLessThanOrEqual(dueAt.getTime());
        expect(locksAt.getTime()).toBeGreaterThanOrEqual(input.now.getTime());
        if (input.previous) {
          expect(locksAt.getTime()).toBeGreaterThanOrEqual(input.previous.handedOverAt.getTime());
        }
        if (input.settings.startAt)
          expect(dueAt.getTime()).toBeGreaterThanOrEqual(Date.parse(input.settings.startAt));
        // The same question has the same answer.
        expect(scheduleTouch({ ...input, settings: { ...input.settings } })).toEqual(scheduleTouch(input));
      }),
      { numRuns: 1_000 },
    );
  });

  it('of an email or a text is the wanted instant, or the first possible one after it', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        fc.pre(input.sequence.channel !== 'direct_mail');
        const { startAt } = input.settings;
        const result = scheduleTouch(input);
        const earliest = Math.max(wanted(input), input.now.getTime(), startAt ? Date.parse(startAt) : 0);
        expect(result.dueAt.getTime()).toBe(earliest);
        expect(result).toMatchObject({
          sendDate: null,
          batchKey: null,
          windowEndsAt: null,
          locksAt: result.dueAt,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a piece with a calendar lead leaves on a mail day and can be stopped for an hour at least', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        fc.pre(input.sequence.channel === 'direct_mail' && !input.settings.mailLeadTime.includes('T'));
        const { sendDate, locksAt, dueAt, batchKey } = scheduleTouch(input);
        if (sendDate === null) throw new Error('a piece has a send date');
        expect(isMailDay(sendDate)).toBe(true);
        expect(batchKey).toBe(sendDate);
        expect(locksAt.getTime()).toBeGreaterThanOrEqual(input.now.getTime() + 3_600_000);
        expect(localParts(dueAt, input.settings.timeZone).date).toBe(sendDate);
        expect(localParts(locksAt, input.settings.timeZone).timeOfDayMs).toBe(17 * 3_600_000);
        // Everyone who asks for this batch later on the same day gets it, or a later one.
        const again = scheduleTouch({ ...input, now: new Date(input.now.getTime() + 60_000) });
        expect((again.sendDate ?? '') >= sendDate).toBe(true);
        expect((scheduleTouch({ ...input, afterBatchKey: sendDate }).sendDate ?? '') > sendDate).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a piece with a time-only lead is less than a second from the exact rule', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        fc.pre(input.sequence.channel === 'direct_mail' && input.settings.mailLeadTime.includes('T'));
        const lead = Temporal.Duration.from(input.settings.mailLeadTime).total('milliseconds');
        const { locksAt, dueAt, batchKey } = scheduleTouch(input);
        const { startAt } = input.settings;
        const exactDue = Math.max(
          wanted(input),
          startAt ? Date.parse(startAt) : 0,
          input.now.getTime() + lead,
        );
        expect(locksAt.getTime() % 1_000).toBe(0);
        expect(dueAt.getTime() - locksAt.getTime()).toBe(lead);
        expect(new Date(Date.parse(batchKey ?? ''))).toEqual(locksAt);
        expect(dueAt.getTime()).toBeGreaterThanOrEqual(exactDue);
        expect(dueAt.getTime()).toBeLessThan(exactDue + 1_000);
      }),
      { numRuns: 1_000 },
    );
  });
});
