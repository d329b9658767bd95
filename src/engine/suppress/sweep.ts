/** One look for the active enrollments that suppressions concern: ends them, or says what of them is to be trimmed. */
import { effectOn } from '#domain/suppression/suppression-effect';
import type { ChannelName } from '#domain/touch/channel';
import type { StoreOperations } from '../ports.ts';
import type { ReachedEnrollment, Suppression } from '../ports/suppression-store.ts';
import {
  unenrollEnrollments,
  type UnenrollAct,
  type UnenrollDeps,
} from '../unenroll/unenroll-enrollments.ts';

/** Records and enrollments at a time: small enough not to hold up the embedded database. */
export const SWEEP_CHUNK = 500;

export type Trim = { readonly enrollmentId: string; readonly channels: readonly ChannelName[] };
export type Swept = {
  readonly receiptIds: readonly string[];
  readonly trims: readonly Trim[];
  /** What became of those in `alsoEnd`, by enrollment. */
  readonly receiptOf: ReadonlyMap<string, string | null>;
};
export const NOTHING_SWEPT: Swept = { receiptIds: [], trims: [], receiptOf: new Map() };

export type SweepRequest = {
  readonly suppressions: readonly Suppression[];
  /** Only enrollments of these records; null: of all that the suppressions reach. */
  readonly recordIds: readonly string[] | null;
  /** Enrollments that end in any case, in the same order of locks. */
  readonly alsoEnd: readonly string[];
  readonly act: UnenrollAct;
};

export async function sweep(
  deps: UnenrollDeps,
  tx: StoreOperations,
  workspaceId: string,
  { suppressions, recordIds, alsoEnd, act }: SweepRequest,
): Promise<Swept> {
  const ids = suppressions.map(({ id }) => id);
  const reached = await tx.suppressions.reached(workspaceId, ids, recordIds);
  const wishTrims = reached.length > 0 && (await tx.suppressions.wishTrims(workspaceId));
  const effects = reached.map((one) => ({ one, ...strongestEffect(suppressions, one, wishTrims) }));
  const ending = new Set(alsoEnd);
  for (const { one, kind } of effects) if (kind === 'end') ending.add(one.enrollmentId);
  const trims = effects.flatMap(({ one, kind, channels }) =>
    kind === 'trim' && !ending.has(one.enrollmentId) ? [{ enrollmentId: one.enrollmentId, channels }] : [],
  );
  const receiptOf = new Map<string, string | null>();
  const receiptIds: string[] = [];
  // In order of id over all pieces: whoever owns several enrollments owns them in that order.
  const ordered = [...ending].toSorted();
  for (let from = 0; from < ordered.length; from += SWEEP_CHUNK) {
    const results = await unenrollEnrollments(
      deps,
      workspaceId,
      ordered.slice(from, from + SWEEP_CHUNK),
      act,
      tx,
    );
    for (const { enrollmentId, result, receiptId } of results) {
      receiptOf.set(enrollmentId, receiptId);
      if (result === 'unenrolled' && receiptId !== null) receiptIds.push(receiptId);
    }
  }
  return { receiptIds, trims, receiptOf };
}

export const together = (first: Swept, second: Swept): Swept => ({
  receiptIds: [...first.receiptIds, ...second.receiptIds],
  trims: [...first.trims, ...second.trims],
  receiptOf: new Map([...first.receiptOf, ...second.receiptOf]),
});

/** Over several suppressions: whatever ends it ends it; else all that is closed is trimmed. */
function strongestEffect(
  suppressions: readonly Suppression[],
  { targets, openChannels }: ReachedEnrollment,
  wishTrims: boolean,
): { readonly kind: 'none' | 'trim' | 'end'; readonly channels: readonly ChannelName[] } {
  const effects = suppressions.map((suppression) =>
    effectOn({ suppression, targets, openChannels, wishTrims }),
  );
  const channels = [...new Set(effects.flatMap((effect) => (effect.kind === 'none' ? [] : effect.channels)))];
  if (effects.some(({ kind }) => kind === 'end')) return { kind: 'end', channels };
  return { kind: effects.some(({ kind }) => kind === 'trim') ? 'trim' : 'none', channels };
}
