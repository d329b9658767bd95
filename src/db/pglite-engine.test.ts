// Guarantee: what the embedded database has answered is forgotten; its memory does not grow with what was ever read.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { connectPglite } from './connect-pglite.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

test('200,000 rows that were read leave nothing behind', async () => {
  const db = await connectPglite({});
  try {
    const read = async (times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1)
        await db.query(`select n, repeat('x', 100) as text from generate_series(1, 10000) n`);
      collect();
    };
    await read(2); // What is made once: code, buffers.
    const before = process.memoryUsage().heapUsed;
    await read(20);
    // It was 280 bytes a row: 56 MB.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(8_000_000);
  } finally {
    await db.close();
  }
}, 60_000);
