/**
 * Suppresses addresses and people. Once this has answered, no active enrollment is left that a wish ends, and nothing
 * that the second look would let through is on its way to them.
 *
 * Why that holds. Transaction 1 writes the suppressions and sweeps: it ends the enrollments it sees. From its commit on,
 * every claim's second look sees the suppression, so nothing more starts for that address, swept or not. What the sweep
 * could not see is an enrollment (or a restore) that was open and not committed. So transaction 2 comes after the commit:
 * its first statement OWNS every record that carries the address, enrolled or not (NO KEY UPDATE, in order of id), and
 * only then, in a new statement, it looks for active enrollments and ends them too.
 *   Whoever enrolls holds the record FOR SHARE and then, in a new statement, looks for suppressions. The two locks exclude
 * each other. If the enrolling transaction had its lock first, transaction 2 waits for its end and, with a newer snapshot,
 * sees what it wrote. If transaction 2 had it first, the enrolling one looks after a commit that comes after transaction 1
 * and sees the suppression. One of the two always sees the other.
 *   Without the second sweep an open enrollment slips through; with it, but without owning the records, it still does,
 * since the look may come before the other's commit. test/race/suppress.test.ts plants both.
 *
 * Locks: suppressions, records in order, enrollments in order, touches. A sweep that dies after the first commit is
 * finished by `finishSweeps`; until then the second look stands in for it.
 */
import type { StoreOperations } from '../ports.ts';
import type { Actor } from '../ports/actor.ts';
import type { NewSuppression, PutSuppression, Suppression } from '../ports/suppression-store.ts';
import type { UnenrollAct, UnenrollDeps } from '../unenroll/unenroll-enrollments.ts';
import { NOTHING_SWEPT, SWEEP_CHUNK, sweep, together, type Swept } from './sweep.ts';
import { trimTouches } from './trim-touches.ts';

export type SuppressRequest = {
  /** Normalised by `suppressionValue`. */
  readonly suppressions: readonly NewSuppression[];
  readonly actor: Actor;
  /** Id for the first new row: the same in a retried request. */
  readonly id?: string;
  /** For the receipts; left out, the suppression's own reason and note. */
  readonly reason?: string | null;
  readonly note?: string | null;
  /** Version words of previews, by enrollment. */
  readonly expectVersions?: ReadonlyMap<string, string>;
  /** What it came from, for the events: a touch whose link was followed, a record that was opted out. */
  readonly about?: {
    readonly campaignId?: string;
    readonly recordId?: string;
    readonly enrollmentId?: string;
  };
};

export type Suppressed = {
  readonly suppressions: readonly PutSuppression[];
  /** Receipts of the enrollments that were ended. */
  readonly receiptIds: readonly string[];
  /** Enrollments that go on without their touches to the address. */
  readonly trimmedEnrollmentIds: readonly string[];
};

/** Both transactions. */
export async function suppress(
  deps: UnenrollDeps,
  workspaceId: string,
  request: SuppressRequest,
): Promise<Suppressed> {
  const received = await deps.store.transaction((tx) => receiveSuppressions(deps, tx, workspaceId, request));
  return finishSuppressing(deps, workspaceId, request, received);
}

export type Received = { readonly suppressions: readonly PutSuppression[]; readonly swept: Swept };

/** Transaction 1, in the transaction of whatever brings the wish. `finishSuppressing` must follow its commit. */
export async function receiveSuppressions(
  deps: UnenrollDeps,
  tx: StoreOperations,
  workspaceId: string,
  request: SuppressRequest,
  alsoEnd: readonly string[] = [],
): Promise<Received> {
  const { suppressions, actor, about } = request;
  const ids = suppressions.map((_, index) =>
    index === 0 && request.id !== undefined ? request.id : deps.random.uuid(),
  );
  const put = await tx.suppressions.put(workspaceId, suppressions, ids, actor);
  await tx.events.append(
    workspaceId,
    put
      .filter(({ change }) => change !== 'found')
      .map(({ suppression: { id, kind, scope, effect, reason }, change }) => ({
        type: `suppression.${change}`,
        actor,
        campaignId: about?.campaignId ?? null,
        recordId: about?.recordId ?? null,
        enrollmentId: about?.enrollmentId ?? null,
        data: { suppressionId: id, kind, scope, effect, reason },
      })),
  );
  const standing = put.map(({ suppression }) => suppression);
  const swept = await sweep(deps, tx, workspaceId, {
    suppressions: standing,
    recordIds: null,
    alsoEnd,
    act: actOf(request),
  });
  return { suppressions: put, swept };
}

