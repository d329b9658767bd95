/**
 * Postcards and letters over Lob. The touch id is the idempotency key, so within its life a piece may be asked
 * for again without being mailed twice; past it, a piece is looked for by its metadata first.
 * Source: lob-openapi 1.22.0 (`/postcards`, `/letters`), providers-compliance.md §1.3.
 */
import { unreachable } from '#domain/result';
import type { Channel, Envelope, MailMessage, Outcome, PostalAddress } from '#engine/ports/channel';
import { basicAuth, httpCall, retryAt, type HttpReply, type HttpResult } from '../http-call.ts';
import { field, textField } from '../json-field.ts';
import { lobAddress, type LobAddress } from './lob-address.ts';
import { lobVerdict } from './lob-errors.ts';

export type LobOptions = {
  readonly apiKey: string;
  /** `https://api.lob.com/v1`. */
  readonly apiBase: string;
  /** For workspaces without an address of their own; a letter cannot go without one. */
  readonly from?: PostalAddress;
  readonly now: () => Date;
};

/** Lob forgets keys after 24 h; an hour is left for clocks and slow requests. */
const KEY_LIFE_MS = 23 * 3_600_000;
/** A piece that is not listed by then was never made. */
const LISTED_AFTER_MS = 15 * 60_000;

const POSTCARD_SIZES = { postcard_4x6: '4x6', postcard_6x9: '6x9', postcard_6x11: '6x11' } as const;

type Piece = { readonly resource: 'postcards' | 'letters'; readonly body: Readonly<Record<string, unknown>> };

export function createLobChannel(options: LobOptions): Channel {
  const { now } = options;
  const base = options.apiBase.replace(/\/+$/, '');
  const headers = { authorization: basicAuth(options.apiKey, '') };
  const get = (path: string, signal: AbortSignal): Promise<HttpResult> =>
    httpCall({ method: 'GET', url: `${base}/${path}`, headers }, now(), signal);

  function post({ resource, body }: Piece, envelope: Envelope, signal: AbortSignal): Promise<HttpResult> {
    return httpCall(
      {
        method: 'POST',
        url: `${base}/${resource}`,
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': envelope.touchId },
        body: JSON.stringify(body),
      },
      now(),
      signal,
    );
  }

  /** The piece of a touch, null when Lob has none, undefined when it cannot be told. */
  async function find(
    message: MailMessage,
    touchId: string,
    signal: AbortSignal,
  ): Promise<string | null | undefined> {
    const query = new URLSearchParams({ 'metadata[touch]': touchId, limit: '10' });
    const result = await get(`${resourceOf(message)}?${query.toString()}`, signal);
    return result.kind === 'reply' && result.status === 200 ? pieceIn(result.json, touchId) : undefined;
  }

  return {
    channel: 'direct_mail',
    provider: 'lob',
    ignoresWindows: false,
    mailedBy: 'callback',
    async send(message, envelope, { signal }) {
      if (message.channel !== 'direct_mail')
        throw new Error(`The Lob sender cannot send ${message.channel}.`);
      const piece = pieceOf(message, envelope, options.from ?? null);
      if ('refused' in piece) return piece.refused;
      const keyIsLive =
        envelope.firstAttemptAt === null || now().getTime() - envelope.firstAttemptAt.getTime() < KEY_LIFE_MS;
      if (!keyIsLive) {
        const found = await find(message, envelope.touchId, signal);
        if (found === undefined) return LOOKUP_FAILED;
        if (found !== null) return { kind: 'accepted', providerMessageId: found, cost: null };
      }
      return sendOutcome(await post(piece, envelope, signal), keyIsLive, now());
    },
    async reconcile(message, envelope, handedOverAt, signal) {
      if (message.channel !== 'direct_mail')
        throw new Error(`The Lob sender did not send ${message.channel}.`);
      const found = await find(message, envelope.touchId, signal);
      if (typeof found === 'string') return { kind: 'accepted', providerMessageId: found, cost: null };
      const listed = now().getTime() - handedOverAt.getTime() >= LISTED_AFTER_MS;
      if (found === undefined || !listed) return undefined;
      return { kind: 'deferred', retryAt: null, code: 'not_found', detail: 'Lob has no such piece' };
    },
    async verify(signal) {
      const result = await get('postcards?limit=1', signal);
      if (result.kind !== 'reply') throw new Error(`Lob cannot be reached at ${base}: ${result.detail}`);
      if (result.status === 401 || result.status === 403) throw new Error('Lob does not accept the API key.');
      if (result.status !== 200)
        throw new Error(`Lob answered ${result.status} instead of a list of postcards.`);
    },
    async close() {
      // Nothing is kept open: fetch's idle connections do not hold the process.
    },
  };
}

