/**
 * Lob's postcards and letters as far as a sender needs them, with a memory: pieces can be listed by metadata, and
 * a key gives the same piece for 24 hours. Its replies are checked against Lob's own OpenAPI file in
 * test/contract/channel-vendors.test.ts.
 */
import { randomBytes } from 'node:crypto';
import { startHttpFake, type FakeReply, type FakeRequest, type HttpFake } from './http-fake.ts';

export const LOB_KEY = 'test_fictional';
const KEY_LIFE_MS = 24 * 3_600_000;

type LobPiece = Readonly<Record<string, unknown>> & { readonly id: string };

export type FakeLob = HttpFake & {
  /** `origin` with the version, as `LOB_API_BASE` has it. */
  readonly base: string;
  /** Every piece that would have been printed. */
  readonly made: LobPiece[];
};

/** `now`: the service's clock. */
export async function startFakeLob(now: () => Date): Promise<FakeLob> {
  const made: LobPiece[] = [];
  const keys = new Map<string, { piece: LobPiece; at: number }>();
  const fake = await startHttpFake((request) => {
    const expected = Buffer.from(`${LOB_KEY}:`).toString('base64');
    if (request.headers.authorization !== `Basic ${expected}`) {
      return lobError(401, 'invalid_api_key', 'Your API key is not valid.');
    }
    const kind = /^\/v1\/(postcards|letters)$/.exec(request.path)?.[1];
    if (!kind) return lobError(404, 'unrecognized_endpoint', 'Unrecognized endpoint');
    return request.method === 'POST' ? create(kind, request) : list(kind, request);
  });

  function create(kind: string, request: FakeRequest): FakeReply {
    const body = JSON.parse(request.body) as Record<string, unknown>;
    const key = `${kind} ${String(request.headers['idempotency-key'])}`;
    const known = keys.get(key);
    if (known && now().getTime() - known.at < KEY_LIFE_MS) return { status: 200, json: known.piece };
    if (body['to'] === undefined) return lobError(422, 'invalid', 'to is required');
    const piece = kind === 'postcards' ? postcard(body, now()) : letter(body, now());
    made.push(piece);
    keys.set(key, { piece, at: now().getTime() });
    return { status: 200, json: piece };
  }

  function list(kind: string, request: FakeRequest): FakeReply {
    const touch = request.query.get('metadata[touch]');
    const data = made.filter(
      (piece) =>
        piece['object'] === kind.slice(0, -1) &&
        (touch === null || (piece['metadata'] as Record<string, string>)['touch'] === touch),
    );
    const limit = Number(request.query.get('limit') ?? 10);
    return {
      status: 200,
      json: {
        data: data.slice(0, limit),
        object: 'list',
        next_url: null,
        previous_url: null,
        count: Math.min(limit, data.length),
      },
    };
  }
  return Object.assign(fake, { made, base: `${fake.origin}/v1` });
}

export function lobError(status: number, code: string, message: string): FakeReply {
  return { status, json: { error: { message, status_code: status, code } } };
}

function postcard(body: Record<string, unknown>, at: Date): LobPiece {
  return {
    ...shared('psc', body, at),
    size: body['size'] ?? '4x6',
    front_template_id: null,
    back_template_id: null,
    front_template_version_id: null,
    back_template_version_id: null,
    object: 'postcard',
  };
}

function letter(body: Record<string, unknown>, at: Date): LobPiece {
  return {
    ...shared('ltr', body, at),
    color: body['color'],
    double_sided: true,
    address_placement: body['address_placement'] ?? 'top_first_page',
    return_envelope: false,
    perforated_page: null,
    custom_envelope: null,
    object: 'letter',
  };
}

function shared(prefix: string, body: Record<string, unknown>, at: Date): LobPiece {
  const id = `${prefix}_${randomBytes(8).toString('hex')}`;
  const kind = prefix === 'psc' ? 'postcards' : 'letters';
  const signature = `version=v1&expires=1893456000&signature=${'a'.repeat(86)}`;
  return {
    id,
    description: null,
    metadata: body['metadata'] ?? {},
    to: address(body['to'] as Record<string, string>, at),
    ...(body['from'] === undefined ? {} : { from: address(body['from'] as Record<string, string>, at) }),
    url: `https://lob-assets.com/${kind}/${id}.pdf?${signature}`,
    carrier: 'USPS',
    tracking_events: [],
    thumbnails: [],
    mail_type: 'usps_first_class',
    merge_variables: null,
    expected_delivery_date: at.toISOString().slice(0, 10),
    date_created: at.toISOString(),
    date_modified: at.toISOString(),
    send_date: at.toISOString(),
    use_type: body['use_type'],
    fsc: false,
  };
}

/** Standardised as the real service does: upper case, the country in full. */
function address(given: Record<string, string>, at: Date): object {
  const upper = (text: string | undefined): string | null => text?.toUpperCase() ?? null;
  return {
    id: `adr_${randomBytes(8).toString('hex')}`,
    description: null,
    name: upper(given['name']),
    company: upper(given['company']),
    phone: null,
    email: null,
    address_line1: upper(given['address_line1']),
    address_line2: upper(given['address_line2']),
    address_city: upper(given['address_city']),
    address_state: given['address_state'],
    address_zip: given['address_zip'],
    address_country: 'UNITED STATES',
    metadata: {},
    date_created: at.toISOString(),
    date_modified: at.toISOString(),
    object: 'address',
  };
}
