/** Params, query and body through their schemas: every fault named by its place, unknown fields refused everywhere. */
import { z } from 'zod';
import type { FieldError } from '#contract/problem';
import type { RouteSpec } from './define-route.ts';
import { fieldErrors, invalid, Problem } from './errors.ts';
import { boundedText } from './limits.ts';

const NOTHING = z.strictObject({});
const JSON_MEDIA_TYPE = /^application\/([\w.-]+\+)?json$/i;

export type Input = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** As it came, for the idempotency fingerprint. */
  readonly bodyText: string;
};

export async function readInput(
  spec: RouteSpec,
  request: Request,
  pathParams: Readonly<Record<string, string>>,
  maxJsonBytes: number,
): Promise<Input> {
  const params = (spec.params ?? NOTHING).safeParse(pathParams);
  // A path whose id cannot be an id names nothing.
  if (!params.success) throw new Problem('not_found');

  const faults: FieldError[] = [];
  const query = (spec.query ?? NOTHING).safeParse(readQuery(request.url));
  if (!query.success) faults.push(...fieldErrors(query.error));

  let bodyText = '';
  let body: unknown = {};
  if (spec.raw !== undefined) {
    requireMediaType(request, (type) => spec.raw?.contentTypes.includes(type) ?? false);
  } else if (spec.method !== 'get') {
    bodyText = (await boundedText(request, maxJsonBytes)) ?? '';
    if (bodyText !== '') requireMediaType(request, (type) => JSON_MEDIA_TYPE.test(type));
    const parsed = (spec.body ?? NOTHING).safeParse(parseJson(bodyText));
    if (parsed.success) body = parsed.data;
    else faults.push(...fieldErrors(parsed.error));
  }
  if (faults.length > 0) throw invalid(faults);
  return { params: params.data, query: query.data, body, bodyText };
}

/** One value is a string, several are a list. */
function readQuery(url: string): Record<string, string | string[]> {
  const mark = url.indexOf('?');
  const found: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>;
  if (mark === -1) return found;
  const search = new URLSearchParams(url.slice(mark + 1));
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    found[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return found;
}

function parseJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem('malformed_json');
  }
}

function requireMediaType(request: Request, accepted: (type: string) => boolean): void {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!accepted(type))
    throw new Problem('unsupported_media_type', { detail: `Sent: ${type === '' ? 'none' : type}.` });
}
