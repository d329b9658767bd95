// Guarantee: no statement is compiled before it runs. Servers with a compiler (Debian's 15) took seconds for a claim.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';

let scratch: ScratchPostgres;
beforeAll(async () => {
  scratch = await createScratchPostgres();
});
afterAll(() => scratch.drop());

test('a connection does not compile its statements', async () => {
  const db = await scratch.open();
  expect(await db.query('show jit')).toEqual([{ jit: 'off' }]);
  expect(await db.transaction((tx) => tx.query('show jit'))).toEqual([{ jit: 'off' }]);
});
