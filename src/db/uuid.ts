/** UUIDv7 (RFC 9562 section 5.7): 48 bits of milliseconds, then randomness with a counter in its first 12 bits. */
import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4096;
const pool = Buffer.alloc(POOL_BYTES);
let used = POOL_BYTES;
let lastMs = 0;
let counter = 0;

/** Ascending within this process, also within a millisecond. */
export function uuidv7(nowMs: number = Date.now()): string {
  if (used + 10 > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  if (nowMs > lastMs) {
    lastMs = nowMs;
    counter = pool.readUInt16BE(used) & 0x3ff;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const ms = lastMs.toString(16).padStart(12, '0');
  const a = (0x7000 | counter).toString(16);
  const b = (0x8000 | (pool.readUInt16BE(used + 2) & 0x3fff)).toString(16);
  const c = pool.toString('hex', used + 4, used + 10);
  used += 10;
  return `${ms.slice(0, 8)}-${ms.slice(8)}-${a}-${b}-${c}`;
}
