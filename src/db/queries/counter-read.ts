/** Counters of campaigns: what was folded and what was not yet, added in one snapshot. */
import type { CampaignStats, EnrollmentCounts } from '#engine/ports/campaign-store';
import type { ChannelName } from '#domain/touch/channel';
import type { StoredTouchStatus } from '#domain/touch/touch-status';
import type { Sql } from '../database.ts';

type Row = { campaign_id: string; metric: string; value: number };

/** A fold moves a delta into its counter in one transaction, so one statement sees it in exactly one place. */
export async function readCampaignStats(
  sql: Sql,
  workspaceId: string,
  campaignIds: readonly string[],
): Promise<Map<string, CampaignStats>> {
  const rows = await sql.query<Row>(
    `select k.campaign_id, k.metric, sum(k.value)::bigint as value
       from (select campaign_id, metric, value from counters
              where workspace_id = $1 and campaign_id = any ($2::uuid[])
             union all
             select campaign_id, metric, delta from counter_deltas
              where workspace_id = $1 and campaign_id = any ($2::uuid[])) k
      group by k.campaign_id, k.metric
     having sum(k.value) <> 0`,
    [workspaceId, campaignIds],
  );
  const byCampaign = new Map<string, Row[]>(campaignIds.map((id) => [id, []]));
  for (const row of rows) byCampaign.get(row.campaign_id)?.push(row);
  return new Map([...byCampaign].map(([id, own]) => [id, statsFrom(own)]));
}

/** Metrics: `t:<sequence number>:<channel>:<status>` and `e:<status>`. */
function statsFrom(rows: readonly Row[]): CampaignStats {
  const touches: Partial<Record<ChannelName, Partial<Record<StoredTouchStatus, number>>>> = {};
  const sequences = new Map<number, Partial<Record<StoredTouchStatus, number>>>();
  const enrollments: Record<keyof EnrollmentCounts, number> = {
    active: 0,
    completing: 0,
    completed: 0,
    unenrolled: 0,
  };
  for (const { metric, value } of rows) {
    const [kind, first, channel, status] = metric.split(':');
    if (kind === 'e') enrollments[first as keyof EnrollmentCounts] = value;
    if (kind !== 't') continue;
    const byStatus = (touches[channel as ChannelName] ??= {});
    byStatus[status as StoredTouchStatus] = (byStatus[status as StoredTouchStatus] ?? 0) + value;
    const ofSequence = sequences.get(Number(first)) ?? {};
    ofSequence[status as StoredTouchStatus] = value;
    sequences.set(Number(first), ofSequence);
  }
  return { touches, sequences, enrollments };
}
