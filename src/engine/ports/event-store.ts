/** Appends what people and providers did to the workspace's events, in the transaction of what they tell. */
import type { Actor } from './actor.ts';

export type NewEvent = {
  /** `record.created`, `job.finished`…: a noun and what happened to it. */
  readonly type: string;
  readonly actor: Actor;
  readonly campaignId?: string | null;
  readonly recordId?: string | null;
  readonly enrollmentId?: string | null;
  /** Plain JSON; no addresses, phone numbers or message texts: ids and words of ours. */
  readonly data: Readonly<Record<string, unknown>>;
};

export interface EventStore {
  append(workspaceId: string, events: readonly NewEvent[]): Promise<void>;
}
