/**
 * JSON in its one canonical form (RFC 8785, JCS): keys in the order of their UTF-16 units, no blanks, numbers and strings
 * as ECMAScript writes them. What is hashed has to be the same text wherever it is recomputed.
 */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/** A key whose value is undefined is left out. Throws for what JSON cannot say (NaN, infinities). */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`JSON cannot say ${value}`);
    return JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .toSorted(byUnits)
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** `toSorted` without an argument compares UTF-16 units, too; written out because the standard asks for exactly this. */
const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
