/**
 * Giving touches that have not started another date: an edit of the plan, and the end of a pause. Enrollments are walked
 * in order of enrollment; the writes stand under their locks and leave only touches that are still `scheduled` and were
 * never tried.
 */
import type { RecipientPlace } from '#domain/time/recipient-zones';
import type { NextTouch } from './dispatch-store.ts';
import type { StoredTouch } from './unenroll-store.ts';

export type WalkPlace = { readonly enrolledAt: Date; readonly id: string };

export type ReplanScope = {
  /** Sequences; null: all. */
  readonly numbers: readonly number[] | null;
  /** Only touches that had their date before this instant: those since were given theirs by this very act. */
  readonly scheduledBefore: Date;
  /** Only touches that would have locked by then; null: all. */
  readonly locksBy: Date | null;
};

/** An active enrollment and its scheduled touch, with everything that was before it. */
export type Replannable = {
  readonly enrollmentId: string;
  readonly recordId: string;
  readonly enrolledAt: Date;
  readonly place: RecipientPlace;
  readonly scheduled: StoredTouch;
  /** The others of the enrollment, in order of number. */
  readonly others: readonly StoredTouch[];
};

export type Replanned =
  | { readonly kind: 'repriced'; readonly touch: Replannable; readonly cost: number }
  /** The same touch on another date. */
  | { readonly kind: 'moved'; readonly touch: Replannable; readonly to: PlacedTouch }
  /** It and perhaps others are skipped (`missed`); `next` is scheduled, or nothing is left. */
  | {
      readonly kind: 'passed';
      readonly touch: Replannable;
      readonly skipped: readonly SkippedTouch[];
      readonly next: PlacedTouch | null;
    }
  /** Nothing was scheduled; now this is. */
  | {
      readonly kind: 'next';
      readonly touch: Pick<Replannable, 'enrollmentId' | 'recordId'>;
      readonly next: PlacedTouch;
    };

export type PlacedTouch = { readonly touch: NextTouch; readonly batchId: string | null };

export type SkippedTouch = { readonly number: number; readonly channel: StoredTouch['channel'] };

export interface ReplanStore {
  count(workspaceId: string, campaignId: string, scope: ReplanScope): Promise<number>;
  /** The next enrollments to look at; locks nothing. */
  page(
    workspaceId: string,
    campaignId: string,
    scope: ReplanScope,
    after: WalkPlace | null,
    limit: number,
  ): Promise<readonly WalkPlace[]>;
  /** Active enrollments with nothing scheduled and nothing processing but accepted pieces of mail. */
  pageWaiting(
    workspaceId: string,
    campaignId: string,
    enrolledBefore: Date,
    after: WalkPlace | null,
    limit: number,
  ): Promise<readonly WalkPlace[]>;
  /** Owns the enrollments, in order of id. */
  own(workspaceId: string, enrollmentIds: readonly string[]): Promise<void>;
  /** In a new statement after `own`; without it, a look. Only those that the scope still holds. */
  read(
    workspaceId: string,
    scope: ReplanScope,
    enrollmentIds: readonly string[],
  ): Promise<readonly Replannable[]>;
  /** With the counters; returns how many touches were changed. */
  write(workspaceId: string, campaignId: string, changes: readonly Replanned[], at: Date): Promise<number>;
}
