/** Lifts a suppression: from now on the address may be used again. What it ended stays ended. */
import { err, ok, type Result } from '#domain/result';
import type { Store } from '../ports.ts';
import type { Actor } from '../ports/actor.ts';
import type { Suppression } from '../ports/suppression-store.ts';

export function liftSuppression(
  { store }: { readonly store: Store },
  workspaceId: string,
  id: string,
  actor: Actor,
): Promise<Result<Suppression, 'not_found'>> {
  return store.transaction(async (tx) => {
    const lifted = await tx.suppressions.lift(workspaceId, id, actor);
    if (!lifted) return err('not_found');
    const { suppression, changed } = lifted;
    if (changed) {
      const { kind, scope, reason } = suppression;
      await tx.events.append(workspaceId, [
        { type: 'suppression.lifted', actor, data: { suppressionId: id, kind, scope, reason } },
      ]);
    }
    return ok(suppression);
  });
}
