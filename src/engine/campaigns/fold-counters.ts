/** Keeps the deltas behind the numbers in lists few, so that reading them stays cheap. */
import type { Store } from '../ports.ts';

const FOLD_AT_ONCE = 5_000;

/** Returns how many were folded. Any number of workers may do this at once. */
export async function foldCounters(store: Pick<Store, 'campaigns'>, workspaceId: string): Promise<number> {
  let folded = 0;
  for (;;) {
    const now = await store.campaigns.foldCounters(workspaceId, FOLD_AT_ONCE);
    folded += now;
    if (now < FOLD_AT_ONCE) return folded;
  }
}
