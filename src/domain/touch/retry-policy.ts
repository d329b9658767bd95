/**
 * When a touch that was not sent is tried again: the first time within 60 s, then after doubling waits of at
 * most an hour, until 24 hours after the first attempt; the last attempt is made at that very instant.
 * Mail pieces in a locked batch follow the same rule. The jitter comes from the touch id, so that a replay
 * gives the same times while a thousand touches that were deferred together do not come back together.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../time/calendar-date.ts';

export type RetryInput = {
  readonly touchId: string;
  /** How often it has been deferred, this time included: 1 or more. */
  readonly deferrals: number;
  readonly firstAttemptAt: Date;
  readonly now: Date;
  /** What the provider asked for. Kept, if later or earlier than ours, within now + 1 s and the end of the 24 hours. */
  readonly providerRetryAt: Date | null;
};
export type RetryDecision = { readonly kind: 'retry'; readonly at: Date } | { readonly kind: 'gave_up' };

export const RETRY_FOR_MS = DAY_MS;
const FIRST_WAIT_MS = 30 * SECOND_MS;
const SECOND_WAIT_MS = 2 * MINUTE_MS;
const MAX_WAIT_MS = HOUR_MS;
const MIN_WAIT_MS = SECOND_MS;
/** Waits are spread over ± a quarter. */
const JITTER = 0.25;

export function nextAttempt(input: RetryInput): RetryDecision {
  const now = input.now.getTime();
  const end = input.firstAttemptAt.getTime() + RETRY_FOR_MS;
  if (now >= end) return { kind: 'gave_up' };
  const asked = input.providerRetryAt?.getTime() ?? now + waitMs(input.touchId, input.deferrals);
  return { kind: 'retry', at: new Date(Math.min(end, Math.max(asked, now + MIN_WAIT_MS))) };
}

function waitMs(touchId: string, deferrals: number): number {
  const doubled = SECOND_WAIT_MS * 2 ** Math.min(deferrals - 2, 16);
  const wait = deferrals <= 1 ? FIRST_WAIT_MS : Math.min(MAX_WAIT_MS, doubled);
  return Math.round(wait * (1 - JITTER + 2 * JITTER * fraction(`${touchId}#${deferrals}`)));
}

/** FNV-1a with a final mix, as a number in [0, 1): spread, not secrecy. */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
