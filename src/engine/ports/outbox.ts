/** The seam the sandbox writes to: what would have gone out, as its recipient would have seen it. */
import type { ChannelName } from '#domain/touch/channel';
import type { RenderedMessage } from './channel.ts';

export type OutboxEntry = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly enrollmentId: string;
  readonly recordId: string;
  readonly sequenceId: string;
  /** Unique: a touch handed over again leaves the one entry that is there. */
  readonly touchId: string;
  readonly channel: ChannelName;
  /** Complete; nothing is rendered when it is read. */
  readonly message: RenderedMessage;
  /** SMS only: how many segments a carrier would have charged. */
  readonly segments: number | null;
  readonly at: Date;
  /** Until when a real sender would have waited for a send window or the end of quiet hours. */
  readonly wouldHaveWaitedUntil: Date | null;
};

export interface OutboxWriter {
  /** Keeps the entry; writing the same `touchId` again changes nothing and succeeds. */
  write(entry: OutboxEntry): Promise<void>;
}

export type OutboxRow = Omit<OutboxEntry, 'workspaceId'> & { readonly id: string };

export type OutboxListQuery = {
  readonly channel: ChannelName | undefined;
  readonly recordId: string | undefined;
  readonly enrollmentId: string | undefined;
  readonly campaignId: string | undefined;
  /** Words of the recipient's name, address, email or phone. */
  readonly search?: string | undefined;
  /** The last one of the page before. Newest first. */
  readonly after: { readonly at: string; readonly touchId: string } | undefined;
  readonly limit: number;
};

export interface OutboxReader {
  list(workspaceId: string, query: OutboxListQuery): Promise<readonly OutboxRow[]>;
  find(workspaceId: string, touchId: string): Promise<OutboxRow | undefined>;
}
