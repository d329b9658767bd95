/**
 * Twilio's Messages API as far as a sender needs it, with a memory: what was made can be listed. Its replies are
 * checked against Twilio's own OpenAPI file in test/contract/channel-vendors.test.ts.
 */
import { randomBytes } from 'node:crypto';
import { startHttpFake, type FakeReply, type FakeRequest, type HttpFake } from './http-fake.ts';

export const TWILIO_ACCOUNT = `AC${'0'.repeat(32)}`;
export const TWILIO_TOKEN = 'fictional-token';

type TwilioMessage = Readonly<Record<string, unknown>> & { readonly sid: string };

export type FakeTwilio = HttpFake & {
  /** Every message that was made, oldest first; `callback` is what the real service would call and does not list. */
  readonly made: { readonly message: TwilioMessage; readonly callback: string | null }[];
};

/** `now`: the service's clock. */
export async function startFakeTwilio(now: () => Date): Promise<FakeTwilio> {
  const made: { message: TwilioMessage; callback: string | null }[] = [];
  const root = `/2010-04-01/Accounts/${TWILIO_ACCOUNT}`;
  const fake = await startHttpFake((request) => {
    const expected = Buffer.from(`${TWILIO_ACCOUNT}:${TWILIO_TOKEN}`).toString('base64');
    if (request.headers.authorization !== `Basic ${expected}`) return twilioError(401, 20003, 'Authenticate');
    if (request.method === 'GET' && request.path === `${root}.json`) {
      return { status: 200, json: { sid: TWILIO_ACCOUNT, status: 'active', friendly_name: 'Sample' } };
    }
    if (request.path !== `${root}/Messages.json`) return twilioError(404, 20404, 'Not found');
    return request.method === 'POST' ? create(request) : list(request);
  });

  function create(request: FakeRequest): FakeReply {
    const form = new URLSearchParams(request.body);
    const to = form.get('To') ?? '';
    if (!/^\+[1-9]\d{7,14}$/.test(to)) return twilioError(400, 21211, `The 'To' number ${to} is not valid.`);
    if ((form.get('Body') ?? '') === '') return twilioError(400, 21602, 'Message body is required.');
    const message = resource(form, now());
    made.push({ message, callback: form.get('StatusCallback') });
    return { status: 201, json: message };
  }

  function list(request: FakeRequest): FakeReply {
    const to = request.query.get('To');
    const size = Number(request.query.get('PageSize') ?? 50);
    const page = Number(request.query.get('Page') ?? 0);
    const all = made
      .map(({ message }) => message)
      .filter((m) => to === null || m['to'] === to)
      .toReversed();
    const uri = (p: number): string =>
      `${root}/Messages.json?To=${encodeURIComponent(to ?? '')}&PageSize=${size}&Page=${p}`;
    const messages = all.slice(page * size, (page + 1) * size);
    const more = (page + 1) * size < all.length;
    return {
      status: 200,
      json: {
        messages,
        page,
        page_size: size,
        start: page * size,
        end: page * size + Math.max(0, messages.length - 1),
        uri: uri(page),
        first_page_uri: uri(0),
        previous_page_uri: page > 0 ? uri(page - 1) : null,
        next_page_uri: more ? uri(page + 1) : null,
      },
    };
  }
  return Object.assign(fake, { made });
}

export function twilioError(status: number, code: number, message: string): FakeReply {
  return { status, json: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status } };
}

function resource(form: URLSearchParams, at: Date): TwilioMessage {
  const sid = `SM${randomBytes(16).toString('hex')}`;
  const uri = `/2010-04-01/Accounts/${TWILIO_ACCOUNT}/Messages/${sid}`;
  return {
    account_sid: TWILIO_ACCOUNT,
    api_version: '2010-04-01',
    body: form.get('Body'),
    date_created: rfc2822(at),
    date_sent: null,
    date_updated: rfc2822(at),
    direction: 'outbound-api',
    error_code: null,
    error_message: null,
    from: form.get('From'),
    messaging_service_sid: form.get('MessagingServiceSid'),
    num_media: '0',
    num_segments: '1',
    price: null,
    price_unit: 'USD',
    sid,
    status: 'queued',
    subresource_uris: { media: `${uri}/Media.json` },
    to: form.get('To'),
    uri: `${uri}.json`,
  };
}

function rfc2822(at: Date): string {
  return at.toUTCString().replace('GMT', '+0000');
}
