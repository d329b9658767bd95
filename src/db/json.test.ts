// Guarantee: no text that a client can send makes jsonb refuse the row, and no other text is changed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json.ts';

test('NUL is dropped and a lone surrogate replaced; an escaped backslash before u stays', () => {
  expect(jsonText({ a: 'x\u0000y' })).toBe('{"a":"xy"}');
  expect(jsonText('a\uD83Db')).toBe('"a\uFFFDb"');
  expect(jsonText(String.raw`\u0000 \ud800`)).toBe(JSON.stringify(String.raw`\u0000 \ud800`));
});

test('well-formed text without NUL is written as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.stringify(value);
      fc.pre(!plain.includes(String.raw`\u0000`) && !/\\ud/.test(plain));
      expect(jsonText(value)).toBe(plain);
    }),
  );
});
