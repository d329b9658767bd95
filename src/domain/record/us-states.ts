/** US states, possessions and military "states" by name or code → two letters (USPS Publication 28, appendix B). */
const STATES: Readonly<Record<string, string>> = {
  AL: 'ALABAMA',
  AK: 'ALASKA',
  AZ: 'ARIZONA',
  AR: 'ARKANSAS',
  CA: 'CALIFORNIA',
  CO: 'COLORADO',
  CT: 'CONNECTICUT',
  DE: 'DELAWARE',
  DC: 'DISTRICT OF COLUMBIA',
  FL: 'FLORIDA',
  GA: 'GEORGIA',
  HI: 'HAWAII',
  ID: 'IDAHO',
  IL: 'ILLINOIS',
  IN: 'INDIANA',
  IA: 'IOWA',
  KS: 'KANSAS',
  KY: 'KENTUCKY',
  LA: 'LOUISIANA',
  ME: 'MAINE',
  MD: 'MARYLAND',
  MA: 'MASSACHUSETTS',
  MI: 'MICHIGAN',
  MN: 'MINNESOTA',
  MS: 'MISSISSIPPI',
  MO: 'MISSOURI',
  MT: 'MONTANA',
  NE: 'NEBRASKA',
  NV: 'NEVADA',
  NH: 'NEW HAMPSHIRE',
  NJ: 'NEW JERSEY',
  NM: 'NEW MEXICO',
  NY: 'NEW YORK',
  NC: 'NORTH CAROLINA',
  ND: 'NORTH DAKOTA',
  OH: 'OHIO',
  OK: 'OKLAHOMA',
  OR: 'OREGON',
  PA: 'PENNSYLVANIA',
  RI: 'RHODE ISLAND',
  SC: 'SOUTH CAROLINA',
  SD: 'SOUTH DAKOTA',
  TN: 'TENNESSEE',
  TX: 'TEXAS',
  UT: 'UTAH',
  VT: 'VERMONT',
  VA: 'VIRGINIA',
  WA: 'WASHINGTON',
  WV: 'WEST VIRGINIA',
  WI: 'WISCONSIN',
  WY: 'WYOMING',
  AS: 'AMERICAN SAMOA',
  FM: 'FEDERATED STATES OF MICRONESIA',
  GU: 'GUAM',
  MH: 'MARSHALL ISLANDS',
  MP: 'NORTHERN MARIANA ISLANDS',
  PW: 'PALAU',
  PR: 'PUERTO RICO',
  VI: 'VIRGIN ISLANDS',
  AA: 'ARMED FORCES AMERICAS',
  AE: 'ARMED FORCES EUROPE',
  AP: 'ARMED FORCES PACIFIC',
};

const ALSO: Readonly<Record<string, string>> = {
  'WASHINGTON DC': 'DC',
  'US VIRGIN ISLANDS': 'VI',
  'U S VIRGIN ISLANDS': 'VI',
  USVI: 'VI',
  MICRONESIA: 'FM',
  'ARMED FORCES THE AMERICAS': 'AA',
  PENNA: 'PA',
  MASS: 'MA',
  CALIF: 'CA',
  FLA: 'FL',
  TEX: 'TX',
};

const CODE_BY_NAME = new Map<string, string>([
  ...Object.keys(STATES).map((code): [string, string] => [code, code]),
  ...Object.entries(STATES).map(([code, name]): [string, string] => [name, code]),
  ...Object.entries(ALSO),
]);

export const STATE_CODES: readonly string[] = Object.keys(STATES);

/** `Texas`, `TX`, `tx.`, `D.C.` → the two-letter code; undefined when it is none. */
export function stateCode(value: string): string | undefined {
  const upper = value.toUpperCase().trim();
  return (
    CODE_BY_NAME.get(upper) ??
    CODE_BY_NAME.get(
      upper
        .replace(/\./g, '')
        .replace(/[\s,]+/g, ' ')
        .trim(),
    ) ??
    CODE_BY_NAME.get(upper.replace(/[.,\s]+/g, ' ').trim())
  );
}

/** ZIP codes of these begin with 0, which a spreadsheet drops. */
export const LEADING_ZERO_STATES: ReadonlySet<string> = new Set([
  'AE',
  'CT',
  'MA',
  'ME',
  'NH',
  'NJ',
  'PR',
  'RI',
  'VI',
  'VT',
]);
/** ZIP codes of these begin with 00. */
export const DOUBLE_ZERO_STATES: ReadonlySet<string> = new Set(['PR', 'VI']);
