/** How long until an instant, in the two units that matter. Pure. */
export type Left =
  | { readonly kind: 'days'; readonly days: number; readonly hours: number }
  | { readonly kind: 'hours'; readonly hours: number; readonly minutes: number }
  | { readonly kind: 'minutes'; readonly minutes: number; readonly seconds: number };

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const SHOWN_IN_DAYS_MS = 2 * DAY_MS;

/** Undefined: it has passed. */
export function timeLeft(at: string, nowMs: number): Left | undefined {
  const left = Date.parse(at) - nowMs;
  if (left <= 0) return undefined;
  if (left >= SHOWN_IN_DAYS_MS)
    return { kind: 'days', days: Math.floor(left / DAY_MS), hours: Math.floor((left % DAY_MS) / HOUR_MS) };
  if (left >= HOUR_MS)
    return {
      kind: 'hours',
      hours: Math.floor(left / HOUR_MS),
      minutes: Math.floor((left % HOUR_MS) / MINUTE_MS),
    };
  return {
    kind: 'minutes',
    minutes: Math.floor(left / MINUTE_MS),
    seconds: Math.floor((left % MINUTE_MS) / SECOND_MS),
  };
}
