/** A record in few words. */
import type { RecordItem, RecordWhole } from '../../api/types.ts';
import { formatPhone } from '../../ui/format.ts';

export type PostalAddress = NonNullable<Extract<RecordItem, { type: 'contact' }>['mailingAddress']>;

/** `118 Elm St Apt 4, Columbus, OH 43004`. */
export const addressLine = ({ line1, line2, city, state, postalCode }: PostalAddress): string =>
  `${[line1, line2].filter((line) => line).join(' ')}, ${cityLine({ city, state, postalCode })}`;

const cityLine = ({
  city,
  state,
  postalCode,
}: Pick<PostalAddress, 'city' | 'state' | 'postalCode'>): string => `${city}, ${state} ${postalCode}`;

/** Where it is, or the company; what a list has columns for is not said twice. */
export function placeOf(record: RecordItem): string {
  if (record.type === 'property') return detailOf(record);
  return record.mailingAddress === null ? (record.companyName ?? '') : addressLine(record.mailingAddress);
}

/** What tells it from others of the same name. */
export function detailOf(record: RecordItem | RecordWhole): string {
  if (record.type === 'property') {
    const { address, parcelNumber } = record;
    return address === null ? (parcelNumber ?? '') : cityLine(address);
  }
  if (record.mailingAddress !== null) return addressLine(record.mailingAddress);
  return record.email ?? (record.phone === null ? '' : formatPhone(record.phone));
}

/** Words separated by commas, each once and none empty. */
export const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
];
