/**
 * US addresses, made complete and uniform without changing how people wrote their streets: state as two letters, ZIP as
 * five or nine digits, spacing mended. A given address is complete or it is a list of faults, part by part.
 */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { AddressInput } from './record-input.ts';
import type { Address } from './record.ts';
import { cleanOrNull, excerpt } from './text.ts';
import { DOUBLE_ZERO_STATES, LEADING_ZERO_STATES, stateCode } from './us-states.ts';

export type AddressPart = 'line1' | 'line2' | 'city' | 'state' | 'postalCode';
export type AddressFault = { readonly part: AddressPart; readonly message: string };

/** Longest parts that are kept; what a printer takes is shorter (addressWarnings). */
const MAX_LINE = 200;
const MAX_CITY = 100;
export const MAX_ONE_LINE = 500;

/** Whether any part says anything; an address with none is no address. */
export function isBlankAddress(input: AddressInput): boolean {
  const parts = [input.line1, input.line2, input.city, input.state, input.postalCode];
  return parts.every((part) => cleanOrNull(part) === null);
}

export function normalizeAddress(input: AddressInput): Result<Address, readonly AddressFault[]> {
  const faults: AddressFault[] = [];
  const line1 = cleanOrNull(input.line1);
  const line2 = cleanOrNull(input.line2);
  const city = cleanOrNull(input.city);
  const stateText = cleanOrNull(input.state);
  const zipText = cleanOrNull(input.postalCode);
  const state = stateText === null ? undefined : stateCode(stateText);
  const postalCode = zipText === null ? undefined : normalizeZip(zipText, state);

  if (line1 === null) faults.push({ part: 'line1', message: 'the street line is missing' });
  else if (line1.length > MAX_LINE)
    faults.push({ part: 'line1', message: `is longer than ${MAX_LINE} characters` });
  else if (!/[\p{L}\p{N}]/u.test(line1))
    faults.push({ part: 'line1', message: 'has neither letters nor digits' });
  if (line2 !== null && line2.length > MAX_LINE)
    faults.push({ part: 'line2', message: `is longer than ${MAX_LINE} characters` });
  if (city === null) faults.push({ part: 'city', message: 'the city is missing' });
  else if (city.length > MAX_CITY)
    faults.push({ part: 'city', message: `is longer than ${MAX_CITY} characters` });
  else if (!/\p{L}/u.test(city)) faults.push({ part: 'city', message: 'is not the name of a city' });
  if (stateText === null) faults.push({ part: 'state', message: 'the state is missing' });
  else if (state === undefined)
    faults.push({ part: 'state', message: `"${excerpt(stateText, 30)}" is not a US state` });
  if (zipText === null) faults.push({ part: 'postalCode', message: 'the ZIP code is missing' });
  else if (postalCode === undefined) {
    faults.push({
      part: 'postalCode',
      message: `"${excerpt(zipText, 30)}" is not a ZIP code (12345 or 12345-6789)`,
    });
  }

  if (faults.length > 0 || line1 === null || city === null || state === undefined || postalCode === undefined)
    return err(faults);
  return ok({ line1, line2, city, state, postalCode });
}

/** `78704`, `78704-1234`, `787041234`; zeros that a spreadsheet dropped come back where the state has them. */
export function normalizeZip(value: string, state?: string): string | undefined {
  const match = /^(\d{1,5})(?:\.0+)?$|^(\d{5})(?:\s*-\s*|\s+)?(\d{4})$|^(\d{3,4})-(\d{4})$|^(\d{7,8})$/.exec(
    value.trim(),
  );
  if (!match) return undefined;
  let zip = match[1] ?? match[2] ?? match[4] ?? match[6]?.slice(0, -4) ?? '';
  const plus4 = match[3] ?? match[5] ?? match[6]?.slice(-4);
  if (zip.length === 4 && state !== undefined && LEADING_ZERO_STATES.has(state)) zip = `0${zip}`;
  if (zip.length === 3 && state !== undefined && DOUBLE_ZERO_STATES.has(state)) zip = `00${zip}`;
  if (zip.length !== 5 || zip === '00000') return undefined;
  return plus4 === undefined || plus4 === '0000' ? zip : `${zip}-${plus4}`;
}

/** Lob refuses an address whose two lines are together longer than this (`address_length_exceeds_limit`). */
export const MAX_MAILED_LINES = 50;

/** What a printer or the post may not take, in words; empty when all is well. */
export function addressWarnings(address: Address): readonly AddressFault[] {
  const length = address.line1.length + (address.line2?.length ?? 0);
  if (length <= MAX_MAILED_LINES) return [];
  return [
    {
      part: 'line1',
      message: `line 1 and line 2 have ${length} characters together; mail providers take ${MAX_MAILED_LINES}`,
    },
  ];
}

/** `123 Main St Apt 4, Austin, TX 78704` */
export function formatAddress(address: Address): string {
  const lines = [address.line1, address.line2].filter((line) => line !== null).join(' ');
  return `${lines}, ${address.city}, ${address.state} ${address.postalCode}`;
}

const STATE_AND_ZIP = /^(.*?)[,\s]+(\d{5}(?:-?\d{4})?)$/;

/** Reads `line1, [line2,] city, state ZIP` from one line; undefined when it cannot be told apart. */
export function splitAddress(text: string): AddressInput | undefined {
  const line = cleanOrNull(text);
  // The patterns below take time with the square of the length.
  if (line === null || line.length > MAX_ONE_LINE) return undefined;
  const clean = line.replace(/[\s,]*\b(?:USA|U\.S\.A\.?|United States(?: of America)?)$/i, '');
  const tail = STATE_AND_ZIP.exec(clean);
  if (!tail?.[1] || !tail[2]) return undefined;
  const parts = tail[1]
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const last = parts.pop();
  if (last === undefined) return undefined;
  let city: string | undefined;
  let state = stateCode(last);
  if (state === undefined) {
    // `Austin TX`: the state is the last one to three words of the last part.
    const names = last.split(' ');
    for (let count = Math.min(3, names.length - 1); count > 0 && state === undefined; count--) {
      state = stateCode(names.slice(-count).join(' '));
      if (state !== undefined) city = names.slice(0, -count).join(' ');
    }
  } else city = parts.pop();
  const [line1, ...rest] = parts;
  if (state === undefined || !city || line1 === undefined) return undefined;
  return { line1, line2: rest.length > 0 ? rest.join(', ') : null, city, state, postalCode: tail[2] };
}