/** The piece may exist and nothing was sent now: asking again later is as safe as it was. */
const LOOKUP_FAILED: Outcome = {
  kind: 'deferred',
  retryAt: null,
  code: 'lookup_failed',
  detail: 'could not find out whether an earlier attempt had succeeded',
};

function resourceOf(message: MailMessage): Piece['resource'] {
  return message.format === 'letter' ? 'letters' : 'postcards';
}

function pieceOf(
  message: MailMessage,
  envelope: Envelope,
  fallback: PostalAddress | null,
): Piece | { readonly refused: Outcome } {
  const to = lobAddress(message.to);
  if ('fault' in to) return { refused: { kind: 'rejected', class: 'recipient', ...to.fault } };
  const sender = message.from ?? fallback;
  const from = sender === null ? null : lobAddress(sender);
  if (from !== null && 'fault' in from) return { refused: noReturnAddress(from.fault.detail) };
  const shared = {
    to: to.address,
    use_type: 'marketing',
    metadata: { touch: envelope.touchId, campaign: envelope.campaignId },
  };
  if (message.format === 'letter') {
    if (from === null) return { refused: noReturnAddress('a letter needs a return address') };
    return { resource: 'letters', body: letter(shared, from.address, message) };
  }
  const size = POSTCARD_SIZES[message.format];
  const sides = { front: htmlOf(message.front), back: htmlOf(message.back) };
  return {
    resource: 'postcards',
    body: { ...shared, ...(from ? { from: from.address } : {}), size, ...sides },
  };
}

function letter(shared: object, from: LobAddress, message: MailMessage): Piece['body'] {
  return {
    ...shared,
    from,
    file: htmlOf(message.html),
    color: true,
    // Without it Lob prints the address over whatever stands at the top of the first page.
    address_placement: 'insert_blank_page',
  };
}

/** Lob takes a string without any `<` for the name of a file. */
function htmlOf(html: string | null): string {
  return html?.includes('<') ? html : `<html><body>${html ?? ''}</body></html>`;
}

function noReturnAddress(detail: string): Outcome {
  return { kind: 'deferred', retryAt: null, code: 'no_return_address', detail, class: 'account' };
}

function sendOutcome(result: HttpResult, keyIsLive: boolean, now: Date): Outcome {
  switch (result.kind) {
    case 'not_sent':
      return { kind: 'deferred', retryAt: null, code: result.code, detail: result.detail };
    case 'maybe_sent':
      return inDoubt(result.code, result.detail, keyIsLive, null);
    case 'reply':
      return replyOutcome(result, keyIsLive, now);
    default:
      return unreachable(result);
  }
}

function replyOutcome(reply: HttpReply, keyIsLive: boolean, now: Date): Outcome {
  if (reply.status >= 200 && reply.status < 300) {
    const id = textField(reply.json, 'id');
    if (id !== undefined) return { kind: 'accepted', providerMessageId: id, cost: null };
    return inDoubt('reply_unreadable', 'the reply has no id', keyIsLive, null);
  }
  const error = field(reply.json, 'error');
  const message = (textField(error, 'message') ?? `HTTP ${reply.status}`).slice(0, 500);
  const code = textField(error, 'code') ?? `http_${reply.status}`;
  const verdict = lobVerdict(reply.status, code, message);
  if (verdict === 'account')
    return { kind: 'deferred', retryAt: null, code, detail: message, class: 'account' };
  if (verdict !== 'later') return { kind: 'rejected', class: verdict, code, detail: message };
  // A rate limit refuses before anything is made; other failures do not say.
  if (reply.status === 429) return { kind: 'deferred', retryAt: retryAt(reply, now), code, detail: message };
  return inDoubt(code, message, keyIsLive, retryAt(reply, now));
}

/** While the key lives, asking again is safe and gives the piece that is there. */
function inDoubt(code: string, detail: string, keyIsLive: boolean, at: Date | null): Outcome {
  return keyIsLive ? { kind: 'deferred', retryAt: at, code, detail } : { kind: 'unknown', code, detail };
}

function pieceIn(json: unknown, touchId: string): string | null | undefined {
  const data = field(json, 'data');
  if (!Array.isArray(data)) return undefined;
  // Looked at again here: a filter that a provider ignores would make every piece look like ours.
  const piece: unknown = data.find(
    (item) => textField(field(item, 'metadata'), 'touch') === touchId && field(item, 'deleted') !== true,
  );
  return textField(piece, 'id') ?? null;
}
