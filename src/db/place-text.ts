/**
 * Where a recipient may be, as `records.place` holds it: 'America/Chicago,America/New_York|IN,OH'. One text and not two
 * arrays: each claim reads it for a thousand touches, and arrays cost more to send and to read than the rest of the row.
 */
import type { RecipientPlace } from '#domain/time/recipient-zones';

export const placeText = ({ zones, states }: RecipientPlace): string =>
  `${zones.join(',')}|${states.join(',')}`;

const KNOWN_LIMIT = 5_000;
const known = new Map<string, RecipientPlace>();

/** Few places for many people: each is read once. Throws TypeError at a text that `placeText` did not write. */
export function placeFrom(text: string): RecipientPlace {
  const before = known.get(text);
  if (before) return before;
  const [zones, states, ...more] = text.split('|');
  if (!zones || states === undefined || more.length > 0) {
    throw new TypeError(`not a place: ${JSON.stringify(text)}`);
  }
  const place = { zones: zones.split(','), states: states === '' ? [] : states.split(',') };
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(text, place);
  return place;
}
