/**
 * Email over SMTP: a pool of connections, one outcome for each message. `deferred` is only ever answered when
 * the final dot of the message had not been handed to a connection, so nothing that may have arrived is resent.
 */
import { createTransport, type MailMessage, type SendMailOptions } from 'nodemailer';
import { singleLine } from '#domain/message/single-line';
import type { Channel, EmailMessage, Envelope, Outcome, RenderedMessage } from '#engine/ports/channel';
import { composer, isBareAddress, isUnsubscribeUrl, mailbox } from './compose.ts';
import { inOnePiece } from './one-piece.ts';
import { smtpOutcome, type SmtpFailure } from './smtp-outcome.ts';

export type SmtpOptions = {
  /** `smtp://[user:pass@]host:port` or `smtps://…`; nodemailer's query options are understood. */
  readonly url: string;
  /** `Name <name@example.com>` or a bare address. */
  readonly from: string;
  readonly replyTo?: string;
  /** Default 50, the default sender's slots: fewer connections than slots would only make messages wait here. */
  readonly maxConnections?: number;
};

const DEFAULT_CONNECTIONS = 50;
/** Below the hand-over's hard deadline of 30 s, so that most failures have a name of their own. */
const CONNECT_MS = 10_000;
const REPLY_MS = 25_000;
/** After this many messages a connection is replaced; each replacement costs the pool 100 ms of idling. */
const MESSAGES_PER_CONNECTION = 5_000;

/** How far a message got. */
type Progress = { finalDot: boolean };
type Tracked = SendMailOptions & { readonly progress: Progress };

export function createSmtpChannel(options: SmtpOptions): Channel {
  const compose = composer(
    mailbox(options.from),
    options.replyTo === undefined ? null : mailbox(options.replyTo),
  );
  const server = serverOf(options.url);
  const transport = createTransport({
    pool: true,
    url: options.url,
    maxConnections: options.maxConnections ?? DEFAULT_CONNECTIONS,
    maxMessages: MESSAGES_PER_CONNECTION,
    // Only what nodemailer knows to be unread is put into its queue again: a connection that had gone stale.
    maxRequeues: 1,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: REPLY_MS,
    socketCloseTimeout: 1_000,
    // On the machine itself there is no one to impersonate the server, and its certificate is its own.
    ...(server.loopback ? { tls: { rejectUnauthorized: false } } : {}),
  });
  transport.use('stream', inOnePiece);
  transport.use('stream', trackFinalDot);
  const inFlight = new Set<Promise<Outcome>>();
  let closed = false;

  async function handOver(message: EmailMessage, envelope: Envelope, signal: AbortSignal): Promise<Outcome> {
    const progress: Progress = { finalDot: false };
    const mail: Tracked = { ...compose(message, envelope.touchId), progress, signal };
    try {
      const { messageId } = await transport.sendMail(mail);
      return { kind: 'accepted', providerMessageId: messageId, cost: null };
    } catch (error) {
      return smtpOutcome(failureOf(error), progress.finalDot);
    }
  }

  return {
    channel: 'email',
    provider: 'smtp',
    ignoresWindows: false,
    mailedBy: 'callback',
    async send(message, envelope, { signal }) {
      if (message.channel !== 'email') throw new Error(`The SMTP sender cannot send ${message.channel}.`);
      const refusal = closed ? CLOSED : refusalOf(message, signal);
      if (refusal) return refusal;
      const outcome = handOver(message, envelope, signal);
      inFlight.add(outcome);
      return outcome.finally(() => inFlight.delete(outcome));
    },
    async verify(signal) {
      try {
        await orAborted(transport.verify(), signal);
      } catch (error) {
        throw new Error(adviceOn(failureOf(error), server.name), { cause: error });
      }
    },
    async close() {
      closed = true;
      await Promise.allSettled(inFlight);
      transport.close({ force: true });
    },
  };
}

const CLOSED: Outcome = { kind: 'deferred', retryAt: null, code: 'closed', detail: 'the sender is closed' };

/** What can be told without a connection. */
function refusalOf(
  message: Extract<RenderedMessage, { channel: 'email' }>,
  signal: AbortSignal,
): Outcome | undefined {
  if (signal.aborted)
    return { kind: 'deferred', retryAt: null, code: 'aborted', detail: 'stopped before it began' };
  if (!isBareAddress(message.to)) {
    return { kind: 'rejected', class: 'recipient', code: 'bad_address', detail: 'not an email address' };
  }
  if (!isUnsubscribeUrl(message.unsubscribeUrl)) {
    return {
      kind: 'rejected',
      class: 'content',
      code: 'no_unsubscribe',
      detail: 'the unsubscribe address is not a URL',
    };
  }
  return undefined;
}

/**
 * nodemailer writes the final dot when the message's stream has ended and never before (DataStream's flush), so
 * `end` is the last moment at which it is certain that nothing was sent. Its errors alone do not tell: a dropped
 * connection reads the same on both sides of the dot.
 */
function trackFinalDot(mail: MailMessage, done: () => void): void {
  const { progress } = mail.data as unknown as Tracked;
  const { message } = mail;
  const open = message.createReadStream.bind(message);
  message.createReadStream = (options) => {
    const stream = open(options);
    // The pool does not give a message to a second connection once it was read. Were it to, this stops it.
    if (progress.finalDot) stream.destroy(new Error('The message was handed over before.'));
    stream.once('end', () => {
      progress.finalDot = true;
    });
    return stream;
  };
  done();
}

function failureOf(error: unknown): SmtpFailure {
  return error instanceof Error ? error : { message: String(error) };
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(new Error('no answer in time'));
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function serverOf(url: string): { readonly name: string; readonly loopback: boolean } {
  const { hostname, host } = new URL(url);
  return { name: host, loopback: /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname) };
}

function adviceOn(failure: SmtpFailure, server: string): string {
  const said = singleLine(failure.response ?? failure.message).slice(0, 300);
  switch (failure.code) {
    case 'EAUTH':
    case 'ENOAUTH':
      return `The mail server ${server} does not accept the user name and password: ${said}`;
    case 'EDNS':
      return `The mail server ${server} is not known; check the host name in SMTP_URL.`;
    case 'ETLS':
      return `No secure connection to the mail server ${server} could be made: ${said}`;
    case 'ESOCKET':
    case 'ETIMEDOUT':
      return `The mail server ${server} cannot be reached; check host, port and firewall: ${said}`;
    default:
      return `The mail server ${server} did not answer as expected: ${said}`;
  }
}
