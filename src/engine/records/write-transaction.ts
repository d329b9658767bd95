/**
 * A transaction that writes records, tried again when it met another one in a way that order alone cannot avoid: rows
 * that changed between reading and locking, or a deadlock that the database resolved against it. Nothing of a try that
 * failed remains.
 */
import type { Store, StoreOperations } from '../ports.ts';

const TRIES = 5;

/** Thrown inside such a transaction: what was read is not what stands there now. */
export class RecordsMoved extends Error {
  override readonly name = 'RecordsMoved';
}

export async function writeTransaction<T>(
  store: Store,
  work: (tx: StoreOperations) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.transaction(work);
    } catch (error) {
      if (attempt >= TRIES || !isContention(error)) throw error;
    }
  }
}

/** Deadlock and serialization failure (PostgreSQL, appendix A). */
const isContention = (error: unknown): boolean =>
  error instanceof RecordsMoved ||
  (error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001'));
