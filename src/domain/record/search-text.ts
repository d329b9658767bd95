/**
 * What a record is found by, and how a search is read (contract.md §2): every word of a search is part of a name,
 * an address, an email, or the digits of a phone. Stored text and search go through the same folding.
 */
import type { Address, DoorstepRecord } from './record.ts';
import { foldText } from './text.ts';

export type SearchText = {
  /** Folded words between single spaces; a search word is looked for as a part of it. */
  readonly text: string;
  /** The digits of every phone between single spaces. */
  readonly digits: string;
};

/** For a property, also pass the contacts whose names and addresses it should be found by. */
export function searchText(record: DoorstepRecord, contacts: readonly DoorstepRecord[] = []): SearchText {
  const words: string[] = [];
  const digits: string[] = [];
  for (const one of [record, ...contacts]) collect(one, words, digits);
  return { text: unique(words.map(foldSearch)), digits: unique(digits) };
}

function collect(record: DoorstepRecord, words: string[], digits: string[]): void {
  if (record.type === 'property') {
    collectAddress(record.address, words);
    if (record.parcelNumber !== null) words.push(record.parcelNumber);
    return;
  }
  for (const part of [record.firstName, record.lastName, record.companyName])
    if (part !== null) words.push(part);
  words.push(...record.emails);
  collectAddress(record.mailingAddress, words);
  for (const phone of record.phones) digits.push(phone.number.replace(/\D/g, ''));
}

function collectAddress(address: Address | null, words: string[]): void {
  if (address === null) return;
  words.push(address.line1, address.line2 ?? '', address.city, address.state, address.postalCode);
}

function foldSearch(value: string): string {
  return foldText(value)
    .replace(/[,;"]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function unique(parts: readonly string[]): string {
  return [...new Set(parts.filter((part) => part !== ''))].join(' ');
}

/** One word of a search: a part of the text, or, when it is written like (a part of) a phone number, of the digits. */
export type SearchWord = { readonly text: string; readonly digits: string | null };

const PHONE_LIKE = /^\+?[\d().-]*\d[\d().-]*$/;
const MAX_WORDS = 8;

/**
 * At most 8 words; more are ignored. A number written with spaces, such as `(512) 555-0100`, is one word.
 * A `+1` or `1` before ten digits is dropped only by the country code being part of the stored digits.
 */
export function searchWords(search: string): readonly SearchWord[] {
  const joined = search.replace(
    /\+?1?[\s.-]*\(?\b\d{3}\)?[\s.-]+\d{3}[\s.-]+\d{4}\b/g,
    (number) => ` ${number.replace(/[^\d+]/g, '')} `,
  );
  const found: SearchWord[] = [];
  for (const word of foldSearch(joined).split(' ')) {
    if (word === '' || found.length === MAX_WORDS) continue;
    found.push({ text: word, digits: PHONE_LIKE.test(word) ? word.replace(/\D/g, '') : null });
  }
  return found;
}

/** The rule itself, for tests and for lists in memory; the database runs the same on its columns. */
export function matchesSearch(stored: SearchText, search: string): boolean {
  return searchWords(search).every(
    (word) =>
      stored.text.includes(word.text) || (word.digits !== null && stored.digits.includes(word.digits)),
  );
}
