/** What the URL of the list of campaigns may hold. */
import { CAMPAIGN_STATUSES, type CampaignStatus } from '#domain/campaign/campaign-status';
import { CHANNELS, type ChannelName } from '#domain/touch/channel';
import { oneOf, someText } from '../../app/search-params.ts';

export type CampaignSearch = {
  readonly search?: string | undefined;
  readonly status?: CampaignStatus | undefined;
  readonly channel?: ChannelName | undefined;
};

export const campaignSearch = (search: Readonly<Record<string, unknown>>): CampaignSearch => ({
  search: someText(search['search']),
  status: oneOf(CAMPAIGN_STATUSES, search['status']),
  channel: oneOf(CHANNELS, search['channel']),
});
