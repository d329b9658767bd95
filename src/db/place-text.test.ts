import { expect, test } from 'vitest';
import { placeFrom, placeText } from './place-text.ts';

test('what is written is read again, each text once', () => {
  const places = [
    { zones: ['America/Chicago', 'America/New_York'], states: ['IN', 'OH'] },
    { zones: ['America/Denver'], states: [] },
  ];
  for (const place of places) {
    expect(placeFrom(placeText(place))).toEqual(place);
    expect(placeFrom(placeText(place))).toBe(placeFrom(placeText(place)));
  }
  expect(placeText({ zones: ['America/Denver'], states: [] })).toBe('America/Denver|');
});

test('a place without a zone is none: windows would be open at every hour', () => {
  for (const text of ['', '|', '|OH', 'America/Denver', 'America/Denver|CO|x']) {
    expect(() => placeFrom(text), text).toThrow(TypeError);
  }
});
