/**
 * The value a suppression is stored and looked up under, one for every way of writing it. It is the very key that
 * records are known by (record-keys.ts), so a suppression survives deletion and re-import of the record.
 */
import { addressKey } from '#domain/record/address-key';
import { isBlankAddress, MAX_ONE_LINE, normalizeZip, splitAddress } from '#domain/record/address';
import { EMAIL_FAULT_TEXT, normalizeEmail } from '#domain/record/email';
import { normalizePhone, PHONE_FAULT_TEXT } from '#domain/record/phone';
import type { AddressInput } from '#domain/record/record-input';
import { cleanOrNull, cleanText, excerpt } from '#domain/record/text';
import { stateCode } from '#domain/record/us-states';
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import type { SuppressionKind } from './suppression.ts';

/** For an address, its parts or one line; the error is a sentence for people. Idempotent: a value is its own value. */
export function suppressionValue(
  kind: SuppressionKind,
  value: string | AddressInput,
): Result<string, string> {
  if (kind === 'address') return typeof value === 'string' ? addressLineValue(value) : addressValue(value);
  if (typeof value !== 'string') return err(`a suppression of kind ${kind} takes one value, not an address`);
  const shown = `"${excerpt(value)}"`;
  switch (kind) {
    case 'email': {
      const email = normalizeEmail(value);
      return email.ok ? email : err(`${shown} ${EMAIL_FAULT_TEXT[email.error]}`);
    }
    case 'phone': {
      const phone = normalizePhone(value);
      return phone.ok ? ok(phone.value.number) : err(`${shown} ${PHONE_FAULT_TEXT[phone.error]}`);
    }
    case 'record': {
      const id = cleanText(value).toLowerCase();
      return UUID.test(id) ? ok(id) : err(`${shown} is not the id of a record`);
    }
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ADDRESS_KEY = /^(\d{5})\|([^|]+)\|([^|]*)$/;

function addressValue(input: AddressInput): Result<string, string> {
  if (isBlankAddress(input)) return err('the address is blank');
  const line1 = cleanOrNull(input.line1);
  const zip = cleanOrNull(input.postalCode);
  if (line1 === null) return err('the street line is missing');
  if (line1.length + (input.line2?.length ?? 0) > MAX_ONE_LINE)
    return err(`the address is longer than ${MAX_ONE_LINE} characters`);
  if (zip === null) return err('the ZIP code is missing');
  const postalCode = normalizeZip(zip, stateCode(input.state ?? ''));
  if (postalCode === undefined) return err(`"${excerpt(zip, 30)}" is not a ZIP code (12345 or 12345-6789)`);
  const key = addressKey({ line1, line2: cleanOrNull(input.line2), postalCode });
  return ADDRESS_KEY.test(key) ? ok(key) : err(`"${excerpt(line1)}" is not a street line`);
}

const LINE_AND_ZIP = /^([^,]+),\s*(\d{5}(?:-\d{4})?)$/;

function addressLineValue(text: string): Result<string, string> {
  const line = cleanText(text);
  if (ADDRESS_KEY.test(line)) return ok(line);
  const split = splitAddress(line);
  if (split) return addressValue(split);
  const short = line.length > MAX_ONE_LINE ? null : LINE_AND_ZIP.exec(line);
  if (short) return addressValue({ line1: short[1], postalCode: short[2] });
  return err(`"${excerpt(line)}" cannot be read: write the address as "123 Main St, Austin, TX 78704"`);
}

/** How a value is shown to people; an address by its standard form: `123 MAIN ST # 4, 78704`. */
export function formatSuppressionValue(kind: SuppressionKind, value: string): string {
  const parts = kind === 'address' ? ADDRESS_KEY.exec(value) : null;
  if (!parts) return value;
  return `${parts[2]}${parts[3] ? ` # ${parts[3]}` : ''}, ${parts[1]}`;
}
