/**
 * The keys under which the duplicate rule could find an incoming record, and no others: a switchboard's number or an
 * office building's address must not bring thousands of records that the rule would turn down anyway.
 */
import type { DoorstepRecord } from '#domain/record/record';
import { recordKeys } from '#domain/record/record-keys';
import type { MatchKey } from '../ports/record-store.ts';

export function matchKeys(record: DoorstepRecord): readonly MatchKey[] {
  const keys: MatchKey[] = [];
  for (const { kind, value } of recordKeys(record)) {
    if (record.type === 'property') keys.push({ type: 'property', kind, value, withoutEmail: false });
    else if (kind === 'email') keys.push({ type: 'contact', kind, value, withoutEmail: false });
    // A phone counts beside a last name, and only while one of the two has no email.
    else if (kind === 'phone' && record.lastName !== null)
      keys.push({ type: 'contact', kind, value, withoutEmail: record.emails.length > 0 });
  }
  return keys;
}
