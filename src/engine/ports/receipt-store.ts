/** Receipts as they are shown: as they were written, with what has become of them since. */
import type { UnenrollCause } from '#domain/enrollment/enrollment-status';
import type { Receipt } from './unenroll-store.ts';

/** `hash`: SHA-256 of the receipt's permanent words (domain/proof/sealed-text.ts), at `position` in `block` of the chain. */
export type ReceiptProof =
  | { readonly state: 'pending' }
  | { readonly state: 'sealed'; readonly block: number; readonly position: number; readonly hash: string };

/** Micro-units of the workspace's currency, as they are now. What each means: db/queries/campaign-money.ts. */
export type StopMoney = {
  readonly currency: string;
  readonly released: number;
  readonly spent: number;
  readonly committed: number;
};

export type ReceiptDetail = Receipt & { readonly proof: ReceiptProof; readonly money: StopMoney };

export type ReceiptListQuery = {
  readonly enrollmentId: string | undefined;
  readonly recordId: string | undefined;
  readonly campaignId: string | undefined;
  readonly jobId: string | undefined;
  readonly cause: UnenrollCause | undefined;
  /** The last one of the page before. Newest first. */
  readonly after: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
};

export interface ReceiptStore {
  /** In the order asked for; those that do not exist are left out. */
  find(workspaceId: string, ids: readonly string[]): Promise<readonly ReceiptDetail[]>;
  list(workspaceId: string, query: ReceiptListQuery): Promise<readonly ReceiptDetail[]>;
}
