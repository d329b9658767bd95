import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smsSegments } from './sms-segments.ts';

describe('what a text is charged as', () => {
  test.each([
    ['', 'GSM-7', 0, 0],
    ['a', 'GSM-7', 1, 1],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['€', 'GSM-7', 2, 1],
    ['[~]', 'GSM-7', 6, 1],
    ['€'.repeat(80), 'GSM-7', 160, 1],
    ['Ünïcode', 'UCS-2', 7, 1],
    ['ç', 'UCS-2', 1, 1],
    ['`', 'UCS-2', 1, 1],
    ['é'.repeat(160), 'GSM-7', 160, 1],
    ['’'.repeat(70), 'UCS-2', 70, 1],
    ['’'.repeat(71), 'UCS-2', 71, 2],
    ['’'.repeat(134), 'UCS-2', 134, 2],
    ['’'.repeat(135), 'UCS-2', 135, 3],
    ['🏠', 'UCS-2', 2, 1],
    ['🏠'.repeat(35), 'UCS-2', 70, 1],
  ])('%#: encoding, length and segments at each boundary', (text, encoding, length, segments) => {
    expect(smsSegments(text)).toMatchObject({ encoding, length, segments });
  });

  test('an escape pair is not split over two segments', () => {
    // 152 + 2 would fit a byte count of 154 into 153; the pair moves on whole.
    expect(smsSegments(`${'a'.repeat(152)}€${'a'.repeat(151)}`)).toMatchObject({ length: 305, segments: 2 });
    expect(smsSegments(`${'a'.repeat(152)}€${'a'.repeat(152)}`)).toMatchObject({ length: 306, segments: 3 });
  });

  test('a surrogate pair is not split over two segments', () => {
    expect(smsSegments(`${'’'.repeat(66)}🏠${'’'.repeat(66)}`)).toMatchObject({ length: 134, segments: 3 });
  });

  test('names each character that made the text costly', () => {
    expect(smsSegments('it’s “ok” it’s').outside).toEqual(['’', '“', '”']);
  });

  test('counts every character once, and free room is less than a segment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 700 }), (text) => {
        const { encoding, length, segments, remaining } = smsSegments(text);
        const size = segments <= 1 ? (encoding === 'GSM-7' ? 160 : 70) : encoding === 'GSM-7' ? 153 : 67;
        expect(segments * size).toBeGreaterThanOrEqual(length);
        expect(remaining).toBeGreaterThanOrEqual(0);
        expect(remaining).toBeLessThanOrEqual(size);
        // At most one unit is lost to a pair at each seam.
        expect(length + remaining).toBeGreaterThanOrEqual(Math.max(segments, 1) * size - segments);
      }),
    );
  });

  test('appending never makes it cheaper', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 20 }), (text, more) => {
        expect(smsSegments(text + more).segments).toBeGreaterThanOrEqual(smsSegments(text).segments);
      }),
    );
  });
});
