import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey } from './address-key.ts';
import { addressWarnings, formatAddress, normalizeAddress, normalizeZip, splitAddress } from './address.ts';
import { STREET_SUFFIXES } from './postal-words.ts';
import { STATE_CODES, stateCode } from './us-states.ts';

const key = (line1: string, line2: string | null = null, postalCode = '78704') =>
  addressKey({ line1, line2, postalCode });

describe('addressKey: one key for every way of writing one place', () => {
  it.each([
    ['123 Main Street', '123 MAIN ST.'],
    ['123 Main Street', '  123   main  str '],
    ['123 North Main Street', '123 N. Main St'],
    ['123 Main Street Northwest', '123 Main St N.W.'],
    ['123 North East 5th Avenue', '123 NE Fifth Ave'],
    ['123 North Avenue', '123 N Ave'],
    ['12 1/2 Oak Lane', '12½ Oak Ln'],
    ['12-1/2 Oak Lane', '12 ½ OAK LA NE'.replace('LA NE', 'LN')],
    ['456 County Road 220', '456 CR 220'],
    ['456 County Road 220', '456 Co. Rd. 220'],
    ['456 County Road 220', '456 Cnty Rd 220'],
    ['789 State Highway 46', '789 SH 46'],
    ['789 State Highway 46', '789 State Hwy 46'],
    ['789 US Highway 290 West', '789 U.S. Hwy 290 W'],
    ['789 US Highway 290', '789 US 290'],
    ['100 Interstate 35', '100 IH-35'],
    ['100 Interstate 35', '100 I-35'],
    ['5500 Farm to Market Road 1431', '5500 FM 1431'],
    ['5500 FM Road 1431', '5500 F.M. 1431'],
    ['PO Box 12', 'P.O. Box 12'],
    ['PO Box 12', 'P. O. BOX 12'],
    ['PO Box 12', 'Post Office Box 12'],
    ['PO Box 12', 'POB 12'],
    ['PO Box 12', 'Box 12'],
    ['Rural Route 2 Box 152', 'RR 2 Box 152'],
    ['Rural Route 2 Box 152', 'R.R. #2 Box 152'],
    ['1 Saint Mary’s Street', '1 St Marys St'],
    ['2 Peña Boulevard', '2 Pena Blvd'],
    ['3 Martin Luther King Jr. Boulevard', '3 MLK Blvd'],
    ['3 Dr. Martin Luther King Jr Blvd', '3 M.L.K. Jr Blvd'],
    ['4 Fort Worth Avenue', '4 Ft. Worth Ave'],
    ['5 Mount Vernon Road', '5 Mt Vernon Rd'],
    ['6 Park & Ride Way', '6 Park and Ride Way'],
    ['7 Winston-Salem Drive', '7 Winston Salem Dr'],
    ['8 Jackson Crossing', '8 Jackson Xing'],
  ])('%s = %s', (a, b) => expect(key(a)).toBe(key(b)));

  it.each([
    ['123 Main St Apt 4', '123 Main St', 'Apt 4'],
    ['123 Main St #4', '123 Main St', '# 4'],
    ['123 Main St Apt. #4', '123 Main St', 'Unit 4'],
    ['123 Main St Apartment 4-B', '123 Main St', 'Apt 4B'],
    ['123 Main St, Suite 4 B', '123 Main St', 'Ste 4B'],
    ['123 Main St Bldg 2 Apt 4', '123 Main St', 'Apt 4, Building 2'],
    ['123 Main St 3rd Floor', '123 Main St', 'Fl 3'],
    ['123 Main St Rear', '123 Main St', 'REAR'],
    ['123 Main St PH 2', '123 Main St', 'Penthouse 2'],
    ['123 Main St', '123 Main St', 'Attn: Jane Roe'],
  ])('units: %s = %s / %s', (a, line1, line2) => expect(key(line1, line2)).toBe(key(a)));

  it('a person named beside the place makes no difference', () => {
    expect(key('123 Main St', 'c/o Jane Roe')).toBe(key('123 Main St'));
    expect(key('c/o Jane Roe', '123 Main St')).toBe(key('123 Main St'));
  });

  it.each([
    ['123 Main St', '124 Main St'],
    ['123 Main St', '123 Main Ave'],
    ['123 N Main St', '123 S Main St'],
    ['123 Main St', '123 Main St Apt 4'],
    ['123 Main St Apt 4', '123 Main St Apt 5'],
    ['123 Main St Bldg 4', '123 Main St Apt 4'],
    ['123 Main St Bldg 2 Apt 4', '123 Main St Bldg 4 Apt 2'],
    ['12 1/2 Oak Ln', '12 Oak Ln'],
    ['112-10 Bronx Rd', '11210 Bronx Rd'],
    ['39.2 Rd', '392 Rd'],
    ['County Road 220', 'County Road 221'],
    ['1 Front St', '1 Rear St'],
    ['1 Space Park Way', '1 Park Way'],
    ['1 Lot St', '1 St'],
    ['100 Avenue A', '100 Avenue B'],
    ['PO Box 12', 'PO Box 13'],
    ['RR 2 Box 15', 'RR 21 Box 5'],
  ])('%s ≠ %s', (a, b) => expect(key(a)).not.toBe(key(b)));

  it('takes the ZIP for the city: +4 makes no difference, another ZIP does', () => {
    expect(key('1 Main St', null, '78704-1234')).toBe(key('1 Main St', null, '78704'));
    expect(key('1 Main St', null, '78705')).not.toBe(key('1 Main St', null, '78704'));
  });

  it('every suffix of Publication 28 equals its abbreviation', () => {
    for (const [word, standard] of STREET_SUFFIXES)
      expect([word, key(`10 Elm ${word}`)]).toEqual([word, key(`10 Elm ${standard}`)]);
    expect(STREET_SUFFIXES.size).toBeGreaterThan(480);
  });

  it('does not change with case, spacing, points or abbreviation', () => {
    const direction = fc.constantFrom(['', ''], ['North ', 'N '], ['Southwest ', 'SW '], ['East ', 'E. ']);
    const suffix = fc.constantFrom(
      ['Street', 'St'],
      ['Avenue', 'Ave.'],
      ['Boulevard', 'Blvd'],
      ['Court', 'Ct'],
      ['Parkway', 'Pkwy'],
    );
    const unit = fc.constantFrom(
      ['', ''],
      [' Apartment 7', ' #7'],
      [' Suite 12C', ' Ste. 12-C'],
      [' Unit B', ' Apt B'],
    );
    const name = fc.constantFrom('Oak', 'Lake Shore', 'Congress', '5th', 'Queen Anne', 'Rio Grande');
    const shape = fc.func(fc.boolean());
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        direction,
        name,
        suffix,
        unit,
        shape,
        (number, d, n, s, u, upper) => {
          const long = `${number} ${d[0]}${n} ${s[0]}${u[0]}`;
          const short = Array.from(`${number}  ${d[1]}${n}  ${s[1]}${u[1]} `)
            .map((c, i) => (upper(i) ? c.toUpperCase() : c.toLowerCase()))
            .join('');
          expect(key(short)).toBe(key(long));
          expect(key(`${number} ${d[0]}${n} ${s[0]}`, u[1] || null)).toBe(key(long));
        },
      ),
    );
  });

  it('a key never throws and never has two spaces, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.option(fc.string()), (a, b) => {
        expect(key(a, b)).not.toMatch(/ {2}/);
        expect(key(a, b)).toBe(key(a, b));
      }),
    );
  });
});

