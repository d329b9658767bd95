/**
 * Which IANA zones a US state or ZIP code can be in.
 * Written by hand from 49 CFR part 71 (zone boundaries) and the Postal Service's three-digit prefixes (DMM L002).
 * Limits: a prefix that a boundary crosses, or that we were not sure of, has both zones; a prefix with one zone
 * follows the legal boundary, plus the few towns that keep their neighbour's time (Phenix City AL, West Wendover
 * NV). America/New_York stands for every eastern zone with today's rules, likewise the others.
 */
export type UsState = {
  readonly code: string;
  readonly name: string;
  readonly zones: readonly string[];
  /** Three-digit prefixes, inclusive. */
  readonly zip3: readonly (readonly [number, number])[];
};

const EASTERN = 'America/New_York';
const CENTRAL = 'America/Chicago';
const MOUNTAIN = 'America/Denver';
const PACIFIC = 'America/Los_Angeles';
const ARIZONA = 'America/Phoenix';
const ALASKA = 'America/Anchorage';
const ALEUTIAN = 'America/Adak';
const HAWAII = 'Pacific/Honolulu';
const ATLANTIC = 'America/Puerto_Rico';

/**
 * Every zone someone in the fifty states, the District or the Caribbean territories may live in: what "unknown"
 * means. Guam, the Northern Marianas and Samoa are known by their state or not at all: counted in, they would
 * leave an unknown recipient hardly an hour of the day.
 */
export const ALL_US_ZONES: readonly string[] = [
  EASTERN,
  CENTRAL,
  MOUNTAIN,
  ARIZONA,
  PACIFIC,
  ALASKA,
  ALEUTIAN,
  HAWAII,
  ATLANTIC,
];

function state(
  code: string,
  name: string,
  zones: readonly string[],
  ...zip3: readonly (readonly [number, number])[]
): UsState {
  return { code, name, zones, zip3 };
}

export const US_STATES: readonly UsState[] = [
  state('AL', 'Alabama', [CENTRAL, EASTERN], [350, 369]),
  state('AK', 'Alaska', [ALASKA, ALEUTIAN], [995, 999]),
  state('AZ', 'Arizona', [ARIZONA, MOUNTAIN], [850, 865]),
  state('AR', 'Arkansas', [CENTRAL], [716, 729]),
  state('CA', 'California', [PACIFIC], [900, 961]),
  state('CO', 'Colorado', [MOUNTAIN], [800, 816]),
  state('CT', 'Connecticut', [EASTERN], [60, 69]),
  state('DE', 'Delaware', [EASTERN], [197, 199]),
  state('DC', 'District of Columbia', [EASTERN], [200, 200], [202, 205], [569, 569]),
  state('FL', 'Florida', [EASTERN, CENTRAL], [320, 339], [341, 349]),
  state('GA', 'Georgia', [EASTERN], [300, 319], [398, 399]),
  state('HI', 'Hawaii', [HAWAII], [967, 968]),
  state('ID', 'Idaho', [MOUNTAIN, PACIFIC], [832, 838]),
  state('IL', 'Illinois', [CENTRAL], [600, 629]),
  state('IN', 'Indiana', [EASTERN, CENTRAL], [460, 479]),
  state('IA', 'Iowa', [CENTRAL], [500, 528]),
  state('KS', 'Kansas', [CENTRAL, MOUNTAIN], [660, 679]),
  state('KY', 'Kentucky', [EASTERN, CENTRAL], [400, 427]),
  state('LA', 'Louisiana', [CENTRAL], [700, 714]),
  state('ME', 'Maine', [EASTERN], [39, 49]),
  state('MD', 'Maryland', [EASTERN], [206, 219]),
  state('MA', 'Massachusetts', [EASTERN], [10, 27], [55, 55]),
  state('MI', 'Michigan', [EASTERN, CENTRAL], [480, 499]),
  state('MN', 'Minnesota', [CENTRAL], [550, 567]),
  state('MS', 'Mississippi', [CENTRAL], [386, 397]),
  state('MO', 'Missouri', [CENTRAL], [630, 658]),
  state('MT', 'Montana', [MOUNTAIN], [590, 599]),
  state('NE', 'Nebraska', [CENTRAL, MOUNTAIN], [680, 693]),
  state('NV', 'Nevada', [PACIFIC, MOUNTAIN], [889, 898]),
  state('NH', 'New Hampshire', [EASTERN], [30, 38]),
  state('NJ', 'New Jersey', [EASTERN], [70, 89]),
  state('NM', 'New Mexico', [MOUNTAIN], [870, 884]),
  state('NY', 'New York', [EASTERN], [5, 5], [100, 149]),
  state('NC', 'North Carolina', [EASTERN], [270, 289]),
  state('ND', 'North Dakota', [CENTRAL, MOUNTAIN], [580, 588]),
  state('OH', 'Ohio', [EASTERN], [430, 459]),
  state('OK', 'Oklahoma', [CENTRAL], [730, 732], [734, 749]),
  state('OR', 'Oregon', [PACIFIC, MOUNTAIN], [970, 979]),
  state('PA', 'Pennsylvania', [EASTERN], [150, 196]),
  state('RI', 'Rhode Island', [EASTERN], [28, 29]),
  state('SC', 'South Carolina', [EASTERN], [290, 299]),
  state('SD', 'South Dakota', [CENTRAL, MOUNTAIN], [570, 577]),
  state('TN', 'Tennessee', [CENTRAL, EASTERN], [370, 385]),
  state('TX', 'Texas', [CENTRAL, MOUNTAIN], [733, 733], [750, 799], [885, 885]),
  state('UT', 'Utah', [MOUNTAIN], [840, 847]),
  state('VT', 'Vermont', [EASTERN], [50, 54], [56, 59]),
  state('VA', 'Virginia', [EASTERN], [201, 201], [220, 246]),
  state('WA', 'Washington', [PACIFIC], [980, 994]),
  state('WV', 'West Virginia', [EASTERN], [247, 268]),
  state('WI', 'Wisconsin', [CENTRAL], [530, 549]),
  state('WY', 'Wyoming', [MOUNTAIN], [820, 831]),
  state('PR', 'Puerto Rico', [ATLANTIC], [6, 7], [9, 9]),
  state('VI', 'U.S. Virgin Islands', [ATLANTIC], [8, 8]),
  state('GU', 'Guam', ['Pacific/Guam'], [969, 969]),
  state('MP', 'Northern Mariana Islands', ['Pacific/Guam']),
  state('AS', 'American Samoa', ['Pacific/Pago_Pago']),
  // Forces' mail reaches the whole world; the set of all zones is the most that can be said.
  state('AA', 'Armed Forces Americas', ALL_US_ZONES, [340, 340]),
  state('AE', 'Armed Forces Europe', ALL_US_ZONES, [90, 98]),
  state('AP', 'Armed Forces Pacific', ALL_US_ZONES, [962, 966]),
];

