/** What the use cases about campaigns ask of the store. Every operation names its workspace. */
import type { Actor } from './actor.ts';
import type { ListedEvent } from './enrollment-list-store.ts';
import type { Audience } from '#domain/campaign/audience';
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { CampaignStatus } from '#domain/campaign/campaign-status';
import type { Sequence, SequenceContent } from '#domain/campaign/sequence';
import type { ChannelName } from '#domain/touch/channel';
import type { StoredTouchStatus } from '#domain/touch/touch-status';

export type CampaignSequence = Sequence & {
  /** A fault that concerns everyone: nothing of it is handed over until it is mended. */
  readonly held: { readonly at: Date; readonly detail: string | null } | null;
};

export type Campaign = {
  readonly id: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly settings: CampaignSettings;
  readonly audience: Audience | null;
  readonly rank: number;
  readonly enrolledOnce: boolean;
  /** Raised by every act on the campaign. */
  readonly version: number;
  readonly planVersion: number;
  /** Live ones, in the order of the plan. */
  readonly sequences: readonly CampaignSequence[];
  readonly createdAt: Date;
  readonly createdBy: Actor;
  readonly launchedAt: Date | null;
  readonly pausedAt: Date | null;
  readonly completedAt: Date | null;
  readonly archivedAt: Date | null;
};

export type NewCampaign = {
  readonly id: string;
  readonly name: string;
  readonly settings: CampaignSettings;
  readonly audience: Audience | null;
  readonly sequences: readonly { readonly delay: string; readonly content: SequenceContent }[];
  readonly createdBy: Actor;
};

