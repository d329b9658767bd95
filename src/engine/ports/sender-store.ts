/** Senders as people see them. */
import type { ChannelName } from '#domain/touch/channel';

export type SenderView = {
  readonly id: string;
  readonly channel: ChannelName;
  readonly provider: 'sandbox' | 'smtp' | 'twilio' | 'lob';
  readonly name: string;
  readonly isDefault: boolean;
  readonly slots: number;
  /** Slots that living processes hold now. */
  readonly inUse: number;
  readonly status: 'ok' | 'paused' | 'failing';
  readonly statusDetail: string | null;
  readonly origin: 'environment' | 'workspace';
  readonly createdAt: Date;
};

export type SenderListQuery = {
  readonly channel: ChannelName | undefined;
  /** A process silent for longer is dead. */
  readonly deadAfterMs: number;
  /** The last one of the page before, in order of id. */
  readonly after: string | undefined;
  readonly limit: number;
};

export interface SenderReader {
  list(workspaceId: string, query: SenderListQuery): Promise<readonly SenderView[]>;
}
