/**
 * Everything the engine knows of the world, on one screen. `main` hands the real things in; the simulation hands in
 * its own clock, randomness and providers, and the real statements.
 */
import type { CampaignStore } from './ports/campaign-store.ts';
import type { Channel } from './ports/channel.ts';
import type { DispatchStore } from './ports/dispatch-store.ts';
import type { EnrollStore } from './ports/enroll-store.ts';
import type { EnrollmentListStore } from './ports/enrollment-list-store.ts';
import type { EventStore } from './ports/event-store.ts';
import type { JobStore } from './ports/job-store.ts';
import type { FileStore } from './ports/file-store.ts';
import type { ImportStore } from './ports/import-store.ts';
import type { ListStore } from './ports/list-store.ts';
import type { PlanStore } from './ports/plan-store.ts';
import type { RecipientStore } from './ports/recipient-store.ts';
import type { RecordStore } from './ports/record-store.ts';
import type { ReceiptStore } from './ports/receipt-store.ts';
import type { SealStore } from './ports/seal-store.ts';
import type { StopStore } from './ports/stop-store.ts';
import type { SuppressionStore } from './ports/suppression-store.ts';
import type { ReplanStore } from './ports/replan-store.ts';
import type { UnenrollStore } from './ports/unenroll-store.ts';
import type { ChannelName } from '#domain/touch/channel';

export interface Clock {
  /** The application's idea of now. What decides is the database's clock, asked by the statements themselves. */
  now(): Date;
  /** Milliseconds since an arbitrary start, never backwards; stands still while the machine sleeps, unlike a lease. */
  monotonicMs(): number;
  /** Resolves after `ms`, or at once when `signal` aborts. 0: once whatever else is ready has had its turn. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  /** UUIDv7: ascending in time, so that rows made together lie together. */
  uuid(): string;
  /** 0 ≤ x < 1. */
  fraction(): number;
}

/** Finds the sender that serves a workspace's channel now. */
export interface Senders {
  get(workspaceId: string, senderId: string, channel: ChannelName, provider: string): Channel;
}

/** The statements; inside `transaction` they all belong to one transaction. */
export interface StoreOperations {
  readonly dispatch: DispatchStore;
  readonly unenroll: UnenrollStore;
  readonly plans: PlanStore;
  readonly recipients: RecipientStore;
  readonly campaigns: CampaignStore;
  readonly enrolling: EnrollStore;
  readonly enrollmentLists: EnrollmentListStore;
  readonly replanning: ReplanStore;
  readonly events: EventStore;
  readonly jobs: JobStore;
  readonly records: RecordStore;
  readonly lists: ListStore;
  readonly files: FileStore;
  readonly imports: ImportStore;
  readonly suppressions: SuppressionStore;
  readonly receipts: ReceiptStore;
  readonly stops: StopStore;
  readonly seals: SealStore;
}

export interface Store extends StoreOperations {
  /** READ COMMITTED; a throw rolls back. Only the operations handed in may be used inside. */
  transaction<T>(work: (tx: StoreOperations) => Promise<T>): Promise<T>;
  /** Wake-ups between processes; lost ones only delay. */
  wake(workspaceId: string): Promise<void>;
  onWake(woken: (workspaceId: string) => void): Promise<() => Promise<void>>;
}
