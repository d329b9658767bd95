/**
 * What an SMTP failure means for the message. One question decides whether it may have been sent: had the final
 * dot been handed to the connection? Before it no server may deliver (RFC 5321 §4.1.1.4); after it only the
 * server's own reply tells, and without one the outcome is unknown.
 */
import { singleLine } from '#domain/message/single-line';
import type { Outcome, RejectClass } from '#engine/ports/channel';

/** The parts of nodemailer's errors that are relied on. */
export type SmtpFailure = {
  readonly message: string;
  /** `EENVELOPE`, `EMESSAGE`, `EAUTH`, `ECONNECTION`, `ESOCKET`, `EDNS`, `ETLS`, `ETIMEDOUT`, `EABORT`… */
  readonly code?: string | undefined;
  /** `CONN`, `MAIL FROM`, `RCPT TO`, `DATA`, `API`, `AUTH …`. */
  readonly command?: string | undefined;
  readonly response?: string | undefined;
  readonly responseCode?: number | undefined;
};

/** Replies to any command that say who we are is the trouble (RFC 4954 §6). */
const AUTH_REPLIES: ReadonlySet<number> = new Set([530, 534, 535, 538]);
/** "Bad sequence of commands" says that the session was confused, not that the message was refused. */
const CONFUSED = 503;

export function smtpOutcome(failure: SmtpFailure, finalDotHandedOver: boolean): Outcome {
  const { code, command, responseCode: reply } = failure;
  if (code === 'EMESSAGE' && command === 'DATA' && reply !== undefined) return contentReply(failure, reply);
  const detail = detailOf(failure);
  if (finalDotHandedOver) return { kind: 'unknown', code: code === 'EABORT' ? 'aborted' : 'dropped', detail };
  if (reply !== undefined && AUTH_REPLIES.has(reply)) return accountFault('auth', detail);
  if (code === 'EAUTH') return permanent(reply) ? accountFault('auth', detail) : deferred('auth', detail);
  if (code === 'EENVELOPE') return envelopeReply(failure, reply, detail);
  return deferred(reply === undefined ? (CONNECTION_CODES[code ?? ''] ?? 'smtp') : `smtp_${reply}`, detail);
}

const CONNECTION_CODES: Readonly<Record<string, string>> = {
  ECONNECTION: 'dropped',
  ESOCKET: 'connect',
  EDNS: 'dns',
  ETLS: 'tls',
  EREQUIRETLS: 'tls',
  ETIMEDOUT: 'timeout',
  EPROTOCOL: 'protocol',
  EABORT: 'aborted',
  ENOAUTH: 'auth',
};

/** The reply to the content itself: definite whenever it comes. */
function contentReply(failure: SmtpFailure, reply: number): Outcome {
  return permanent(reply)
    ? rejected('content', reply, detailOf(failure))
    : deferred(`smtp_${reply}`, detailOf(failure));
}

function envelopeReply(failure: SmtpFailure, reply: number | undefined, detail: string): Outcome {
  // Without a reply nodemailer refused the address itself.
  if (reply === undefined) return { kind: 'rejected', class: 'recipient', code: 'bad_address', detail };
  if (!permanent(reply)) return deferred(`smtp_${reply}`, detail);
  switch (failure.command) {
    case 'RCPT TO':
      // X.7.x is about policy (RFC 3463 §3.8): a relay that will not relay for us says nothing about the address.
      if (!/\b5\.7\.\d/.test(detail)) return rejected('recipient', reply, detail);
      return /relay/i.test(detail)
        ? accountFault('relay_denied', detail)
        : rejected('content', reply, detail);
    case 'MAIL FROM':
      // 552: larger than the server takes. Any other refusal here is of the sender's own address.
      return reply === 552 ? rejected('content', reply, detail) : accountFault('sender_refused', detail);
    default:
      return rejected('content', reply, detail);
  }
}

function permanent(reply: number | undefined): boolean {
  return reply !== undefined && reply >= 500 && reply !== CONFUSED;
}

function deferred(code: string, detail: string): Outcome {
  return { kind: 'deferred', retryAt: null, code, detail };
}

function accountFault(code: string, detail: string): Outcome {
  return { kind: 'deferred', retryAt: null, code, detail, class: 'account' };
}

function rejected(what: RejectClass, reply: number, detail: string): Outcome {
  return { kind: 'rejected', class: what, code: `smtp_${reply}`, detail };
}

function detailOf({ response, message }: SmtpFailure): string {
  return singleLine(response ?? message).slice(0, 500);
}
