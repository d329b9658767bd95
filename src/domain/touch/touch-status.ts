/**
 * The life of a touch as a table of transitions (product.md §3).
 * The same table guards every UPDATE: a statement names the state it leaves, and no row changed is an answer.
 */
export const TOUCH_STATUSES = [
  'planned', // computed from the plan, never stored
  'scheduled',
  'processing',
  'sent',
  'delivered',
  'failed',
  'unknown',
  'cancelled',
  'skipped',
] as const;
export type TouchStatus = (typeof TOUCH_STATUSES)[number];
export type StoredTouchStatus = Exclude<TouchStatus, 'planned'>;

export const CANCEL_REASONS = ['unenrolled', 'opted_out', 'campaign_ended', 'record_deleted'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

export const SKIP_REASONS = [
  'no_email',
  'no_phone',
  'no_address',
  'suppressed',
  'undeliverable',
  'cap_reached',
  'sequence_removed',
  'missed',
  'render_failed',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What can happen to a touch. Each event is one guarded statement. */
export const TOUCH_EVENTS = [
  'schedule',
  'claim', // email, SMS: taken for hand-over; direct mail: locked with its batch
  'accept', // the provider took it (email, SMS: sent; mail: mailed)
  'reject',
  'lose', // the outcome is not known
  'defer', // the holder knows it was not sent; the enrollment is active
  'release', // the same, but the enrollment has ended meanwhile
  'stop',
  'skip',
  'restore',
  'deliver',
  'return', // a later callback: accepted, then refused (bounce, returned mail)
  'reconcile_sent',
  'reconcile_failed',
] as const;
export type TouchEvent = (typeof TOUCH_EVENTS)[number];

type Row = Partial<Record<TouchEvent, TouchStatus>>;

export const TOUCH_TRANSITIONS: Readonly<Record<TouchStatus, Row>> = {
  planned: { schedule: 'scheduled' },
  scheduled: { claim: 'processing', stop: 'cancelled', skip: 'skipped' },
  processing: { accept: 'sent', reject: 'failed', lose: 'unknown', defer: 'scheduled', release: 'cancelled' },
  sent: { deliver: 'delivered', return: 'failed' },
  delivered: { return: 'failed' },
  failed: {},
  unknown: { reconcile_sent: 'sent', reconcile_failed: 'failed' },
  cancelled: { restore: 'scheduled' },
  skipped: {},
};

/** The status after `event`, or undefined when the event does not apply to a touch in `from`. */
export function touchAfter(from: TouchStatus, event: TouchEvent): TouchStatus | undefined {
  return TOUCH_TRANSITIONS[from][event];
}

/** Nothing more will be sent for a touch in these states; an enrollment may go on past it. */
export const FINAL_TOUCH_STATUSES = [
  'sent',
  'delivered',
  'failed',
  'unknown',
  'cancelled',
  'skipped',
] as const;

export function isFinal(status: TouchStatus): boolean {
  return (FINAL_TOUCH_STATUSES as readonly string[]).includes(status);
}

/** Whether a touch can still be stopped is decided by its state, never by the clock. */
export function isStoppable(status: TouchStatus): boolean {
  return status === 'planned' || status === 'scheduled';
}

/** Past stopping and not yet settled for good: what a receipt lists under `continues`. */
export function isContinuing(status: TouchStatus): boolean {
  return status === 'processing' || status === 'unknown';
}
