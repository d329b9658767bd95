/** Small text rules that every part of a record shares. Pure and idempotent. */

// Control characters, zero-width marks and direction overrides: invisible in a list, harmful in a comparison.
const INVISIBLE =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
// What nearly every value is: printable ASCII with single spaces inside.
const CLEAN = /^[\x21-\x7E]*(?: [\x21-\x7E]+)*$/;
const SPACES = /\s+/g;

/** One line: no invisible characters, every run of white space one space, nothing at the ends, composed (NFC). */
export function cleanText(value: string): string {
  if (CLEAN.test(value) && value[0] !== ' ') return value;
  return value.replace(INVISIBLE, '').normalize('NFC').replace(SPACES, ' ').trim();
}

/** As cleanText; blank becomes null. */
export function cleanOrNull(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = cleanText(value);
  return text === '' ? null : text;
}

/** For comparing what people write: case, accents and compatibility forms make no difference. */
export function foldText(value: string): string {
  return value
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .normalize('NFC');
}

/** At most `max` characters of a value for a message to a person, on one line. */
export function excerpt(value: string, max = 60): string {
  const text = value.length > max * 4 ? cleanText(value.slice(0, max * 4)) : cleanText(value);
  if (text.length <= max) return text;
  // Never end in half of a surrogate pair.
  const cut = /[\uD800-\uDBFF]$/.test(text.slice(0, max - 1)) ? max - 2 : max - 1;
  return `${text.slice(0, cut)}…`;
}
