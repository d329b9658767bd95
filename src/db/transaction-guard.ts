/** Catches the use of the outer database inside its own transaction: a deadlock on PGlite, a lost guarantee on PostgreSQL. */
import { AsyncLocalStorage } from 'node:async_hooks';

const open = new AsyncLocalStorage<object>();

export function insideTransaction<T>(database: object, work: () => Promise<T>): Promise<T> {
  return open.run(database, work);
}

export function refuseInsideTransaction(database: object): void {
  if (open.getStore() === database) {
    throw new Error('the outer database was used inside its own transaction: pass the transaction on');
  }
}
