// Guarantee: no value of a record becomes a formula in the spreadsheet that a CSV of ours is opened with.
import { expect, it } from 'vitest';
import { safeCell } from './safe-cell.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['+cmd|x', "'+cmd|x"],
  ['-2+3', "'-2+3"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['+16145550117', '+16145550117'],
  ['-4.5', '-4.5'],
  ['118 Elm St', '118 Elm St'],
  ['', ''],
])('%j is written %j', (value, written) => {
  expect(safeCell(value)).toBe(written);
});
