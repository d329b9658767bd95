/**
 * Takes a record, or everyone known by an address, out of all campaigns at once; properties whose outreach reaches them
 * included. Nothing is suppressed: they can be enrolled again.
 *
 * The records are owned first, in order of id, then their enrollments are looked for in a new statement: an enrollment
 * that is open holds its record FOR SHARE, so it is waited for and ended as well. Whoever is enrolled after the answer
 * was enrolled by an act that began after it.
 */
import { err, ok, type Result } from '#domain/result';
import type { Everyone } from '../ports/stop-store.ts';
import { unenrollEnrollments, type UnenrollAct, type UnenrollDeps } from './unenroll-enrollments.ts';
import { END_CHUNK } from './end-enrollments.ts';

/** Ids of the receipts. `not_found`: no such record; an address that nobody has gives none. */
export async function unenrollEverywhere(
  deps: UnenrollDeps,
  workspaceId: string,
  everyone: Everyone,
  act: UnenrollAct,
): Promise<Result<readonly string[], 'not_found'>> {
  const receiptIds: string[] = [];
  let after: string | null = null;
  for (;;) {
    const piece = await deps.store.transaction(async (tx) => {
      const recordIds = await tx.stops.ownRecords(workspaceId, everyone, after, END_CHUNK);
      const enrollmentIds = recordIds.length === 0 ? [] : await tx.stops.activeOf(workspaceId, recordIds);
      const results = await unenrollInOrder(deps, tx, workspaceId, enrollmentIds, act);
      return { recordIds, results };
    });
    if (after === null && piece.recordIds.length === 0 && 'recordId' in everyone) return err('not_found');
    for (const { result, receiptId } of piece.results) {
      if (result === 'unenrolled' && receiptId !== null) receiptIds.push(receiptId);
    }
    after = piece.recordIds.at(-1) ?? null;
    if (piece.recordIds.length < END_CHUNK) return ok(receiptIds);
  }
}

async function unenrollInOrder(
  deps: UnenrollDeps,
  tx: Parameters<typeof unenrollEnrollments>[4] & {},
  workspaceId: string,
  ordered: readonly string[],
  act: UnenrollAct,
) {
  const results: Awaited<ReturnType<typeof unenrollEnrollments>>[number][] = [];
  for (let from = 0; from < ordered.length; from += END_CHUNK) {
    results.push(
      ...(await unenrollEnrollments(deps, workspaceId, ordered.slice(from, from + END_CHUNK), act, tx)),
    );
  }
  return results;
}
