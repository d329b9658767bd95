import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMicros, formatAmount, microsOf, money, parseAmount, timesMicros } from './money.ts';

describe('money', () => {
  it.each([
    ['0.0079', 7_900],
    ['0.78', 780_000],
    ['12', 12_000_000],
    ['0', 0],
    ['-0.5', -500_000],
    ['9007199254.740991', Number.MAX_SAFE_INTEGER],
  ])('reads %s', (text, micros) => {
    expect(microsOf(text)).toBe(micros);
  });

  it.each([
    '',
    '1,5',
    '.5',
    '1.',
    '1e3',
    '0.0000001',
    ' 1',
    '$1',
    '99999999999',
    '9007199254.740992',
    'NaN',
    '١',
  ])('refuses %j', (text) => {
    expect(parseAmount(text).ok).toBe(false);
    expect(() => microsOf(text)).toThrow();
  });

  it('writes the shortest decimal with two places at least', () => {
    expect([7_900, 780_000, 12_000_000, 0, -500_000, 1, 1_234_560].map(formatAmount)).toEqual([
      '0.0079',
      '0.78',
      '12.00',
      '0.00',
      '-0.50',
      '0.000001',
      '1.23456',
    ]);
    expect(money(7_900, 'USD')).toEqual({ amount: '0.0079', currency: 'USD' });
    expect(() => money(1, 'dollars')).toThrow('not a currency code');
  });

  it('comes back as it went, and sums exactly as integers do', () => {
    const amounts = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(fc.property(amounts, (micros) => microsOf(formatAmount(micros)) === micros));
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 50 }), (list) => {
        expect(BigInt(addMicros(...list))).toBe(list.reduce((sum, amount) => sum + BigInt(amount), 0n));
      }),
    );
    expect(timesMicros(7_900, 3)).toBe(23_700);
  });

  it('throws rather than round', () => {
    expect(() => addMicros(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError);
    expect(() => timesMicros(7_900, 0.5)).toThrow(RangeError);
    expect(() => formatAmount(0.1)).toThrow(RangeError);
  });
});
