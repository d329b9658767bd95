/**
 * Where a column of a file can go. A mapping names a target for each heading (or null: leave it out); a target is a
 * path such as `owners.2.phones.1.number`. Short forms (`email`, `owner.firstName`, `address`) are read as well.
 */
import { isCustomFieldName } from '#domain/record/custom-field';
import type { ImportType } from '#domain/import/import-type';
import { MAX_EMAILS, MAX_PHONES } from '#domain/record/validation';

export const MAX_OWNERS = 10;

const ADDRESS_PARTS = new Set(['line1', 'line2', 'city', 'state', 'postalCode', 'full']);
const CONTACT_FIELDS = new Set(['firstName', 'lastName', 'name', 'companyName', 'timeZone', 'tags']);
const OWNER_FIELDS = new Set(['firstName', 'lastName', 'name', 'companyName', 'role']);
const PROPERTY_FIELDS = new Set(['parcelNumber', 'mailTo', 'timeZone', 'tags']);
const SUPPRESSION_FIELDS = new Set(['kind', 'value', 'email', 'phone', 'record', 'scope', 'reason', 'note']);

const ALIASES: Readonly<Record<string, string>> = {
  zip: 'postalCode',
  street: 'line1',
};

/** The target in full form, or undefined when there is no such target for this type. */
export function fullTarget(type: ImportType, target: string): string | undefined {
  const path = target
    .trim()
    .split('.')
    .map((part) => ALIASES[part] ?? part);
  if (type === 'suppression') return suppressionTarget(path);
  if (path[0] === 'custom')
    return path.length === 2 && isCustomFieldName(path[1] ?? '') ? path.join('.') : undefined;
  if (type === 'contact') return contactTarget(path);
  if (path.length === 1 && PROPERTY_FIELDS.has(path[0] ?? '')) return path[0];
  if (path[0] === 'address') return addressTarget('address', path.slice(1));
  if (path[0] === 'owner') return ownerTarget(1, path.slice(1));
  if (path[0] === 'owners') return ownerTarget(Number(path[1]), path.slice(2));
  // A person's own field in a file of properties is the first owner's.
  return ownerTarget(1, path);
}

function suppressionTarget(path: readonly string[]): string | undefined {
  if (path[0] === 'address' || path[0] === 'mailingAddress') return addressTarget('address', path.slice(1));
  return path.length === 1 && SUPPRESSION_FIELDS.has(path[0] ?? '') ? path[0] : undefined;
}

function contactTarget(path: readonly string[]): string | undefined {
  if (path.length === 1 && CONTACT_FIELDS.has(path[0] ?? '')) return path[0];
  return reachTarget(path);
}

function ownerTarget(number: number, path: readonly string[]): string | undefined {
  if (!Number.isInteger(number) || number < 1 || number > MAX_OWNERS) return undefined;
  const field = path.length === 1 && OWNER_FIELDS.has(path[0] ?? '') ? path[0] : reachTarget(path);
  return field === undefined ? undefined : `owners.${number}.${field}`;
}

function reachTarget(path: readonly string[]): string | undefined {
  const [head, index = '1', field] = path;
  if (head === 'mailingAddress') return addressTarget('mailingAddress', path.slice(1));
  if (head === 'email' || head === 'emails')
    return path.length <= 2 && isIndex(index, MAX_EMAILS) ? `emails.${index}` : undefined;
  if (head !== 'phone' && head !== 'phones') return undefined;
  // `phone.type` is the first phone's.
  const [at, part] =
    index === 'type' || index === 'doNotCall' || index === 'number'
      ? ['1', index]
      : [index, field ?? 'number'];
  const known = ['number', 'type', 'doNotCall'].includes(part) && path.length <= 3;
  return known && isIndex(at, MAX_PHONES) ? `phones.${at}.${part}` : undefined;
}

function isIndex(text: string, max: number): boolean {
  return /^[1-9]\d?$/.test(text) && Number(text) <= max;
}

function addressTarget(name: string, rest: readonly string[]): string | undefined {
  const part = rest[0] ?? 'full';
  return rest.length <= 1 && ADDRESS_PARTS.has(part) ? `${name}.${part}` : undefined;
}
