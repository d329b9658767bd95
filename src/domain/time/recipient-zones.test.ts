import tzLookup from '@photostructure/tz-lookup';
import { describe, expect, it } from 'vitest';
import { placeOf, presumedState } from './recipient-zones.ts';
import { ALL_US_ZONES, findState, findZip, US_STATES } from './us-states.ts';
import { isZone, zoneClock } from './zone.ts';

const at = (state: string | null, postalCode: string | null) =>
  placeOf({ timeZone: null, addresses: [{ state, postalCode }], phone: null });

/** Towns near boundaries and far from them: state, ZIP, latitude, longitude. */
const TOWNS: readonly (readonly [string, string, number, number])[] = [
  ['TN', '37402', 35.046, -85.309], // Chattanooga
  ['TN', '37347', 35.074, -85.626], // Jasper, Central in an Eastern-looking prefix
  ['TN', '37902', 35.961, -83.921], // Knoxville
  ['TN', '38501', 36.163, -85.502], // Cookeville
  ['TN', '38555', 35.949, -85.027], // Crossville
  ['TN', '37203', 36.15, -86.79], // Nashville
  ['TN', '37723', 35.91, -84.88], // Crab Orchard
  ['KY', '42101', 36.99, -86.443], // Bowling Green
  ['KY', '42701', 37.694, -85.859], // Elizabethtown
  ['KY', '42728', 37.103, -85.306], // Columbia
  ['KY', '42754', 37.48, -86.294], // Leitchfield
  ['KY', '40143', 37.78, -86.46], // Hardinsburg
  ['KY', '40202', 38.253, -85.751], // Louisville
  ['KY', '42501', 37.092, -84.604], // Somerset
  ['KY', '42602', 36.69, -85.135], // Albany
  ['IN', '46402', 41.593, -87.346], // Gary
  ['IN', '46534', 41.296, -86.625], // Knox
  ['IN', '46601', 41.676, -86.252], // South Bend
  ['IN', '47708', 37.972, -87.571], // Evansville
  ['IN', '47586', 37.951, -86.767], // Tell City
  ['IN', '47546', 38.391, -86.931], // Jasper
  ['IN', '47951', 40.77, -87.445], // Kentland
  ['IN', '47901', 40.417, -86.893], // Lafayette
  ['IN', '46996', 41.051, -86.603], // Winamac
  ['FL', '32501', 30.421, -87.217], // Pensacola
  ['FL', '32401', 30.159, -85.66], // Panama City
  ['FL', '32456', 29.812, -85.303], // Port St. Joe
  ['FL', '32301', 30.438, -84.281], // Tallahassee
  ['FL', '33101', 25.775, -80.194], // Miami
  ['TX', '79901', 31.759, -106.487], // El Paso
  ['TX', '79851', 31.175, -105.357], // Sierra Blanca
  ['TX', '79855', 31.04, -104.831], // Van Horn
  ['TX', '79772', 31.423, -103.493], // Pecos
  ['TX', '75201', 32.787, -96.799], // Dallas
  ['ND', '58601', 46.879, -102.79], // Dickinson
  ['ND', '58501', 46.808, -100.784], // Bismarck
  ['ND', '58102', 46.877, -96.789], // Fargo
  ['ND', '58801', 48.147, -103.618], // Williston
  ['ND', '58538', 46.087, -100.63], // Fort Yates
  ['SD', '57701', 44.081, -103.231], // Rapid City
  ['SD', '57501', 44.368, -100.351], // Pierre
  ['SD', '57104', 43.546, -96.731], // Sioux Falls
  ['SD', '57601', 45.537, -100.428], // Mobridge
  ['SD', '57638', 45.941, -102.159], // Lemmon
  ['NE', '69301', 42.101, -102.872], // Alliance
  ['NE', '69153', 41.128, -101.719], // Ogallala
  ['NE', '69101', 41.124, -100.765], // North Platte
  ['NE', '69033', 40.517, -101.643], // Imperial
  ['NE', '69201', 42.872, -100.551], // Valentine
  ['NE', '68102', 41.259, -95.934], // Omaha
  ['KS', '67735', 39.351, -101.71], // Goodland
  ['KS', '67879', 38.47, -101.752], // Tribune
  ['KS', '67202', 37.687, -97.336], // Wichita
  ['KS', '67601', 38.879, -99.327], // Hays
  ['MI', '49938', 46.455, -90.171], // Ironwood
  ['MI', '49801', 45.82, -88.066], // Iron Mountain
  ['MI', '49855', 46.544, -87.395], // Marquette
  ['MI', '48201', 42.347, -83.06], // Detroit
  ['ID', '83702', 43.617, -116.2], // Boise
  ['ID', '83814', 47.678, -116.78], // Coeur d'Alene
  ['ID', '83501', 46.417, -117.018], // Lewiston
  ['ID', '83549', 45.42, -116.31], // Riggins
  ['OR', '97914', 44.027, -116.963], // Ontario
  ['OR', '97201', 45.508, -122.69], // Portland
  ['OR', '97814', 44.775, -117.834], // Baker City
  ['NV', '89801', 40.832, -115.763], // Elko
  ['NV', '89883', 40.739, -114.073], // West Wendover
  ['NV', '89101', 36.172, -115.122], // Las Vegas
  ['AZ', '86515', 35.681, -109.053], // Window Rock, Navajo Nation
  ['AZ', '86045', 36.135, -111.24], // Tuba City, Navajo Nation
  ['AZ', '85001', 33.448, -112.074], // Phoenix
  ['AZ', '86401', 35.189, -114.053], // Kingman
  ['AK', '99501', 61.217, -149.88], // Anchorage
  ['AK', '99546', 51.88, -176.658], // Adak
  ['AK', '99801', 58.302, -134.42], // Juneau
  ['AL', '35203', 33.521, -86.807], // Birmingham
  ['HI', '96813', 21.309, -157.858], // Honolulu
  ['PR', '00901', 18.466, -66.106], // San Juan
  ['VI', '00802', 18.342, -64.931], // St. Thomas
  ['GU', '96910', 13.475, 144.75], // Hagåtña
  ['NY', '10001', 40.751, -73.997],
  ['IL', '60601', 41.886, -87.622],
  ['CO', '80202', 39.75, -104.999],
  ['CA', '90012', 34.061, -118.239],
  ['WA', '98101', 47.61, -122.334],
  ['DC', '20001', 38.912, -77.017],
];

