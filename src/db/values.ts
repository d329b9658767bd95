/** One table of parsers for both drivers, so that no difference between them can reach the code above. */
import { arrayOf, arrayText } from './array-text.ts';

type Parser = (text: string) => unknown;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer beyond 2^53 from the database: ${text}`);
  return value;
}

const asText = (text: string): string => text;
const asNumber = (text: string): number => Number(text);
const asBoolean = (text: string): boolean => text === 't';
const asJson = (text: string): unknown => JSON.parse(text);
const asBytes = (text: string): Buffer => Buffer.from(text.slice(2), 'hex');

/** `2025-03-07 22:00:00.004+00`, what both databases send: the session's zone is UTC and its style ISO. */
export function timestampFrom(text: string): Date {
  const { length } = text;
  const plain =
    length >= 22 &&
    text[0] !== '0' &&
    text[4] === '-' &&
    text[10] === ' ' &&
    text.charCodeAt(length - 3) === PLUS &&
    text.endsWith('00');
  if (!plain) return timestampFromIso(text);
  const ms =
    length >= 26 ? digits(text, 20, 3) : length > 22 ? digits(text.slice(0, -3).padEnd(23, '0'), 20, 3) : 0;
  return new Date(
    Date.UTC(
      digits(text, 0, 4),
      digits(text, 5, 2) - 1,
      digits(text, 8, 2),
      digits(text, 11, 2),
      digits(text, 14, 2),
      digits(text, 17, 2),
      ms,
    ),
  );
}

const PLUS = 0x2b;
const ZERO = 0x30;

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at += 1) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
}

/** Other zones (jsonb), and in years of five digits or BC forms that Date cannot read. */
function timestampFromIso(text: string): Date {
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  const value = new Date(iso);
  if (Number.isNaN(value.getTime())) throw new RangeError(`instant the application cannot hold: ${text}`);
  return value;
}

/** Type, type of its array, parser. The OIDs are those of PostgreSQL's pg_type.dat and never change. */
const TYPES: readonly (readonly [oid: number, arrayOid: number, parser: Parser])[] = [
  [16, 1000, asBoolean], // boolean
  [17, 1001, asBytes], // bytea
  [20, 1016, safeInteger], // int8
  [21, 1005, asNumber], // int2
  [23, 1007, asNumber], // int4
  [25, 1009, asText], // text
  [114, 199, asJson], // json
  [700, 1021, asNumber], // float4
  [701, 1022, asNumber], // float8
  [1043, 1015, asText], // varchar
  [1082, 1182, asText], // date
  [1114, 1115, asText], // timestamp
  [1184, 1185, timestampFrom], // timestamptz
  [1186, 1187, asText], // interval
  [1700, 1231, asText], // numeric
  [2950, 2951, asText], // uuid
  [3802, 3807, asJson], // jsonb
  [5069, 271, asText], // xid8
];

/** Instants contain neither quotes nor commas, so their quotes (for the space) can go. */
const timestampsFrom: Parser = (text) => arrayOf(text.replaceAll('"', ''), timestampFrom);

export const PARSERS: Readonly<Record<number, Parser>> = Object.fromEntries(
  TYPES.flatMap(([oid, arrayOid, parser]) => [
    [oid, parser],
    [arrayOid, parser === timestampFrom ? timestampsFrom : (text: string) => arrayOf(text, parser)],
  ]),
);

/** Dates go in as ISO text and arrays as array literals: both drivers would otherwise use their own idea of them. */
export function parameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayText(value);
  return value === undefined ? null : value;
}
