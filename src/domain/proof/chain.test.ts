// Guarantee: what is hashed has one text, whatever order its parts came in, and any change of it changes the text.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { blockText, eventText, receiptIdOf, type SealedEvent } from './chain.ts';

describe('canonicalJson', () => {
  it.each([
    // RFC 8785 §3.2.3: keys by UTF-16 units, so the astral sign (a surrogate pair) stands before U+FB33.
    [
      {
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '\ufb33': 'Hebrew',
        '1': 'One',
        '\u{1f600}': 'Smiley',
        '\u0080': 'Control',
        '\u00f6': 'o',
      },
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"o","\u20ac":"Euro Sign","\u{1f600}":"Smiley","\ufb33":"Hebrew"}',
    ],
    // RFC 8785 §3.2.2: numbers as ECMAScript writes them.
    [[333333333.3333333, 1e30, 4.5, 2e-3, 1e-27], '[333333333.3333333,1e+30,4.5,0.002,1e-27]'],
    [{ b: [true, null, { d: 1, c: '"\u000f' }], a: undefined }, '{"b":[true,null,{"c":"\\"\\u000f","d":1}]}'],
  ] as const)('%j', (value, text) => expect(canonicalJson(value)).toBe(text));

  it('refuses what JSON cannot say', () => expect(() => canonicalJson(Number.NaN)).toThrow(RangeError));

  it('is the same for every order of keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(reversed(value as JsonValue))).toBe(text);
        expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
      }),
    );
  });
});

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((one: JsonValue) => reversed(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, one]) => [key, one === undefined ? one : reversed(one)]),
  );
}

describe('what is sealed', () => {
  const event: SealedEvent = {
    position: 7,
    at: new Date('2026-03-02T14:00:00.000Z'),
    type: 'enrollment.unenrolled',
    actor: { type: 'system', id: null, name: 'Doorstep' },
    campaignId: null,
    recordId: null,
    enrollmentId: null,
    data: { receiptId: 'r1', cause: 'manual' },
  };

  it('any part that changes changes the text', () => {
    const texts = new Set(
      [
        event,
        { ...event, position: 8 },
        { ...event, at: new Date('2026-03-02T14:00:00.001Z') },
        { ...event, type: 'enrollment.restored' },
        { ...event, actor: { type: 'system', id: null, name: 'Somebody' } },
        { ...event, recordId: 'x' },
        { ...event, enrollmentId: 'x' },
        { ...event, data: { receiptId: 'r1', cause: 'opted_out' } },
      ].map(eventText),
    );
    expect(texts.size).toBe(8);
  });

  it('a block names its workspace, its place and the one before', () => {
    const block = { number: 2, previousHash: 'p', entries: [[7, 'h', 'r1', 'g']] } as const;
    const texts = new Set([
      blockText('w', block),
      blockText('v', block),
      blockText('w', { ...block, number: 3 }),
      blockText('w', { ...block, previousHash: 'q' }),
      blockText('w', { ...block, entries: [[7, 'h', 'r1', 'G']] }),
    ]);
    expect(texts.size).toBe(5);
  });

  it('only an unenrollment names a receipt', () => {
    expect(receiptIdOf(event)).toBe('r1');
    expect(receiptIdOf({ ...event, type: 'record.opted_out' })).toBeNull();
    expect(receiptIdOf({ ...event, data: null })).toBeNull();
  });
});
