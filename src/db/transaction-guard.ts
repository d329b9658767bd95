/**
 * Catches the use of the outer database inside its own transaction: a deadlock on PGlite, a lost guarantee on PostgreSQL.
 * Watching follows every promise of the process, a good part of what a touch costs, so only tests watch: the mistake
 * stands in the code and shows wherever that code runs.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

let open: AsyncLocalStorage<object> | undefined;

/** From now on; there is no way back. */
export function watchTransactions(): void {
  open ??= new AsyncLocalStorage();
}

export function insideTransaction<T>(database: object, work: () => Promise<T>): Promise<T> {
  return open ? open.run(database, work) : work();
}

export function refuseInsideTransaction(database: object): void {
  if (open?.getStore() === database) {
    throw new Error('the outer database was used inside its own transaction: pass the transaction on');
  }
}