/** Transaction 2 (in pieces, when many records carry the address), and the trimming. */
export async function finishSuppressing(
  deps: UnenrollDeps,
  workspaceId: string,
  request: Omit<SuppressRequest, 'suppressions'>,
  { suppressions: put, swept }: Received,
  /** With each piece of transaction 2. */
  inPiece: (tx: StoreOperations, receiptIds: readonly string[]) => Promise<void> = async () => undefined,
): Promise<Suppressed> {
  const startedMs = deps.clock.monotonicMs();
  const suppressions = put.map(({ suppression }) => suppression);
  const later = await sweepAgain(
    deps,
    workspaceId,
    suppressions,
    actOf({ ...request, suppressions }),
    inPiece,
  );
  const whole = together(swept, later);
  await trimTouches(deps, workspaceId, whole.trims);
  deps.telemetry.emit({
    name: 'suppressed',
    workspaceId,
    kind: suppressions[0]?.kind ?? 'none',
    ended: whole.receiptIds.length,
    durationMs: deps.clock.monotonicMs() - startedMs,
  });
  const trimmedEnrollmentIds = [...new Set(whole.trims.map(({ enrollmentId }) => enrollmentId))];
  return { suppressions: put, receiptIds: whole.receiptIds, trimmedEnrollmentIds };
}

async function sweepAgain(
  deps: UnenrollDeps,
  workspaceId: string,
  suppressions: readonly Suppression[],
  act: UnenrollAct,
  inPiece: (tx: StoreOperations, receiptIds: readonly string[]) => Promise<void>,
): Promise<Swept> {
  const ids = suppressions.map(({ id }) => id);
  let whole = NOTHING_SWEPT;
  let after: string | null = null;
  for (;;) {
    const { owned, swept } = await deps.store.transaction(async (tx) => {
      const recordIds = await tx.suppressions.ownCarriers(workspaceId, ids, after, SWEEP_CHUNK);
      if (recordIds.length === 0) return { owned: recordIds, swept: NOTHING_SWEPT };
      // A new statement: what an enrollment that was waited for has written is seen now.
      const found = await sweep(deps, tx, workspaceId, { suppressions, recordIds, alsoEnd: [], act });
      await inPiece(tx, found.receiptIds);
      return { owned: recordIds, swept: found };
    });
    whole = together(whole, swept);
    after = owned.at(-1) ?? null;
    if (owned.length < SWEEP_CHUNK) break;
  }
  // In a transaction of its own: the row of a suppression comes before records in the order of locks.
  await deps.store.suppressions.markSwept(workspaceId, ids);
  return whole;
}

type ActSource = Pick<SuppressRequest, 'actor' | 'reason' | 'note' | 'expectVersions'> & {
  readonly suppressions: readonly Pick<Suppression, 'reason' | 'note'>[];
};

/** Receipts carry the suppression's reason and note where the whole act has one of each. */
function actOf({ actor, reason, note, expectVersions, suppressions }: ActSource): UnenrollAct {
  const [first] = suppressions;
  const same = (key: 'reason' | 'note'): string | null =>
    first && suppressions.every((one) => one[key] === first[key]) ? first[key] : null;
  return {
    cause: 'opted_out',
    actor,
    reason: reason === undefined ? same('reason') : reason,
    note: note === undefined ? same('note') : note,
    ...(expectVersions === undefined ? {} : { expectVersions }),
  };
}
