/** Ends enrollments because of something else: a record was deleted, a campaign archived. Each with its receipt. */
import type { UnenrollCause } from '#domain/enrollment/enrollment-status';
import type { StoreOperations } from '../ports.ts';
import type { Actor } from '../ports/actor.ts';
import { unenrollEnrollments, type UnenrollDeps } from './unenroll-enrollments.ts';

/** Enrollments at a time. */
export const END_CHUNK = 500;

/** In pieces, each a transaction of its own, or all in the caller's. Whoever is not active stays as they are. */
export const endEnrollments =
  (deps: UnenrollDeps) =>
  async (
    workspaceId: string,
    enrollmentIds: readonly string[],
    cause: UnenrollCause,
    actor: Actor,
    tx: StoreOperations = deps.store,
  ): Promise<void> => {
    const act = { cause, actor, reason: null, note: null };
    // In order of id over all pieces: whoever owns several enrollments owns them in that order.
    const ordered = [...new Set(enrollmentIds)].toSorted();
    for (let from = 0; from < ordered.length; from += END_CHUNK) {
      await unenrollEnrollments(deps, workspaceId, ordered.slice(from, from + END_CHUNK), act, tx);
    }
  };

/** Everything that is active of these records, which the caller's transaction owns. */
export const endEnrollmentsOfRecords =
  (deps: UnenrollDeps) =>
  async (
    workspaceId: string,
    recordIds: readonly string[],
    cause: UnenrollCause,
    actor: Actor,
    tx: StoreOperations,
  ): Promise<void> => {
    const ids = await tx.stops.activeOf(workspaceId, recordIds);
    await endEnrollments(deps)(workspaceId, ids, cause, actor, tx);
  };
