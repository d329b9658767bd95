/**
 * Where a recipient may be, for windows: a set of zones and a set of states, of which the strictest wins.
 * An explicit zone on the record alone decides the zones. Otherwise every address counts with all zones it can
 * be in; without a usable address, every US zone. Area codes never place anyone (numbers travel): they only add
 * the rules of states whose law presumes that a number with its area code is there.
 */
import { ALL_US_ZONES, findState, findZip } from './us-states.ts';
import { isZone } from './zone.ts';

export type PlaceAddress = { readonly state: string | null; readonly postalCode: string | null };

export type RecipientFacts = {
  /** IANA zone on the record. */
  readonly timeZone: string | null;
  /** The person's mailing address, the property's: all that are known. */
  readonly addresses: readonly PlaceAddress[];
  /** E.164. */
  readonly phone: string | null;
};

export type RecipientPlace = {
  /** Never empty, sorted. */
  readonly zones: readonly string[];
  /** Two letters each, sorted; may be empty. */
  readonly states: readonly string[];
};

/** Both are sorted. */
export const samePlace = (a: RecipientPlace, b: RecipientPlace): boolean =>
  a.zones.join() === b.zones.join() && a.states.join() === b.states.join();

export function placeOf({ timeZone, addresses, phone }: RecipientFacts): RecipientPlace {
  const zones = new Set<string>();
  const states = new Set<string>();
  for (const address of addresses) {
    const found = lookUp(address);
    for (const zone of found.zones) zones.add(zone);
    for (const state of found.states) states.add(state);
  }
  const presumed = phone === null ? undefined : presumedState(phone);
  if (presumed) states.add(presumed);
  return { zones: decide(timeZone, zones), states: [...states].toSorted() };
}

function decide(timeZone: string | null, found: ReadonlySet<string>): readonly string[] {
  if (timeZone !== null && isZone(timeZone)) return [timeZone];
  return found.size > 0 ? [...found].toSorted() : ALL_ZONES;
}

const ALL_ZONES = ALL_US_ZONES.toSorted();

type Found = { readonly zones: readonly string[]; readonly states: readonly string[] };

/** An address without state and ZIP says nothing; one that we cannot read may be anywhere. */
function lookUp({ state, postalCode }: PlaceAddress): Found {
  const stateText = state?.trim() ?? '';
  const zipText = postalCode?.trim() ?? '';
  if (stateText === '' && zipText === '') return { zones: [], states: [] };
  const byState = findState(stateText);
  const byZip = findZip(zipText);
  if (byZip && byState) {
    if (byZip.state.code === byState.code) return { zones: byZip.zones, states: [byState.code] };
    return { zones: [...byState.zones, ...byZip.zones], states: [byState.code, byZip.state.code] };
  }
  if (byZip) return { zones: byZip.zones, states: [byZip.state.code] };
  if (byState) return { zones: byState.zones, states: [byState.code] };
  return { zones: ALL_US_ZONES, states: [] };
}

/**
 * States that presume an owner of their area codes to be a resident: Fla. Stat. 501.059(8), 15 O.S. 775C;
 * Maryland's Stop the Spam Calls Act is read the same way. Area codes: NANPA, 2026.
 */
const PRESUMED: Readonly<Record<string, readonly string[]>> = {
  FL: '239 305 321 324 352 386 407 448 561 645 656 689 727 728 754 772 786 813 850 863 904 941'.split(' '),
  MD: '227 240 301 410 443 667'.split(' '),
  OK: '405 539 572 580 918'.split(' '),
};
const presumedByAreaCode = new Map(
  Object.entries(PRESUMED).flatMap(([state, codes]) => codes.map((code) => [code, state] as const)),
);

export function presumedState(phone: string): string | undefined {
  return /^\+1\d{10}$/.test(phone) ? presumedByAreaCode.get(phone.slice(2, 5)) : undefined;
}
