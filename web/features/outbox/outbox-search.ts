/** What the URL of the outbox may hold. */
import { CHANNELS, type ChannelName } from '#domain/touch/channel';
import { oneOf, someText } from '../../app/search-params.ts';

export type OutboxSearch = {
  readonly search?: string | undefined;
  readonly channel?: ChannelName | undefined;
  readonly campaignId?: string | undefined;
  /** The touch whose message is open. */
  readonly message?: string | undefined;
};

export const outboxSearch = (search: Readonly<Record<string, unknown>>): OutboxSearch => ({
  search: someText(search['search']),
  channel: oneOf(CHANNELS, search['channel']),
  campaignId: someText(search['campaignId']),
  message: someText(search['message']),
});

export const isFiltered = ({ search, channel, campaignId }: OutboxSearch): boolean =>
  [search, channel, campaignId].some((value) => value !== undefined);
