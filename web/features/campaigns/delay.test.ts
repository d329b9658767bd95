// Guarantee: what is shown of a delay is what is saved of it.
import { expect, it } from 'vitest';
import { delayOf, isoOf } from './delay.ts';

it.each([
  ['P3D', { amount: 3, unit: 'days' }],
  ['P2W', { amount: 2, unit: 'weeks' }],
  ['PT4H', { amount: 4, unit: 'hours' }],
  ['PT30M', { amount: 30, unit: 'minutes' }],
  ['PT0S', { amount: 0, unit: 'days' }],
] as const)('%s is shown and written back', (iso, delay) => {
  expect(delayOf(iso)).toEqual(delay);
  expect(isoOf(delay)).toBe(iso);
});

it.each(['P1DT4H', 'PT5S', 'P1M', ''])('%j is left as it is written', (iso) => {
  expect(delayOf(iso)).toBeUndefined();
});
