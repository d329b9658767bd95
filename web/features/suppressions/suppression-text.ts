/** An entry of the do-not-contact list in words. */
import { SUPPRESSION_REASONS, SUPPRESSION_SCOPES } from '#domain/suppression/suppression';
import type { Suppression } from '../../api/types.ts';
import { formatPhone } from '../../ui/format.ts';
import { words } from '../../words/words.ts';

export const valueText = ({ kind, value }: Pick<Suppression, 'kind' | 'value'>): string =>
  kind === 'phone' ? formatPhone(value) : kind === 'record' ? words.suppressions.recordValue : value;

export const SCOPE_CHOICES = SUPPRESSION_SCOPES.map((value) => ({
  value,
  label: words.suppressionScope[value],
}));

/** What a person says; the others come from providers. */
const BY_HAND = [
  'manual',
  'stop_reply',
  'unsubscribe',
  'complaint',
  'legal',
  'returned_mail',
  'invalid_phone',
] as const;
export const REASON_CHOICES = BY_HAND.filter((value) => Object.hasOwn(SUPPRESSION_REASONS, value)).map(
  (value) => ({ value, label: words.suppressionReason[value] }),
);
