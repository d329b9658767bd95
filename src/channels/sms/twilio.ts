/**
 * SMS over Twilio's Messages API. It takes no idempotency key, so a request that may have been read and was not
 * answered is `unknown` and never sent again; the list of messages tells later.
 * Source: https://www.twilio.com/docs/messaging/api/message-resource
 */
import type { Channel, Envelope, Outcome, SmsMessage } from '#engine/ports/channel';
import { basicAuth, httpCall, retryAt, type HttpRequest, type HttpResult } from '../http-call.ts';
import { field, textField } from '../json-field.ts';
import { twilioRefusal } from './twilio-errors.ts';

export type TwilioOptions = {
  readonly accountSid: string;
  readonly authToken: string;
  /** A number in E.164, a short code, or a messaging service (`MG…`). */
  readonly from: string;
  /** `https://api.twilio.com`. */
  readonly apiBase: string;
  /** Where Twilio reports what became of a message; the touch id is added as `touch`. */
  readonly statusCallbackUrl: string;
  readonly now: () => Date;
};

/** A message that is not listed by then was never made. Twilio lists a message as soon as it exists. */
const LISTED_AFTER_MS = 15 * 60_000;
/** The clocks of the two sides may differ. */
const CLOCK_SKEW_MS = 5 * 60_000;
const PAGE_SIZE = 200;
const MAX_PAGES = 5;

export function createTwilioChannel(options: TwilioOptions): Channel {
  const { accountSid, now } = options;
  const base = options.apiBase.replace(/\/+$/, '');
  const account = `${base}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}`;
  const authorization = basicAuth(accountSid, options.authToken);
  const sender = options.from.startsWith('MG')
    ? { MessagingServiceSid: options.from }
    : { From: options.from };
  const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: { authorization } });

  async function post(message: SmsMessage, envelope: Envelope, signal: AbortSignal): Promise<HttpResult> {
    const callback = new URL(options.statusCallbackUrl);
    callback.searchParams.set('touch', envelope.touchId);
    const form = new URLSearchParams({
      To: message.to,
      Body: message.body,
      StatusCallback: callback.href,
      ...sender,
    });
    const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' };
    return httpCall(
      { method: 'POST', url: `${account}/Messages.json`, headers, body: form.toString() },
      now(),
      signal,
    );
  }

  /** Messages to a number back to `earliest`; undefined when the list cannot be read to there. */
  async function listTo(
    to: string,
    earliest: number,
    signal: AbortSignal,
  ): Promise<ListedMessage[] | undefined> {
    // Not by DateSent: a message that still waits in Twilio's queue has none.
    const query = new URLSearchParams({ To: to, PageSize: String(PAGE_SIZE) });
    let url = `${account}/Messages.json?${query.toString()}`;
    const messages: ListedMessage[] = [];
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const result = await httpCall(get(url), now(), signal);
      const page = result.kind === 'reply' && result.status === 200 ? pageOf(result.json) : undefined;
      if (!page) return undefined;
      messages.push(...page.messages);
      // Newest first: once a page ends before the hand-over, so do all that follow.
      const oldest = page.messages.at(-1)?.createdAt ?? 0;
      if (oldest < earliest || page.next === null) return messages;
      const next = new URL(page.next, base);
      // The credentials go nowhere else, whatever a page says.
      if (next.origin !== new URL(base).origin) return undefined;
      url = next.href;
    }
    return undefined;
  }

  return {
    channel: 'sms',
    provider: 'twilio',
    ignoresWindows: false,
    mailedBy: 'callback',
    async send(message, envelope, { signal }) {
      if (message.channel !== 'sms') throw new Error(`The Twilio sender cannot send ${message.channel}.`);
      return sendOutcome(await post(message, envelope, signal), now());
    },
    async reconcile(message, _envelope, handedOverAt, signal) {
      if (message.channel !== 'sms') throw new Error(`The Twilio sender did not send ${message.channel}.`);
      const earliest = handedOverAt.getTime() - CLOCK_SKEW_MS;
      const listed = await listTo(message.to, earliest, signal);
      const ours = listed?.filter((candidate) => isOurs(candidate, message, sender, earliest));
      return ours && reconciled(ours, now().getTime() - handedOverAt.getTime());
    },
    async verify(signal) {
      const result = await httpCall(get(`${account}.json`), now(), signal);
      if (result.kind !== 'reply') throw new Error(`Twilio cannot be reached at ${base}: ${result.detail}`);
      if (result.status === 401 || result.status === 403 || result.status === 404) {
        throw new Error('Twilio does not accept the account SID and the auth token.');
      }
      if (result.status !== 200) throw new Error(`Twilio answered ${result.status} instead of the account.`);
      const status = textField(result.json, 'status');
      if (status !== 'active') throw new Error(`The Twilio account is ${String(status)}, not active.`);
    },
    async close() {
      // Nothing is kept open: fetch's idle connections do not hold the process.
    },
  };
}

