/** Finishes the sweeps of suppressions whose process died after their first commit. A chore of every worker. */
import type { UnenrollDeps } from '../unenroll/unenroll-enrollments.ts';
import { finishSuppressing } from './suppress.ts';
import { NOTHING_SWEPT } from './sweep.ts';

/** Longer than a living sweep takes; doing it twice does no harm. */
const GIVEN_UP_AFTER_MS = 10_000;
const AT_ONCE = 20;

export async function finishSweeps(deps: UnenrollDeps, workspaceId: string): Promise<number> {
  const left = await deps.store.suppressions.unswept(workspaceId, GIVEN_UP_AFTER_MS, AT_ONCE);
  for (const suppression of left) {
    const put = [{ suppression, change: 'found' as const }];
    await finishSuppressing(
      deps,
      workspaceId,
      { actor: suppression.actor },
      { suppressions: put, swept: NOTHING_SWEPT },
    );
  }
  return left.length;
}
