/** Channels whose default sender is the sandbox: it keeps no windows and no quiet hours, so no date waits for them. */
import type { ChannelName } from '#domain/touch/channel';
import type { StoreOperations } from '../ports.ts';

export async function sandboxChannels(
  store: Pick<StoreOperations, 'campaigns'>,
  workspaceId: string,
): Promise<ReadonlySet<ChannelName>> {
  const senders = await store.campaigns.defaultSenders(workspaceId);
  return new Set(senders.filter(({ provider }) => provider === 'sandbox').map(({ channel }) => channel));
}
