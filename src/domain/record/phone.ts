/**
 * Phone numbers, normalised to E.164 by libphonenumber's rules, with a US default.
 * The library's full metadata is used because only it knows toll-free, premium and fixed lines abroad. This is the
 * only file that imports it; the browser shows numbers with phone-format.ts, which needs no metadata.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { Phone, PhoneType } from './record.ts';
import { cleanText } from './text.ts';

export type PhoneFault = 'empty' | 'scientific' | 'too_short' | 'too_long' | 'not_a_number' | 'not_assigned';

export const PHONE_FAULT_TEXT: Readonly<Record<PhoneFault, string>> = {
  empty: 'is blank',
  scientific:
    'was rounded by a spreadsheet (such as 5.12E+09): the digits are lost, export the column as text',
  too_short: 'is too short for a phone number: area code and number are needed',
  too_long: 'is too long for a phone number',
  not_a_number: 'is not a phone number',
  not_assigned: 'is not a possible number: no such area code or exchange',
};

export type NormalizedPhone = {
  /** E.164, without an extension. */
  readonly number: string;
  /** What the number itself tells; null for most US numbers. One with an extension is a landline. */
  readonly type: PhoneType | null;
};

const SCIENTIFIC = /^\d(?:[.,]\d+)?e\+?\d+$/i;
const SPREADSHEET_FLOAT = /^(\d{10,15})\.0+$/;
const LABEL = /^(?:tel|phone|cell|mobile|home|work|office|fax)\s*[:.]?\s*(?=[+(\d])/i;
const SEPARATORS = /[\s().\-–—/·]/g;
const NANP = /^(?:\+?1)?([2-9]\d{5})(\d{4})$/;

// In the US and Canada the first six digits decide validity and kind (area code and exchange); elsewhere in +1 they do not.
const byExchange = new Map<string, PhoneType | null | PhoneFault>();
const EXCHANGES_KEPT = 50_000;
const FAULTS: ReadonlySet<string> = new Set(Object.keys(PHONE_FAULT_TEXT));

/** `country`: where a number without `+` belongs. */
export function normalizePhone(
  value: string,
  country: CountryCode = 'US',
): Result<NormalizedPhone, PhoneFault> {
  const text = cleanText(value).replace(LABEL, '').replace(SPREADSHEET_FLOAT, '$1');
  if (text === '') return err('empty');
  if (SCIENTIFIC.test(text)) return err('scientific');
  const nanp = country === 'US' ? NANP.exec(text.replace(SEPARATORS, '')) : null;
  const exchange = nanp?.[1];
  if (nanp && exchange !== undefined) {
    const known = byExchange.get(exchange);
    if (known !== undefined) {
      return isFault(known) ? err(known) : ok({ number: `+1${exchange}${nanp[2] ?? ''}`, type: known });
    }
  }
  return parse(text, country, exchange);
}

function isFault(value: PhoneType | null | PhoneFault): value is PhoneFault {
  return value !== null && FAULTS.has(value);
}

function parse(
  text: string,
  country: CountryCode,
  exchange: string | undefined,
): Result<NormalizedPhone, PhoneFault> {
  const parsed = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (!parsed) return err(faultOf(text));
  if (!parsed.isValid()) {
    const digits = parsed.nationalNumber.length;
    if (parsed.countryCallingCode !== '1') return err('not_assigned');
    return err(digits < 10 ? 'too_short' : digits > 10 ? 'too_long' : 'not_assigned');
  }
  const type = parsed.ext === undefined ? typeOf(parsed.getType()) : 'landline';
  if (
    exchange !== undefined &&
    parsed.ext === undefined &&
    (parsed.country === 'US' || parsed.country === 'CA')
  ) {
    if (byExchange.size >= EXCHANGES_KEPT) byExchange.clear();
    byExchange.set(exchange, type);
  }
  return ok({ number: parsed.number, type });
}

function faultOf(text: string): PhoneFault {
  const digits = text.replace(/\D/g, '').length;
  if (/[a-z]/i.test(text) || digits === 0) return 'not_a_number';
  if (digits < 10) return 'too_short';
  return digits > 15 ? 'too_long' : 'not_a_number';
}

function typeOf(type: string | undefined): PhoneType | null {
  switch (type) {
    case 'MOBILE':
      return 'mobile';
    case 'FIXED_LINE':
      return 'landline';
    case 'VOIP':
      return 'voip';
    case 'TOLL_FREE':
      return 'toll_free';
    case undefined:
    case 'FIXED_LINE_OR_MOBILE':
    case 'PERSONAL_NUMBER':
      return null;
    default:
      return 'other';
  }
}

const TEXTABLE: ReadonlySet<PhoneType | null> = new Set([null, 'mobile', 'voip']);

/** Whether a text can be meant for this number: an unknown type may be a mobile, a known landline is not. */
export function isTextable(phone: Phone): boolean {
  return !phone.doNotCall && TEXTABLE.has(phone.type);
}
