/** Every key a record is known by. Duplicates and suppressions compare these values and nothing else. */
import { addressKey } from './address-key.ts';
import { parcelKey } from './parcel.ts';
import type { DoorstepRecord } from './record.ts';

export const KEY_KINDS = ['email', 'phone', 'address', 'parcel'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];
export type RecordKey = { readonly kind: KeyKind; readonly value: string };

/** In a stable order (emails, phones, address, parcel), each once. */
export function recordKeys(record: DoorstepRecord): readonly RecordKey[] {
  const keys: RecordKey[] = [];
  if (record.type === 'contact') {
    for (const value of record.emails) keys.push({ kind: 'email', value });
    for (const phone of record.phones) keys.push({ kind: 'phone', value: phone.number });
    if (record.mailingAddress) keys.push({ kind: 'address', value: addressKey(record.mailingAddress) });
  } else {
    if (record.address) keys.push({ kind: 'address', value: addressKey(record.address) });
    const parcel = record.parcelNumber === null ? null : parcelKey(record.parcelNumber);
    if (parcel !== null) keys.push({ kind: 'parcel', value: parcel });
  }
  return keys;
}
