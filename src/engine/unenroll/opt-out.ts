/**
 * The opt-out box: ends the enrollment, suppresses the person and every address of theirs, and ends whatever else would
 * use them, also when the enrollment had ended before. The enrollment's receipt names the others (`alsoEnded`) before it
 * is answered.
 *
 * All of transaction 1 is one commit: the enrollment, the suppressions, the first sweep and `alsoEnded`. What the second
 * sweep finds is added by the transaction that ends it. Doing it again after a crash gives the same receipt.
 */
import { err, ok, type Result } from '#domain/result';
import type { StoreOperations } from '../ports.ts';
import type { Actor } from '../ports/actor.ts';
import type { NewSuppression, Person } from '../ports/suppression-store.ts';
import { finishSuppressing, receiveSuppressions, type Received } from '../suppress/suppress.ts';
import type { UnenrollDeps, UnenrollFault } from './unenroll-enrollments.ts';

export type OptOutRequest = {
  readonly actor: Actor;
  readonly reason: string | null;
  readonly note: string | null;
  /** Version word of a preview. */
  readonly expectVersion?: string;
};

/** The id of the enrollment's receipt. */
export async function optOut(
  deps: UnenrollDeps,
  workspaceId: string,
  enrollmentId: string,
  request: OptOutRequest,
): Promise<Result<string, UnenrollFault>> {
  const [view] = await deps.store.unenroll.view(workspaceId, [enrollmentId]);
  const person = view && (await deps.store.suppressions.personOf(workspaceId, view.recordId));
  if (!view || !person) return err('not_found');
  const { campaignId, recordId } = view;
  const { expectVersion, ...act } = request;
  const suppressing = {
    ...act,
    ...(expectVersion === undefined ? {} : { expectVersions: new Map([[enrollmentId, expectVersion]]) }),
    suppressions: wishesOf(person, request.note),
    about: { campaignId, recordId, enrollmentId },
  };
  let first: { readonly received: Received; readonly receiptId: string };
  try {
    first = await deps.store.transaction(async (tx) => {
      const received = await receiveSuppressions(deps, tx, workspaceId, suppressing, [enrollmentId]);
      const receiptId = received.swept.receiptOf.get(enrollmentId);
      // Nothing of this is to stand: a completed passage is refused, not opted out by half.
      if (receiptId === null || receiptId === undefined) throw new PassageCompleted();
      const { suppressions, swept } = received;
      if (swept.receiptIds.length > 0 || suppressions.some(({ change }) => change !== 'found')) {
        await tellOptOut(tx, workspaceId, suppressing, receiptId, swept.receiptIds);
      }
      return { received, receiptId };
    });
  } catch (error) {
    if (error instanceof PassageCompleted) return err('enrollment_completed');
    throw error;
  }
  const { received, receiptId } = first;
  await finishSuppressing(deps, workspaceId, suppressing, received, async (tx, receiptIds) => {
    if (receiptIds.length > 0) await tellOptOut(tx, workspaceId, suppressing, receiptId, receiptIds);
  });
  return ok(receiptId);
}

class PassageCompleted extends Error {
  override readonly name = 'PassageCompleted';
}

function wishesOf({ recordId, addresses }: Person, note: string | null): readonly NewSuppression[] {
  const wish = { scope: 'all', reason: 'manual', note } as const;
  return [
    { ...wish, kind: 'record', value: recordId },
    ...addresses.map(({ kind, value }) => ({ ...wish, kind, value })),
  ];
}

type About = {
  readonly about: { readonly campaignId: string; readonly recordId: string; readonly enrollmentId: string };
};

async function tellOptOut(
  tx: StoreOperations,
  workspaceId: string,
  { actor, about }: OptOutRequest & About,
  receiptId: string,
  receiptIds: readonly string[],
): Promise<void> {
  const alsoEnded = receiptIds.filter((id) => id !== receiptId);
  if (alsoEnded.length > 0) await tx.unenroll.addAlsoEnded(workspaceId, receiptId, alsoEnded);
  // The chain seals this event: which receipts belong to the act is proven by it.
  await tx.events.append(workspaceId, [
    { type: 'record.opted_out', actor, ...about, data: { receiptId, alsoEnded } },
  ]);
}
