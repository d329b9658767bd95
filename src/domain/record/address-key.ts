/**
 * Addresses compared by what the letter carrier would do with them: one key for every way of writing one place.
 * The key is for comparing only; it is never shown or printed. It follows USPS Publication 28 word by word (suffixes,
 * directionals, units, highways, PO boxes) without deciding which word is the street's name, so that `North Avenue`,
 * `N Ave` and `NORTH AV` agree. The ZIP code stands for city and state, whose names vary inside one ZIP.
 * Changing what this returns re-keys every stored address and suppression: it needs a migration.
 */
import type { Address } from './record.ts';
import {
  DIRECTION_WORDS,
  NAME_WORDS,
  STREET_SUFFIXES,
  UNIT_WORDS,
  UNIT_WORDS_ALONE,
} from './postal-words.ts';

/** `78704|123 MAIN ST|4B`: ZIP, delivery line, units (sorted; the designator only where the place depends on it). */
export function addressKey(address: Pick<Address, 'line1' | 'line2' | 'postalCode'>): string {
  const first = words(address.line1);
  const second = address.line2 === null ? [] : words(address.line2);
  const line = [...dropAttention(first), ...dropAttention(second)];
  const { street, units } = takeUnits(line.length > 0 ? line : [...first, ...second], first.length);
  return `${address.postalCode.slice(0, 5)}|${canonicalStreet(street)}|${units.join(' ')}`;
}

const FRACTIONS: Readonly<Record<string, string>> = {
  '½': ' 1/2',
  '¼': ' 1/4',
  '¾': ' 3/4',
  '⅓': ' 1/3',
  '⅔': ' 2/3',
};

