// Guarantee: what goes into either database comes out as it was, whichever path reads it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrayOf, arrayText } from './array-text.ts';
import { PARSERS, timestampFrom } from './values.ts';

describe('instants', () => {
  test('the quick path and the thorough one agree', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0001-01-01T00:00:00Z'),
          max: new Date('9999-12-31T23:59:59.999Z'),
          noInvalidDate: true,
        }),
        fc.nat(6),
        (date, places) => {
          const iso = date.toISOString();
          const text = `${iso.slice(0, 19).replace('T', ' ')}.${iso.slice(20, 23)}000`.slice(
            0,
            places === 0 ? 19 : 20 + places,
          );
          const expected = new Date(`${text.replace(' ', 'T')}Z`);
          expect(timestampFrom(`${text}+00`)).toEqual(expected);
          expect(timestampFrom(`${text.replace(' ', 'T')}+00:00`)).toEqual(expected);
        },
      ),
    );
  });

  test('other zones are read, and what no Date holds is refused', () => {
    expect(timestampFrom('2025-03-07 22:00:00.004+05:30').toISOString()).toBe('2025-03-07T16:30:00.004Z');
    expect(timestampFrom('2025-03-07 22:00:00-05').toISOString()).toBe('2025-03-08T03:00:00.000Z');
    expect(() => timestampFrom('0044-03-15 12:00:00+00 BC')).toThrow(RangeError);
    expect(() => timestampFrom('infinity')).toThrow(RangeError);
  });
});

describe('arrays', () => {
  test('any text survives the way there and back', () => {
    const entry = fc.option(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('NULL', 'null', '', ' ', '{}', '"', '\\')),
    );
    fc.assert(
      fc.property(fc.array(entry), (values) => {
        expect(arrayOf(arrayText(values), (text) => text)).toEqual(values);
      }),
    );
  });

  test('of instants, numbers and bytes', () => {
    expect(PARSERS[1185]?.('{"2025-03-07 22:00:00.004+00",NULL}')).toEqual([
      new Date('2025-03-07T22:00:00.004Z'),
      null,
    ]);
    expect(PARSERS[1005]?.('{1,-2,NULL}')).toEqual([1, -2, null]);
    expect(arrayText([new Uint8Array([1, 255]), 1n, true, undefined])).toBe('{"\\\\x01ff",1,true,NULL}');
  });

  test('within arrays', () => {
    expect(arrayOf('{{a,"b,"},{NULL,"\\"c\\\\"}}', (text) => text)).toEqual([
      ['a', 'b,'],
      [null, '"c\\'],
    ]);
    expect(() => arrayOf('{"a"', (text) => text)).toThrow(SyntaxError);
  });
});