type SplitRow = readonly [from: number, to: number, zones: readonly string[]];

/** Prefixes of states with two zones; a prefix of such a state that is not here has both. */
const SPLIT_ZIP3: readonly SplitRow[] = [
  [350, 367, [CENTRAL]],
  [369, 369, [CENTRAL]],
  [996, 999, [ALASKA]],
  [850, 859, [ARIZONA]],
  [863, 864, [ARIZONA]],
  [320, 323, [EASTERN]],
  [325, 325, [CENTRAL]],
  [326, 349, [EASTERN]],
  [832, 834, [MOUNTAIN]],
  [836, 837, [MOUNTAIN]],
  [838, 838, [PACIFIC]],
  [460, 462, [EASTERN]],
  [463, 464, [CENTRAL]],
  [466, 474, [EASTERN]],
  [476, 477, [CENTRAL]],
  [478, 478, [EASTERN]],
  [660, 676, [CENTRAL]],
  [400, 400, [EASTERN]],
  [402, 418, [EASTERN]],
  [420, 424, [CENTRAL]],
  [480, 497, [EASTERN]],
  [680, 689, [CENTRAL]],
  [693, 693, [MOUNTAIN]],
  [889, 891, [PACIFIC]],
  [893, 897, [PACIFIC]],
  [580, 584, [CENTRAL]],
  [970, 978, [PACIFIC]],
  [570, 574, [CENTRAL]],
  [577, 577, [MOUNTAIN]],
  [370, 372, [CENTRAL]],
  [374, 374, [EASTERN]],
  [375, 375, [CENTRAL]],
  [376, 376, [EASTERN]],
  [378, 379, [EASTERN]],
  [380, 385, [CENTRAL]],
  [750, 797, [CENTRAL]],
  [799, 799, [MOUNTAIN]],
  [885, 885, [MOUNTAIN]],
];

/** The only full codes that a prefix cannot tell: Anchorage shares 995 with the western Aleutians, Hawaii 967 with Samoa. */
function exactZone(zip5: string): readonly string[] | undefined {
  if (zip5 === '96799') return ['Pacific/Pago_Pago'];
  if (zip5 === '99546' || zip5 === '99547') return [ALEUTIAN];
  if (zip5.length === 5 && zip5.startsWith('995')) return [ALASKA];
  return undefined;
}

const byCode = new Map(US_STATES.map((entry) => [entry.code, entry]));
const byName = new Map(US_STATES.map((entry) => [entry.name.toUpperCase(), entry]));
const byZip3 = new Map<number, UsState>();
for (const entry of US_STATES) {
  for (const [from, to] of entry.zip3)
    for (let prefix = from; prefix <= to; prefix += 1) byZip3.set(prefix, entry);
}
const splitByZip3 = new Map<number, readonly string[]>();
for (const [from, to, zones] of SPLIT_ZIP3)
  for (let prefix = from; prefix <= to; prefix += 1) splitByZip3.set(prefix, zones);

/** By its two letters or its English name, in any case. */
export function findState(text: string): UsState | undefined {
  const key = text.trim().replaceAll('.', '').toUpperCase();
  return byCode.get(key) ?? byName.get(key);
}

/** The state and the possible zones of a ZIP or ZIP+4 code; undefined when it is not one we know. */
export function findZip(
  postalCode: string,
): { readonly state: UsState; readonly zones: readonly string[] } | undefined {
  const match = /^\s*(\d{3})(\d{2})(?:-?\d{4})?\s*$/.exec(postalCode);
  if (!match?.[1]) return undefined;
  const prefix = Number(match[1]);
  const found = byZip3.get(prefix);
  if (!found) return undefined;
  const exact = exactZone(`${match[1]}${match[2] ?? ''}`);
  const zones = exact ?? (found.zones.length > 1 ? (splitByZip3.get(prefix) ?? found.zones) : found.zones);
  return { state: byCode.get(exact?.[0] === 'Pacific/Pago_Pago' ? 'AS' : found.code) ?? found, zones };
}
