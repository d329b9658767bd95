// Guarantee: whoever chose a language gets it; whoever did not gets the first of the browser's that there are words for.
import { afterEach, expect, it, vi } from 'vitest';
import { languageNow } from './language.ts';

afterEach(() => vi.unstubAllGlobals());

function given(chosen: string | null, languages: readonly string[]): void {
  vi.stubGlobal('localStorage', { getItem: () => chosen });
  vi.stubGlobal('navigator', { languages });
}

it.each([
  [null, ['fr-FR', 'es-MX', 'en-US'], 'es'],
  [null, ['en-GB', 'es'], 'en'],
  [null, ['fr'], 'en'],
  [null, [], 'en'],
  ['es', ['en-US'], 'es'],
  ['en', ['es-MX'], 'en'],
  ['tlh', ['es-MX'], 'es'],
] as const)('chosen %s, spoken %s: %s', (chosen, languages, expected) => {
  given(chosen, languages);
  expect(languageNow()).toBe(expected);
});

it('speaks English where there is no browser, or storage is forbidden', () => {
  vi.stubGlobal('navigator', undefined);
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('denied');
    },
  });
  expect(languageNow()).toBe('en');
});