describe('normalizeAddress: complete and uniform, or every fault by part', () => {
  const good = {
    line1: ' 123  Main St ',
    line2: '',
    city: 'austin',
    state: 'Texas',
    postalCode: '787041234',
  };

  it('mends spacing, state and ZIP and keeps the spelling of the street', () => {
    expect(normalizeAddress(good)).toEqual({
      ok: true,
      value: { line1: '123 Main St', line2: null, city: 'austin', state: 'TX', postalCode: '78704-1234' },
    });
  });

  it('lists every part that is missing or wrong', () => {
    const none = normalizeAddress({ line2: 'Apt 1' });
    expect(none.ok ? [] : none.error.map((fault) => fault.part)).toEqual([
      'line1',
      'city',
      'state',
      'postalCode',
    ]);
    const wrong = normalizeAddress({ ...good, state: 'ZZ', postalCode: '7870' });
    expect(wrong.ok ? [] : wrong.error.map((fault) => fault.part)).toEqual(['state', 'postalCode']);
  });

  it('is idempotent', () => {
    const part = fc.constantFrom('123 Main St', ' 5 Oak  Ave', 'PO BOX 7', '12 ½ Elm');
    fc.assert(
      fc.property(
        part,
        fc.constantFrom(...STATE_CODES),
        fc.constantFrom('02134', '10001', '601', '78704-1234'),
        (line1, state, postalCode) => {
          const once = normalizeAddress({
            line1,
            city: ' New  York ',
            state: state.toLowerCase(),
            postalCode,
          });
          expect(once.ok ? normalizeAddress(once.value) : once).toEqual(once);
        },
      ),
    );
  });

  it.each([
    ['78704', 'TX', '78704'],
    ['78704-1234', 'TX', '78704-1234'],
    ['78704-0000', 'TX', '78704'],
    ['78704.0', 'TX', '78704'],
    ['2134', 'MA', '02134'],
    ['2134-5678', 'MA', '02134-5678'],
    ['21345678', 'MA', '02134-5678'],
    ['601', 'PR', '00601'],
    ['2134', 'TX', undefined],
    ['2134', undefined, undefined],
    ['00000', 'TX', undefined],
    ['7870A', 'TX', undefined],
    ['787044', 'TX', undefined],
  ])('ZIP %s in %s is %s', (zip, state, expected) => expect(normalizeZip(zip, state)).toBe(expected));

  it.each([
    ['tx', 'TX'],
    ['New Mexico', 'NM'],
    ['D.C.', 'DC'],
    ['Washington, D.C.', 'DC'],
    ['N.Y.', 'NY'],
    ['Puerto Rico', 'PR'],
    ['Texass', undefined],
  ])('state %s is %s', (name, code) => expect(stateCode(name)).toBe(code));

  it('warns of lines that a mail provider will not take', () => {
    const address = {
      line1: 'x'.repeat(40),
      line2: 'y'.repeat(10),
      city: 'Austin',
      state: 'TX',
      postalCode: '78704',
    };
    expect(addressWarnings(address)).toEqual([]);
    expect(addressWarnings({ ...address, line2: 'y'.repeat(11) })).toHaveLength(1);
  });

  it.each([
    ['123 Main St, Austin, TX 78704', '123 Main St', null, 'Austin', 'TX'],
    ['123 Main St, Apt 4, Austin TX 78704-1234', '123 Main St', 'Apt 4', 'Austin', 'TX'],
    ['1 Elm St, Santa Fe, New Mexico 87501, USA', '1 Elm St', null, 'Santa Fe', 'New Mexico'],
  ])('splits %s', (text, line1, line2, city, state) => {
    const split = splitAddress(text);
    expect(split).toMatchObject({ line1, line2, city });
    expect(stateCode(split?.state ?? '')).toBe(stateCode(state));
    const whole = normalizeAddress(split ?? {});
    expect(whole.ok && splitAddress(formatAddress({ ...whole.value, line2: null }))?.city).toBe(city);
  });

  it.each(['', '123 Main St', 'Austin, TX 78704', '123 Main St Austin 78704'])(
    'does not guess at %j',
    (text) => expect(splitAddress(text)).toBeUndefined(),
  );
});