function sendOutcome(result: HttpResult, now: Date): Outcome {
  if (result.kind === 'not_sent')
    return { kind: 'deferred', retryAt: null, code: result.code, detail: result.detail };
  if (result.kind === 'maybe_sent') return { kind: 'unknown', code: result.code, detail: result.detail };
  if (result.status >= 200 && result.status < 300) return accepted(result.json);
  const code = field(result.json, 'code');
  const message = textField(result.json, 'message');
  return twilioRefusal(
    result.status,
    typeof code === 'number' ? code : null,
    (message ?? `HTTP ${result.status}`).slice(0, 500),
    retryAt(result, now),
  );
}

function accepted(json: unknown): Outcome {
  const sid = textField(json, 'sid');
  // Taken, but under which id? The list will tell.
  if (sid === undefined) return { kind: 'unknown', code: 'reply_unreadable', detail: 'the reply has no sid' };
  return { kind: 'accepted', providerMessageId: sid, cost: costOf(json) };
}

/** Twilio gives prices as negative amounts, and usually only after delivery. */
function costOf(json: unknown): string | null {
  const price = textField(json, 'price');
  return price !== undefined && /^-?\d+(\.\d+)?$/.test(price) ? price.replace('-', '') : null;
}

type ListedMessage = {
  readonly sid: string;
  readonly body: string;
  readonly to: string;
  readonly from: string;
  readonly service: string;
  readonly outbound: boolean;
  readonly createdAt: number;
  readonly cost: string | null;
};

type Page = { readonly messages: readonly ListedMessage[]; readonly next: string | null };

function pageOf(json: unknown): Page | undefined {
  const messages = field(json, 'messages');
  const next = textField(json, 'next_page_uri');
  if (!Array.isArray(messages)) return undefined;
  return { messages: messages.map(listedMessage), next: next === undefined || next === '' ? null : next };
}

function listedMessage(json: unknown): ListedMessage {
  const text = (key: string): string => textField(json, key) ?? '';
  return {
    sid: text('sid'),
    body: text('body'),
    to: text('to'),
    from: text('from'),
    service: text('messaging_service_sid'),
    outbound: text('direction').startsWith('outbound'),
    createdAt: Date.parse(text('date_created')),
    cost: costOf(json),
  };
}

type Sender = { readonly From: string } | { readonly MessagingServiceSid: string };

function isOurs(listed: ListedMessage, message: SmsMessage, sender: Sender, earliest: number): boolean {
  const sameSender =
    'From' in sender ? listed.from === sender.From : listed.service === sender.MessagingServiceSid;
  const same = sameSender && listed.to === message.to && listed.body === message.body;
  return same && listed.outbound && listed.createdAt >= earliest;
}

/** Two equal messages cannot be told apart (the list does not give their callbacks): a person must look. */
function reconciled(ours: readonly ListedMessage[], ageMs: number): Outcome | undefined {
  const [only, ...more] = ours;
  if (only && more.length === 0) return { kind: 'accepted', providerMessageId: only.sid, cost: only.cost };
  if (only || ageMs < LISTED_AFTER_MS) return undefined;
  return { kind: 'deferred', retryAt: null, code: 'not_found', detail: 'Twilio lists no such message' };
}