export type CampaignListQuery = {
  readonly search: string | undefined;
  readonly statuses: readonly CampaignStatus[] | undefined;
  /** One of its live sequences goes there. */
  readonly channel?: ChannelName | undefined;
  /** The last one of the page before. Newest first. */
  readonly after: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** Disjoint: `unenrolled` leaves out those that are still completing. */
export type EnrollmentCounts = {
  readonly active: number;
  readonly completing: number;
  readonly completed: number;
  readonly unenrolled: number;
};

export type CampaignStats = {
  readonly touches: Partial<Record<ChannelName, Partial<Record<StoredTouchStatus, number>>>>;
  /** The same by sequence number. */
  readonly sequences: ReadonlyMap<number, Partial<Record<StoredTouchStatus, number>>>;
  readonly enrollments: EnrollmentCounts;
};

/** Micro-units of the workspace's currency; what each is, see db/queries/campaign-money.ts. */
export type CampaignMoney = { readonly spent: number; readonly committed: number; readonly released: number };

/** How strongly the campaign's row is held (ARCHITECTURE.md, "Locks"): shared, owned, or alone. */
export type CampaignLock = 'key share' | 'no key update' | 'update';

export type LockedCampaign = {
  readonly status: CampaignStatus;
  readonly version: number;
  readonly settings: CampaignSettings;
  readonly exclusive: boolean;
  readonly enrolledOnce: boolean;
  readonly pausedAt: Date | null;
  /** When the first unfinished resume of this pause began. */
  readonly resumingSince: Date | null;
};

export type StatusChange = {
  readonly from: readonly CampaignStatus[];
  readonly to: CampaignStatus;
  /** Refused when another act came in between. */
  readonly version?: number;
};

export type CampaignChange = {
  readonly name?: string;
  readonly settings?: CampaignSettings;
  readonly audience?: Audience | null;
};

/** The plan as it is to be saved; `number` null: a new sequence, which gets the next number. */
export type PlanChange = {
  readonly sequences: readonly {
    readonly number: number | null;
    readonly delay: string;
    readonly content: SequenceContent;
  }[];
  /** Those whose content changed are no longer held. */
  readonly mended: readonly number[];
};

export const MAX_LEAVING = 1_000;

export interface CampaignStore {
  /** The database's clock, which tests can set. */
  now(): Promise<Date>;
  /** False: there is one with this id already (a retried request). */
  insert(workspaceId: string, campaign: NewCampaign): Promise<boolean>;
  find(workspaceId: string, id: string): Promise<Campaign | undefined>;
  list(workspaceId: string, query: CampaignListQuery): Promise<readonly Campaign[]>;
  /**
   * Touches that are handed over before the day ends in the campaign's zone, unless they are stopped; each counted to
   * MAX_LEAVING. Those of active campaigns only; the others are not in it.
   */
  leaving(workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Newest first; `before`: the id of the last one of the page before. */
  events(
    workspaceId: string,
    id: string,
    page: { readonly before: string | undefined; readonly limit: number },
  ): Promise<readonly ListedEvent[]>;
  /** Names that exist, for `custom.` in templates. */
  customFields(workspaceId: string): Promise<ReadonlySet<string>>;
  /** The default sender of each channel, whatever its state. */
  defaultSenders(
    workspaceId: string,
  ): Promise<readonly { readonly channel: ChannelName; readonly provider: string }[]>;

  /** May wait. What is read is what the lock protects. Undefined: no such campaign. */
  lock(workspaceId: string, id: string, how: CampaignLock): Promise<LockedCampaign | undefined>;
  /** The same without waiting; undefined also when somebody else holds it. */
  tryLockAlone(workspaceId: string, id: string): Promise<LockedCampaign | undefined>;
  /** Guarded by the status it leaves; false: nothing changed. */
  changeStatus(workspaceId: string, id: string, change: StatusChange): Promise<boolean>;
  /** Raises the version, so that an act that is under way notices. */
  touchVersion(workspaceId: string, id: string): Promise<void>;
  change(workspaceId: string, id: string, change: CampaignChange): Promise<void>;
  /** Removes a draft. False: it is none. */
  removeDraft(workspaceId: string, id: string): Promise<boolean>;
  /** Puts these first, in this order; the others keep theirs behind them. */
  rank(workspaceId: string, ids: readonly string[]): Promise<void>;

  /** First step of an edit: whoever wants to share the plan turns away until then. In a transaction of its own. */
  closeGate(workspaceId: string, campaignId: string, forMs: number): Promise<void>;
  openGate(workspaceId: string, campaignId: string): Promise<void>;
  /** Whether an edit is keeping sharers away now. */
  isGated(workspaceId: string, campaignId: string): Promise<boolean>;
  /** Shares the plan; undefined while an edit keeps sharers away. */
  sharePlan(workspaceId: string, campaignId: string): Promise<{ readonly version: number } | undefined>;
  /** Takes the plan alone; waits for all who share it. */
  ownPlan(workspaceId: string, campaignId: string): Promise<{ readonly version: number } | undefined>;
  /** Under `ownPlan`: the sequences as wanted; null: they stay. Raises the version and opens the gate. */
  savePlan(workspaceId: string, campaignId: string, change: PlanChange | null): Promise<void>;
  /** Remembers when the first resume of this pause began. */
  beginResume(workspaceId: string, campaignId: string, since: Date): Promise<void>;
  /** People have mended what was wrong, or want to try again. */
  releaseHeld(workspaceId: string, campaignId: string): Promise<void>;

  stats(workspaceId: string, campaignIds: readonly string[]): Promise<ReadonlyMap<string, CampaignStats>>;
  money(workspaceId: string, campaignId: string): Promise<CampaignMoney>;
  /** Adds deltas into the counters; returns how many were folded. Any number of workers may do it at once. */
  foldCounters(workspaceId: string, limit: number): Promise<number>;
  /** Counters that do not agree with the rows they count; empty when all is well. Reads everything: for checks. */
  recount(workspaceId: string): Promise<
    readonly {
      readonly campaignId: string;
      readonly metric: string;
      readonly counted: number;
      readonly found: number;
    }[]
  >;

  /** Campaigns that may be complete: enrolled once, not continuous, nobody active, no enroll job open. Locks nothing. */
  listCompletable(workspaceId: string, limit: number): Promise<readonly string[]>;
  hasActiveEnrollment(workspaceId: string, campaignId: string): Promise<boolean>;
  /** In order of id. */
  activeEnrollmentIds(workspaceId: string, campaignId: string, limit: number): Promise<readonly string[]>;
  /** Active, continuous, with an audience by filter; in the order of campaigns. */
  listContinuous(workspaceId: string): Promise<readonly string[]>;
}
