import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('says a number and the form of the word with it', async () => {
  const { counting } = await import('./counting.ts');
  const { number, count } = counting('en-US');
  expect(number(12_431)).toBe('12,431');
  expect(count(1, 'row', 'rows')).toBe('1 row');
  expect(count(1_200, 'row', 'rows')).toBe('1,200 rows');
});

it('makes nothing while the words are loaded, and each of its tools once', async () => {
  let made = 0;
  const counted = <Tool extends new (...of: never[]) => object>(tool: Tool): Tool =>
    new Proxy(tool, {
      construct: (target, of): object => {
        made += 1;
        return new target(...(of as never[]));
      },
    });
  vi.stubGlobal('Intl', {
    NumberFormat: counted(Intl.NumberFormat),
    PluralRules: counted(Intl.PluralRules),
  });
  await import('./en/index.ts');
  expect(made).toBe(0);
  const { counting } = await import('./counting.ts');
  for (const { count } of [counting('en-US'), counting('en-US')]) count(2, 'row', 'rows');
  expect(made).toBe(2);
});
