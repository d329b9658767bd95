import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { formatPhone } from './phone-format.ts';
import { isTextable, normalizePhone } from './phone.ts';

describe('phone: E.164 by the numbering plans, US by default', () => {
  it.each([
    ['512-555-0100', '+15125550100', null],
    ['(512) 555-0100', '+15125550100', null],
    ['1.512.555.0100', '+15125550100', null],
    ['+1 512 555 0100', '+15125550100', null],
    ['tel: 512-555-0100', '+15125550100', null],
    ['Cell: (512) 555-0100', '+15125550100', null],
    ['5125550100.0', '+15125550100', null],
    ['512-555-0100 x12', '+15125550100', 'landline'],
    ['800-555-0100', '+18005550100', 'toll_free'],
    ['+44 20 7946 0958', '+442079460958', 'landline'],
    ['787-555-0101', '+17875550101', null],
  ])('reads %j', (value, number, type) =>
    expect(normalizePhone(value)).toEqual({ ok: true, value: { number, type } }),
  );

  it.each([
    ['', 'empty'],
    ['5.12555E+09', 'scientific'],
    ['5,1E+09', 'scientific'],
    ['555-0100', 'too_short'],
    ['911', 'too_short'],
    ['512-555-01001', 'too_long'],
    ['call me', 'not_a_number'],
    ['jane@example.com', 'not_a_number'],
    ['999-555-0100', 'not_assigned'],
    ['212-055-0100', 'not_assigned'],
  ])('refuses %j as %s', (value, fault) =>
    expect(normalizePhone(value)).toEqual({ ok: false, error: fault }),
  );

  it('the shortcut by exchange says what the library says, on first and on later sight', () => {
    const digits = (n: number) =>
      fc.integer({ min: 0, max: 10 ** n - 1 }).map((v) => String(v).padStart(n, '0'));
    fc.assert(
      fc.property(digits(3), digits(3), digits(4), digits(4), (area, exchange, first, second) => {
        for (const line of [first, second]) {
          const text = `${area}-${exchange}-${line}`;
          const library = parsePhoneNumberFromString(text, { defaultCountry: 'US', extract: false });
          const ours = normalizePhone(text);
          expect(ours.ok ? ours.value.number : null).toBe(library?.isValid() ? library.number : null);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('outside the US and Canada an exchange does not decide: the last four digits may', () => {
    const types = ['246-521-0123', '246-521-1123'].map((number) => {
      const phone = normalizePhone(number);
      return phone.ok ? phone.value.type : 'refused';
    });
    expect(types).toEqual(['landline', 'mobile']);
  });

  it('is idempotent whatever the punctuation', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('512', '212', '415', '787', '416'),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom('-', '.', ' ', ''),
        (area, last, mark) => {
          const plain = normalizePhone(`${area}5550${100 + last}`);
          expect(normalizePhone(`(${area})${mark}555${mark}0${100 + last}`)).toEqual(plain);
          expect(normalizePhone(plain.ok ? plain.value.number : '')).toEqual(plain);
        },
      ),
    );
  });

  it('texts go to numbers that may be mobiles and whose owner did not object', () => {
    const phone = { number: '+15125550100', doNotCall: false };
    expect(isTextable({ ...phone, type: null })).toBe(true);
    expect(isTextable({ ...phone, type: 'mobile' })).toBe(true);
    expect(isTextable({ ...phone, type: 'landline' })).toBe(false);
    expect(isTextable({ ...phone, type: 'fax' })).toBe(false);
    expect(isTextable({ ...phone, type: 'toll_free' })).toBe(false);
    expect(isTextable({ ...phone, type: 'mobile', doNotCall: true })).toBe(false);
  });

  it('shows a number as people write it', () => {
    expect(formatPhone('+15125550100')).toBe('(512) 555-0100');
    expect(formatPhone('+442079460958')).toBe('+442079460958');
  });
});