// Most lines, already in order.
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** Upper case, plain letters, one space between words; `#` a word of its own. */
function words(line: string): string[] {
  if (PLAIN.test(line)) return line.toUpperCase().split(' ');
  const text = line
    .replace(/[½¼¾⅓⅔]/g, (mark) => FRACTIONS[mark] ?? mark)
    .replace(/\u2044/g, '/')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/['’`]/g, '')
    .replace(/&/g, ' AND ')
    .replace(/#/g, ' # ')
    .replace(/(\d)[\s-]+(\d\/\d)/g, '$1 $2')
    // A point stays inside a number (grid addresses: 39.2), a hyphen between digits (112-10), a slash in a fraction.
    .replace(/\.(?!\d)|(?<!\d)\./g, initialsPoint)
    .replace(/(?<![0-9])-|-(?![0-9])/g, ' ')
    .replace(/(?<!\d)\/|\/(?!\d)/g, ' ')
    .replace(/[^A-Z0-9#./\- ]+/g, ' ');
  return text.split(' ').filter((word) => word !== '');
}

// `P.O.` is one word, `St.Louis` two.
function initialsPoint(_point: string, at: number, whole: string): string {
  return /[A-Z]/.test(whole[at + 1] ?? '') && !/(?:^|[^A-Z])[A-Z]$/.test(whole.slice(0, at)) ? ' ' : '';
}

/** `C/O Jane Roe` and `ATTN: Jane Roe` name a person, not a place. */
function dropAttention(line: string[]): string[] {
  const at = line.findIndex(
    (word, index) =>
      word === 'ATTN' ||
      word === 'ATTENTION' ||
      (word === 'C' && line[index + 1] === 'O') ||
      (word === 'CO' && index === 0),
  );
  if (at !== 0) return line;
  // The person's name may be followed by the street on the same line: keep from the house number on.
  const number = line.findIndex((word, index) => index > 0 && /^\d/.test(word));
  return number < 0 ? [] : line.slice(number);
}

const UNIT_LIKE = /^(?:[0-9][0-9A-Z/.-]*|[A-Z]{1,2}-?[0-9]+[A-Z]?|[A-Z]|[A-Z]{2})$/;
const ORDINAL_FLOOR = /^(\d+)(?:ST|ND|RD|TH)$/;
const PLACE_UNITS: ReadonlySet<string> = new Set(['BLDG', 'FL', 'HNGR', 'PIER', 'DEPT']);

type Split = { readonly street: readonly string[]; readonly units: readonly string[] };

/** Takes the unit designators off the end of the line (`APT 4 BLDG 2`, `# 4B`, `3RD FLOOR`, `REAR`). */
function takeUnits(line: readonly string[], firstLength: number): Split {
  const units: string[] = [];
  let end = line.length;
  for (let taken = true; taken && end > 0;) {
    taken = false;
    // Words of the second line, or a word after number and street, may be a unit; a street's own words never are.
    for (let at = Math.max(end - 4, 0); at < end && !taken; at++) {
      if (at < Math.min(2, firstLength)) continue;
      const unit = unitFrom(line.slice(at, end));
      if (unit === undefined) continue;
      units.push(unit);
      end = at;
      taken = true;
    }
  }
  return { street: line.slice(0, end), units: units.toSorted() };
}

/** The whole of `tail` read as one unit, or undefined. */
function unitFrom(tail: readonly string[]): string | undefined {
  const [head, ...rest] = tail;
  if (head === undefined) return undefined;
  if (head === '#')
    return rest.length > 0 && rest.every(isUnitWord) ? rest.join('').replace(/-/g, '') : undefined;
  const alone = UNIT_WORDS_ALONE.get(head);
  if (alone !== undefined && rest.length === 0) return alone;
  const designator = alone === 'PH' ? 'PH' : UNIT_WORDS.get(head);
  if (designator !== undefined && rest.length > 0) {
    const number = rest[0] === '#' ? rest.slice(1) : rest;
    if (number.length === 0 || !number.every(isUnitWord)) return undefined;
    const id = number.join('').replace(/-/g, '');
    return PLACE_UNITS.has(designator) || designator === 'PH' ? `${designator}${id}` : id;
  }
  const floor =
    rest.length === 1 && UNIT_WORDS.get(rest[0] ?? '') === 'FL' ? ORDINAL_FLOOR.exec(head)?.[1] : undefined;
  return floor === undefined ? undefined : `FL${floor}`;
}

function isUnitWord(word: string): boolean {
  return UNIT_LIKE.test(word) && !STREET_SUFFIXES.has(word) && !DIRECTION_PAIRS.has(word);
}
const DIRECTION_PAIRS: ReadonlySet<string> = new Set(['NE', 'NW', 'SE', 'SW']);

// Ways of writing numbered roads and boxes (Publication 28 §241–§25, appendix F), longest first.
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:P O|PO|POST OFFICE) ?(?:BOX|BX|DRAWER|LOCKBOX)\b|\bPOB\b|\bPOBOX\b|^BOX\b/g, 'PO BOX'],
  [/\b(?:RURAL (?:ROUTE|RTE|RT)|RFD|R R|RD RTE|RTE|RT|ROUTE)(?= ?\d+ (?:BOX|BX)\b)/g, 'RR'],
  [/\b(?:HIGHWAY CONTRACT(?: ROUTE)?|STAR ROUTE|H C|HCR)(?= ?\d+ (?:BOX|BX)\b)/g, 'HC'],
  [/\b(?:FARM TO MARKET|F M|FARM MARKET)(?: (?:ROAD|RD))?(?= ?\d)|\bFM (?:ROAD|RD)(?= ?\d)/g, 'FM'],
  [/\b(?:RANCH TO MARKET|RANCH MARKET)(?: (?:ROAD|RD))?(?= ?\d)|\bRM (?:ROAD|RD)(?= ?\d)/g, 'RM'],
  [/\b(?:INTERSTATE(?: (?:HIGHWAY|HWY))?|IH|I H|I)(?:[ -]?(?=\d))/g, 'INTERSTATE '],
  [/\b(?:UNITED STATES|U S|US|USA) (?:HIGHWAY|HIWAY|HWY|ROUTE|RTE|RT)(?= ?\d)|\bUS(?= ?\d)/g, 'US HWY'],
  [/\b(?:STATE (?:HIGHWAY|HIWAY|HWY)|ST (?:HIGHWAY|HWY)|SH|S H)(?= ?\d)/g, 'STATE HWY'],
  [/\b(?:STATE (?:ROUTE|RTE|RT)|SR|S R)(?= ?\d)/g, 'STATE RTE'],
  [/\b(?:STATE (?:ROAD|RD))(?= ?\d)/g, 'STATE RD'],
  [/\b(?:COUNTY|CNTY|CO) (?:HIGHWAY|HIWAY|HWY)(?= ?\d)|\bCH(?= ?\d)/g, 'COUNTY HWY'],
  [/\b(?:COUNTY|CNTY|CO) (?:ROAD|RD)\b|\b(?:CR|C R)(?= ?\d)/g, 'COUNTY RD'],
  [/\b(?:TOWNSHIP|TWP) (?:ROAD|RD)\b|\bTR(?= ?\d)/g, 'TOWNSHIP RD'],
  [/\b(?:DR |DOCTOR )?(?:MARTIN LUTHER KING|M L K|MLK)(?: JR| JUNIOR)?\b/g, 'MLK'],
];

// Only a line with one of these can hold such a phrase.
const PHRASE_HINT =
  /\b(?:BOX|BX|DRAWER|LOCKBOX|PO|FARM|F M|FM|RANCH|RM|INTERSTATE|IH|I H|I[ -]?\d|U S|US|UNITED|STATE|HI|HWY|SH|S H|ROUTE|RTE|RT|SR|S R|CO|CNTY|CH|CR|C R|TOWNSHIP|TWP|TR|MARTIN|M L K|MLK)/;

const STANDARD_WORDS: ReadonlyMap<string, string> = new Map([
  ...STREET_SUFFIXES,
  ...NAME_WORDS,
  ...DIRECTION_WORDS,
]);

function canonicalStreet(street: readonly string[]): string {
  const text = street.join(' ');
  return PHRASE_HINT.test(text) ? standardWords(standardPhrases(text).split(' ')) : standardWords(street);
}

function standardPhrases(text: string): string {
  let standard = text;
  for (const [pattern, replacement] of PHRASES) standard = standard.replace(pattern, replacement);
  return standard.replace(/\b(RD|HWY|RTE|FM|RM|RR|HC|BOX)(\d)/g, '$1 $2');
}

function standardWords(street: readonly string[]): string {
  let line = '';
  let previous = '';
  for (const word of street) {
    if (word === '' || word === '#') continue;
    const standard = STANDARD_WORDS.get(word) ?? word;
    // `N E` and `NE` are one direction.
    const joined = (previous === 'N' || previous === 'S') && (standard === 'E' || standard === 'W');
    line += joined || line === '' ? standard : ` ${standard}`;
    previous = joined ? '' : standard;
  }
  return line;
}
