// Guarantee: lists that are one after the other read as the one array they would make, at every place.
import { describe, expect, it } from 'vitest';
import { findIndex, JoinedRows, sliceOf } from './rows.ts';

const PARTS = [['a', 'b'], [], ['c'], ['d', 'e', 'f'], []];
const WHOLE = PARTS.flat();

describe('lists as one', () => {
  const rows = new JoinedRows(PARTS);

  it('have every row in its place, and nothing beside them', () => {
    expect([...rows]).toEqual(WHOLE);
    expect(rows.length).toBe(WHOLE.length);
    for (let index = -2; index < WHOLE.length + 2; index += 1)
      expect(rows.at(index), String(index)).toBe(WHOLE[index]);
  });

  it('are searched and cut as an array is', () => {
    for (const row of [...WHOLE, 'g']) expect(findIndex(rows, (one) => one === row)).toBe(WHOLE.indexOf(row));
    for (let from = 0; from < 8; from += 1)
      for (let to = 0; to < 8; to += 1) expect(sliceOf(rows, from, to)).toEqual(WHOLE.slice(from, to));
  });

  it('may be none', () => {
    const none = new JoinedRows<string>([]);
    expect([none.length, none.at(0), [...none]]).toEqual([0, undefined, []]);
  });
});