/** The offsets of a zone over a year: zones that share them are one zone to a window. */
function offsets(zone: string): string {
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 15, 12));
  return months.map((ms) => zoneClock(zone).offsetMs(ms)).join();
}

describe('the zones a recipient may be in', () => {
  it.each(TOWNS)('of %s %s hold the zone on the map', (state, zip, latitude, longitude) => {
    const onTheMap = offsets(tzLookup(latitude, longitude));
    for (const place of [at(state, zip), at(null, zip), at(state, null), at(state, `${zip}-0001`)]) {
      expect(place.zones.map(offsets)).toContain(onTheMap);
      expect(place.states).toEqual([state]);
    }
  });

  it('tell American Samoa from Hawaii, whose prefix it shares', () => {
    expect(at(null, '96799')).toEqual({ zones: ['Pacific/Pago_Pago'], states: ['AS'] });
    expect(at('AS', '96799')).toEqual({ zones: ['Pacific/Pago_Pago'], states: ['AS'] });
    expect(at('HI', '96797').zones).toEqual(['Pacific/Honolulu']);
  });

  it('are few: a ZIP far from a boundary has one', () => {
    for (const [state, zip] of [
      ['TN', '37203'],
      ['KY', '40202'],
      ['FL', '33101'],
      ['TX', '75201'],
      ['AK', '99501'],
      ['AZ', '85001'],
    ] as const) {
      expect(at(state, zip).zones).toHaveLength(1);
    }
  });

  it('are the explicit zone alone, whatever the address says; the states still count', () => {
    const place = placeOf({
      timeZone: 'America/Denver',
      addresses: [{ state: 'FL', postalCode: '33101' }],
      phone: null,
    });
    expect(place).toEqual({ zones: ['America/Denver'], states: ['FL'] });
  });

  it('ignore an explicit zone that is none', () => {
    const place = placeOf({
      timeZone: 'Eastern',
      addresses: [{ state: 'FL', postalCode: '33101' }],
      phone: null,
    });
    expect(place.zones).toEqual(['America/New_York']);
  });

  it('are all of them when nothing usable is known', () => {
    const everywhere = ALL_US_ZONES.toSorted();
    expect(placeOf({ timeZone: null, addresses: [], phone: '+14155550123' }).zones).toEqual(everywhere);
    expect(at(null, null).zones).toEqual(everywhere);
    expect(at('', ' ').zones).toEqual(everywhere);
    expect(at('Ontario', 'K1A 0B1').zones).toEqual(everywhere);
    expect(at('AE', '09012').zones).toEqual(everywhere);
  });

  it('are those of every address together, of a contradicting ZIP too', () => {
    const both = placeOf({
      timeZone: null,
      addresses: [
        { state: 'OH', postalCode: '43215' },
        { state: 'CA', postalCode: '90012' },
        { state: null, postalCode: null },
      ],
      phone: null,
    });
    expect(both).toEqual({ zones: ['America/Los_Angeles', 'America/New_York'], states: ['CA', 'OH'] });
    expect(at('OH', '90012')).toEqual(both);
  });

  it('never come from an area code, which only adds a state that presumes its numbers to be there', () => {
    const place = placeOf({
      timeZone: null,
      addresses: [{ state: 'CA', postalCode: '90012' }],
      phone: '+13055550101',
    });
    expect(place).toEqual({ zones: ['America/Los_Angeles'], states: ['CA', 'FL'] });
    expect(presumedState('+14055550101')).toBe('OK');
    expect(presumedState('+12125550101')).toBeUndefined();
    expect(presumedState('305-555-0101')).toBeUndefined();
  });
});

describe('the table of states', () => {
  it('reads codes and names in any case', () => {
    for (const text of ['oh', ' OH ', 'Ohio', 'OHIO']) expect(findState(text)?.code).toBe('OH');
    expect(findState('D.C.')?.code).toBe('DC');
    expect(findState('Ontario')).toBeUndefined();
  });

  it('gives each prefix to one state, and names only zones that exist', () => {
    const seen = new Map<number, string>();
    for (const { code, zip3, zones } of US_STATES) {
      for (const zone of zones) expect(isZone(zone), zone).toBe(true);
      for (const [from, to] of zip3) {
        for (let prefix = from; prefix <= to; prefix += 1) {
          expect(seen.get(prefix), `${prefix}`).toBeUndefined();
          seen.set(prefix, code);
        }
      }
    }
  });

  it('never gives a ZIP a zone that its state has not', () => {
    for (let prefix = 0; prefix < 1_000; prefix += 1) {
      const found = findZip(`${String(prefix).padStart(3, '0')}50`);
      if (!found) continue;
      expect(found.zones.length).toBeGreaterThan(0);
      for (const zone of found.zones) expect(found.state.zones).toContain(zone);
    }
  });

  it.each(['1234', '123456', 'ABCDE', '', '00000', '12345-12'])('does not guess at %j', (text) => {
    expect(findZip(text)).toBeUndefined();
  });
});
