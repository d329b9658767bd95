// Guarantee: what is selected is what somebody picked, by itself or as a range, and nobody else.
import { expect, it } from 'vitest';
import { isPicked, isWhole, picked, type Selection } from './use-selection.ts';

const ROWS = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const some = (...ids: string[]): Selection => ({ kind: 'some', ids: new Set(ids) });
const idsOf = (selection: Selection): string[] =>
  ROWS.map(({ id }) => id).filter((id) => isPicked(selection, id));

it('a row is turned over, others stay', () => {
  expect(idsOf(picked(some('a'), ROWS, 'c', null))).toEqual(['a', 'c']);
  expect(idsOf(picked(some('a', 'c'), ROWS, 'c', null))).toEqual(['a']);
});

it.each([
  ['b', 'd'],
  ['d', 'b'],
])('a range from %s to %s, whichever way', (from, to) => {
  expect(idsOf(picked(some(from), ROWS, to, from))).toEqual(['b', 'c', 'd']);
});

it('a range is let go by a row that was picked', () => {
  expect(idsOf(picked(some('a', 'b', 'c', 'd'), ROWS, 'd', 'b'))).toEqual(['a']);
});

it('an anchor that is no longer there is none', () => {
  expect(idsOf(picked(some(), ROWS, 'd', 'gone'))).toEqual(['d']);
});

it('of all that match, one is left out: the rest of what is loaded stays', () => {
  expect(idsOf(picked({ kind: 'all' }, ROWS, 'b', null))).toEqual(['a', 'c', 'd', 'e']);
});

it('knows when all that is loaded is picked', () => {
  expect(isWhole(some('a', 'b', 'c', 'd', 'e'), ROWS)).toBe(true);
  expect(isWhole(some('a', 'b'), ROWS)).toBe(false);
  expect(isWhole(some(), [])).toBe(false);
});
