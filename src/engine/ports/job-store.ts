/** The statements behind long work: one row a job, one row for each thing a job is to do to one target. */
import type { Actor } from './actor.ts';
import type { JobStatus } from '#domain/job/job-status';
import type { RecordFilter } from '#domain/record/record-filter';

/** How many ended in which way: the handler's own words, such as `unenrolled` or `already_enrolled`. */
export type JobResults = Readonly<Record<string, number>>;

export type Job = {
  readonly workspaceId: string;
  readonly id: string;
  readonly kind: string;
  readonly status: JobStatus;
  /** What it is to do, as it was created; plain JSON. */
  readonly params: unknown;
  readonly actor: Actor;
  readonly campaignId: string | null;
  /** Null: not known yet. */
  readonly total: number | null;
  readonly done: number;
  readonly results: JobResults;
  /** Where the handler is, in its own terms; plain JSON, `{}` at first. */
  readonly progress: unknown;
  readonly cancelRequested: boolean;
  readonly undoOf: string | null;
  /** A sentence for people; failed jobs only. */
  readonly fault: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
};

/** `at`: the database's time when it was locked. */
export type OwnedJob = { readonly job: Job; readonly at: Date };

export type NewJob = {
  readonly id: string;
  readonly kind: string;
  readonly params: unknown;
  readonly actor: Actor;
  readonly campaignId: string | null;
  readonly undoOf: string | null;
};

export type JobItem = {
  readonly position: number;
  /** What it is about: a record, an enrollment… */
  readonly targetId: string;
  /** Of an undo job: the receipt that the undone job left on this target. */
  readonly receiptId: string | null;
};

export type ItemResult = {
  readonly position: number;
  readonly result: string;
  readonly detail?: string | null;
  readonly receiptId?: string | null;
};

/** An item as the results file shows it. `result` null: the job ended before it came to this one. */
export type FinishedItem = JobItem & { readonly result: string | null; readonly detail: string | null };

export type JobAdvance = {
  readonly status: 'running' | 'succeeded' | 'failed' | 'cancelled';
  readonly total: number | null;
  readonly done: number;
  readonly results: JobResults;
  readonly progress: unknown;
  readonly fault: string | null;
  /** Of items without one. */
  readonly items: readonly ItemResult[];
};

export type JobListQuery = {
  readonly kind: string | undefined;
  readonly status: JobStatus | undefined;
  readonly campaignId: string | undefined;
  /** The last one of the page before. Newest first. */
  readonly after: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
};

export interface JobStore {
  /** Makes it, or finds the one with this id (a retried request) or this `undoOf` (undone already). */
  create(workspaceId: string, job: NewJob): Promise<{ readonly job: Job; readonly created: boolean }>;
  /** Appends targets behind those that are there; returns how many. */
  addItems(workspaceId: string, jobId: string, targetIds: readonly string[]): Promise<number>;
  /** Freezes which records match now, oldest first; returns how many. */
  addMatchingRecords(workspaceId: string, jobId: string, filter: RecordFilter): Promise<number>;
  /** The targets of another job that ended with one of `results`, with their receipts, last one first. */
  addItemsOfJob(
    workspaceId: string,
    jobId: string,
    fromJobId: string,
    results: readonly string[],
  ): Promise<number>;
  setTotal(workspaceId: string, jobId: string, total: number): Promise<void>;

  find(workspaceId: string, jobId: string): Promise<Job | undefined>;
  list(workspaceId: string, query: JobListQuery): Promise<readonly Job[]>;
  /**
   * A queued job is cancelled by this, a running one before its next chunk: waits for a chunk that is being committed,
   * and once this has committed no other chunk of the job will. Undefined: no such job; a job that is over stays as it is.
   */
  requestCancel(workspaceId: string, jobId: string): Promise<Job | undefined>;
  /** The same for every open job of these kinds that belongs to the campaign. */
  requestCancelOfCampaign(
    workspaceId: string,
    campaignId: string,
    kinds: readonly string[],
  ): Promise<readonly Job[]>;

  /** In order of position, those without a result. */
  openItems(workspaceId: string, jobId: string, limit: number): Promise<readonly JobItem[]>;
  /** A page of the results file. */
  items(
    workspaceId: string,
    jobId: string,
    afterPosition: number,
    limit: number,
  ): Promise<readonly FinishedItem[]>;

  /** Workspaces with a job of these kinds that nobody works on, in order of id. */
  workspacesWaiting(kinds: readonly string[]): Promise<readonly string[]>;
  /** The oldest such job of the workspace, now leased to `owner`. Waits for nothing. */
  take(
    workspaceId: string,
    kinds: readonly string[],
    owner: string,
    leaseMs: number,
  ): Promise<Job | undefined>;
  /** Locks the job for a chunk. Undefined: the lease was lost, and another worker may be at it. */
  own(workspaceId: string, jobId: string, owner: string): Promise<OwnedJob | undefined>;
  /** Writes where the job is, under the lock of `own`; renews the lease from `at` on, or ends it with the job. */
  advance(workspaceId: string, jobId: string, to: JobAdvance, at: Date, leaseMs: number): Promise<void>;
  /** Between chunks. False: lost. */
  renew(workspaceId: string, jobId: string, owner: string, leaseMs: number): Promise<boolean>;
  /** Gives the job back, to be taken by anybody at once. */
  release(workspaceId: string, jobId: string, owner: string): Promise<void>;
}
