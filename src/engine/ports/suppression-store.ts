/** What suppressing asks of the store. The order of its statements, and why: engine/suppress/suppress.ts. */
import type { Targets } from '#domain/suppression/suppression-effect';
import type {
  SuppressionEffect,
  SuppressionKind,
  SuppressionReason,
  SuppressionScope,
} from '#domain/suppression/suppression';
import type { ChannelName } from '#domain/touch/channel';
import type { Actor } from './actor.ts';
import type { Leftover } from './dispatch-store.ts';

export type Suppression = {
  readonly id: string;
  readonly kind: SuppressionKind;
  /** As `suppressionValue` gives it. */
  readonly value: string;
  readonly scope: SuppressionScope;
  readonly effect: SuppressionEffect;
  readonly reason: SuppressionReason;
  readonly note: string | null;
  readonly actor: Actor;
  readonly createdAt: Date;
  readonly liftedAt: Date | null;
  readonly liftedBy: Actor | null;
};

export type NewSuppression = {
  readonly kind: SuppressionKind;
  readonly value: string;
  readonly scope: SuppressionScope;
  readonly reason: SuppressionReason;
  readonly note: string | null;
};

/** `found`: one like it stood there already. `upgraded`: a dead address that its owner has now spoken for. */
export type SuppressionChange = 'created' | 'upgraded' | 'found';
export type PutSuppression = { readonly suppression: Suppression; readonly change: SuppressionChange };

/** An active enrollment that a suppression may concern. */
export type ReachedEnrollment = {
  readonly enrollmentId: string;
  readonly campaignId: string;
  readonly targets: Targets;
  /** Channels of its scheduled touch and of what its plan still holds. */
  readonly openChannels: readonly ChannelName[];
};

export type SuppressionListQuery = {
  readonly kind: SuppressionKind | undefined;
  /** Of the record itself, or of a value that it is known by. */
  readonly recordId?: string | undefined;
  /** Part of a value or of a note. */
  readonly search: string | undefined;
  readonly effect: SuppressionEffect | undefined;
  /** Left out: those that stand. */
  readonly lifted: boolean | undefined;
  /** The last one of the page before. Newest first. */
  readonly after: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** Whom an enrollment or a record reaches, with every address that the person is known by. */
export type Person = {
  /** The contact; a property without one stands for itself. */
  readonly recordId: string;
  readonly addresses: readonly { readonly kind: 'email' | 'phone' | 'address'; readonly value: string }[];
};

export interface SuppressionStore {
  /** Makes those that do not stand yet, one answer for each in order; `ids` are for the new ones. */
  put(
    workspaceId: string,
    suppressions: readonly NewSuppression[],
    ids: readonly string[],
    actor: Actor,
  ): Promise<readonly PutSuppression[]>;
  /** Whether a wish trims in this workspace instead of ending (`defaults.wishEffect`). */
  wishTrims(workspaceId: string): Promise<boolean>;
  /**
   * Owns the next records, in order of id, that carry what these suppress or are reached through one that does,
   * enrolled or not. Waits for whoever shares them. Empty: that was all.
   */
  ownCarriers(
    workspaceId: string,
    suppressionIds: readonly string[],
    afterRecordId: string | null,
    limit: number,
  ): Promise<readonly string[]>;
  /** Active enrollments of such records (`recordIds`: of these only), in order of id. Locks nothing. */
  reached(
    workspaceId: string,
    suppressionIds: readonly string[],
    recordIds: readonly string[] | null,
  ): Promise<readonly ReachedEnrollment[]>;
  /** The scheduled touch of each of these enrollments that has one. */
  scheduledTouches(workspaceId: string, enrollmentIds: readonly string[]): Promise<readonly Leftover[]>;
  markSwept(workspaceId: string, suppressionIds: readonly string[]): Promise<void>;
  /** Those whose sweep after the commit was not finished within `olderThanMs`. */
  unswept(workspaceId: string, olderThanMs: number, limit: number): Promise<readonly Suppression[]>;
  find(workspaceId: string, ids: readonly string[]): Promise<readonly Suppression[]>;
  list(workspaceId: string, query: SuppressionListQuery): Promise<readonly Suppression[]>;
  /** `changed` false: it had been lifted before. Undefined: no such suppression. */
  lift(
    workspaceId: string,
    id: string,
    actor: Actor,
  ): Promise<{ readonly suppression: Suppression; readonly changed: boolean } | undefined>;
  /** Undefined: no such record. A deleted record is found. */
  personOf(workspaceId: string, recordId: string): Promise<Person | undefined>;
}
