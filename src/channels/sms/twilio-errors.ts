/**
 * Twilio's error codes as outcomes. Source of the meanings: https://www.twilio.com/docs/api/errors/<code>; of the
 * classes: providers-compliance.md §1.5. A code that is not listed is judged by its HTTP status.
 */
import type { Outcome, RejectClass } from '#engine/ports/channel';

type Verdict = RejectClass | 'later';

const VERDICTS: Readonly<Record<number, Verdict>> = {
  21610: 'opted_out', // the recipient replied STOP

  21211: 'recipient', // invalid To
  21214: 'recipient', // To cannot be reached
  21217: 'recipient', // not a valid phone number
  21401: 'recipient', // invalid phone number
  21421: 'recipient', // not a valid phone number
  21612: 'recipient', // no route from From to To
  21614: 'recipient', // not SMS-capable
  21635: 'recipient', // a landline
  30004: 'recipient', // blocked
  30005: 'recipient', // unknown or inactive
  30006: 'recipient', // landline or unreachable carrier

  20429: 'later', // too many concurrent requests; documented as not processed
  21611: 'later', // the number's queue is full
  30001: 'later', // queue overflow
  30003: 'later', // handset unreachable
  30008: 'later', // unknown
  30022: 'later', // 10DLC rate

  21602: 'content', // no body
  21605: 'content', // body too long
  21617: 'content', // body too long
  21619: 'content', // nothing to send
  30007: 'content', // filtered

  20003: 'account', // credentials
  20005: 'account', // account not active
  20008: 'account', // test credentials
  20404: 'account', // no such account
  21212: 'account', // invalid From
  21408: 'account', // region not enabled
  21603: 'account', // no From
  21606: 'account', // From is not ours or not SMS-capable
  21608: 'account', // trial account, unverified To
  21609: 'account', // invalid StatusCallback
  21659: 'account', // From is not a number of this account
  21660: 'account', // From belongs to another account
  21701: 'account', // no such messaging service
  21703: 'account', // messaging service without numbers
  30002: 'account', // suspended
  30032: 'account', // toll-free number not verified
  30034: 'account', // unregistered 10DLC number
};

/** For a reply that is no success and came from Twilio itself; `retryAt` is what it asked for. */
export function twilioRefusal(
  status: number,
  code: number | null,
  detail: string,
  retryAt: Date | null,
): Outcome {
  const named = String(code ?? `http_${status}`);
  const verdict = (code === null ? undefined : VERDICTS[code]) ?? byStatus(status, code);
  switch (verdict) {
    case 'account':
      return { kind: 'deferred', retryAt, code: named, detail, class: 'account' };
    case 'later':
      return { kind: 'deferred', retryAt, code: named, detail };
    case 'unknown':
      return { kind: 'unknown', code: named, detail };
    case 'recipient':
    case 'opted_out':
    case 'content':
      return { kind: 'rejected', class: verdict, code: named, detail };
  }
}

function byStatus(status: number, code: number | null): Verdict | 'unknown' {
  if (status === 429) return 'later';
  if (status === 401 || status === 403 || status === 404) return 'account';
  // 309xx: the 10DLC campaign was rejected.
  if (code !== null && code >= 30_900 && code < 31_000) return 'account';
  // 5xx and 408 do not say whether the message was made; 3xx is not Twilio.
  if (status >= 500 || status === 408) return 'unknown';
  return status < 400 ? 'account' : 'content';
}
