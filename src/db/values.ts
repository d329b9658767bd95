/** One table of parsers for both drivers, so that no difference between them can reach the code above. */

const OID = {
  bytea: 17,
  int8: 20,
  json: 114,
  xid8: 5069,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  interval: 1186,
  numeric: 1700,
  jsonb: 3802,
} as const;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`integer beyond 2^53 from the database: ${text}`);
  return value;
}

const asText = (text: string): string => text;

export function timestampFrom(text: string): Date {
  // '2025-03-07 22:00:00.004+00' and, in years of five digits or BC, forms that Date cannot read.
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  const value = new Date(iso);
  if (Number.isNaN(value.getTime())) throw new RangeError(`instant the application cannot hold: ${text}`);
  return value;
}

export const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [OID.bytea]: (text) => Buffer.from(text.slice(2), 'hex'),
  [OID.int8]: safeInteger,
  [OID.xid8]: asText,
  [OID.json]: (text) => JSON.parse(text) as unknown,
  [OID.jsonb]: (text) => JSON.parse(text) as unknown,
  [OID.date]: asText,
  [OID.timestamp]: asText,
  [OID.timestamptz]: timestampFrom,
  [OID.interval]: asText,
  [OID.numeric]: asText,
};

/** Array types whose elements need one of the parsers above. */
export const ARRAY_ELEMENT: Readonly<Record<number, number>> = {
  1001: OID.bytea,
  1016: OID.int8,
  1182: OID.date,
  1115: OID.timestamp,
  1185: OID.timestamptz,
  1187: OID.interval,
  1231: OID.numeric,
};

/** Dates go in as ISO text: both drivers would otherwise use their own idea of a zone. */
export function parameter(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(parameter);
  return value === undefined ? null : value;
}
