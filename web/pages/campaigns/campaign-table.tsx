/** The rows of the list, and their shape while they are awaited. */
import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CampaignSummary, EnrollmentCounts } from '../../api/types.ts';
import { CAMPAIGN_LOOKS } from '../../features/campaigns/campaign-status.ts';
import { CampaignMenu } from '../../features/campaigns/campaign-menu.tsx';
import { ChannelIcon } from '../../features/touches/channel-mark.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { formatNumber } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import table from '../../ui/table.module.css';
import { words } from '../../words/words.ts';
import classes from './campaigns-page.module.css';

const SKELETON_ROWS = [0, 1, 2, 3, 4];

type CampaignTableProps = {
  readonly campaigns: readonly CampaignSummary[];
  /** Rows of the filter before, until those of this one have come. */
  readonly isStale: boolean;
};

export function CampaignTable({ campaigns, isStale }: CampaignTableProps) {
  return (
    <Frame isStale={isStale}>
      {campaigns.map((campaign) => (
        <tr key={campaign.id}>
          <th scope="row">
            <AnchorLink
              to={campaign.status === 'draft' ? '/campaigns/$campaignId/build' : '/campaigns/$campaignId'}
              params={{ campaignId: campaign.id }}
              className={classes.name}
            >
              {campaign.name}
            </AnchorLink>
            <span className={classes.narrow}>
              {words.campaignTabs.enrolledIn(enrolledIn(campaign.enrollments))} · <Pace campaign={campaign} />
            </span>
          </th>
          <td>
            <StatusMark look={CAMPAIGN_LOOKS[campaign.status]} />
          </td>
          <td data-wide>
            <Channels channels={campaign.channels} />
          </td>
          <td data-number data-wide>
            {formatNumber(enrolledIn(campaign.enrollments))}
          </td>
          <td data-number data-wide>
            {formatNumber(campaign.enrollments.active)}
          </td>
          <td data-wide>
            <Pace campaign={campaign} />
          </td>
          <td className={classes.menu}>
            <CampaignMenu campaign={campaign} />
          </td>
        </tr>
      ))}
    </Frame>
  );
}

export function CampaignTableSkeleton() {
  return (
    <div aria-busy="true">
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <Frame isStale={false}>
        {SKELETON_ROWS.map((row) => (
          <tr key={row}>
            <td>
              <Skeleton height={16} width="60%" />
            </td>
            <td>
              <Skeleton height={16} width={80} />
            </td>
            <td data-wide>
              <Skeleton height={16} width={64} />
            </td>
            <td data-number data-wide>
              <Skeleton height={16} width={48} ml="auto" />
            </td>
            <td data-number data-wide>
              <Skeleton height={16} width={48} ml="auto" />
            </td>
            <td data-wide>
              <Skeleton height={16} width={128} />
            </td>
            <td className={classes.menu}>
              <Skeleton height={16} width={16} ml="auto" />
            </td>
          </tr>
        ))}
      </Frame>
    </div>
  );
}

function Frame({ isStale, children }: { readonly isStale: boolean; readonly children: ReactNode }) {
  const { campaigns } = words;
  return (
    <div className={`${table.card} ${classes.card} ${isStale ? table.stale : ''}`}>
      <table className={table.table} aria-label={campaigns.list}>
        <thead>
          <tr>
            <th scope="col">{campaigns.name}</th>
            <th scope="col">{campaigns.status}</th>
            <th scope="col" data-wide>
              {campaigns.channels}
            </th>
            <th scope="col" data-number data-wide>
              {campaigns.enrolled}
            </th>
            <th scope="col" data-number data-wide>
              {campaigns.active}
            </th>
            <th scope="col" data-wide>
              {words.campaignTabs.pace}
            </th>
            <th scope="col" className={classes.menu}>
              <VisuallyHidden>{words.campaignTabs.acts}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** What it does now: what leaves today, since when nothing does, when it ended. */
function Pace({ campaign }: { readonly campaign: CampaignSummary }) {
  const { status, leavingToday, pausedAt, completedAt, archivedAt } = campaign;
  const { campaignTabs: say } = words;
  const since = (at: string | null, phrase: (at: ReactNode) => ReactNode): ReactNode =>
    at === null ? null : phrase(<Moment at={at} />);
  switch (status) {
    case 'draft':
      return <span className={classes.draft}>{words.campaigns.notLaunched}</span>;
    case 'active':
      return say.leavingToday(leavingToday, MOST_COUNTED);
    case 'paused':
      return since(pausedAt, (at) => (
        <>
          {say.heldSince} {at}
        </>
      ));
    case 'completed':
      return since(completedAt, (at) => at);
    case 'archived':
      return since(archivedAt, (at) => at);
  }
}

/** The server counts no further. */
const MOST_COUNTED = 1_000;

/** Of the sequences in their order: a plan of text, text, letter shows as that. */
function Channels({ channels }: Pick<CampaignSummary, 'channels'>) {
  if (channels.length === 0) return words.campaigns.noChannels;
  const keyed = channels.map((channel, place) => ({ channel, key: `${place} ${channel}` }));
  return (
    <span className={classes.channels}>
      {keyed.map(({ channel, key }) => (
        <ChannelIcon key={key} channel={channel} />
      ))}
    </span>
  );
}

/** The four are disjoint (contract.md §2). */
const enrolledIn = ({ active, completing, completed, unenrolled }: EnrollmentCounts): number =>
  active + completing + completed + unenrolled;
