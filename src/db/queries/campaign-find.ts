/** Campaigns with their live sequences. */
import type { Actor } from '#engine/ports/actor';
import type { Audience } from '#domain/campaign/audience';
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { CampaignStatus } from '#domain/campaign/campaign-status';
import type { SequenceContent } from '#domain/campaign/sequence';
import { sequenceId } from '#domain/campaign/sequence-id';
import type { Campaign, CampaignListQuery } from '#engine/ports/campaign-store';
import type { Sql } from '../database.ts';
import { escapeLike } from './record-filter.ts';

type Row = {
  id: string;
  name: string;
  status: CampaignStatus;
  settings: CampaignSettings;
  audience: Audience | null;
  rank: number;
  enrolled_once: boolean;
  version: number;
  plan_version: number;
  created_at: Date;
  created_by: Actor;
  launched_at: Date | null;
  paused_at: Date | null;
  completed_at: Date | null;
  archived_at: Date | null;
  sequences:
    | {
        number: number;
        position: number;
        delay: string;
        content: SequenceContent;
        heldAt: string | null;
        heldDetail: string | null;
      }[]
    | null;
};

const SELECT = `
  select c.id, c.name, c.status, c.settings, c.audience, c.rank, c.enrolled_once, c.version, p.version as plan_version,
         c.created_at, c.created_by, c.launched_at, c.paused_at, c.completed_at, c.archived_at,
         (select jsonb_agg(jsonb_build_object('number', s.number, 'position', s.position, 'delay', s.delay,
                                              'content', s.content, 'heldAt', iso(s.held_at),
                                              'heldDetail', s.held_detail) order by s.position)
            from sequences s
           where s.workspace_id = c.workspace_id and s.campaign_id = c.id and s.removed_at is null) as sequences
    from campaigns c
    join campaign_plans p on p.workspace_id = c.workspace_id and p.campaign_id = c.id`;

export async function findCampaign(sql: Sql, workspaceId: string, id: string): Promise<Campaign | undefined> {
  const [row] = await sql.query<Row>(`${SELECT} where c.workspace_id = $1 and c.id = $2`, [workspaceId, id]);
  return row && campaignFrom(row);
}

/** Newest first; every word of the search is part of the name. */
export async function listCampaigns(
  sql: Sql,
  workspaceId: string,
  query: CampaignListQuery,
): Promise<Campaign[]> {
  const params: unknown[] = [workspaceId];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = ['c.workspace_id = $1'];
  if (query.statuses) where.push(`c.status = any (${bind(query.statuses)}::text[])`);
  if (query.channel !== undefined) {
    where.push(`exists (select 1 from sequences s
                         where s.workspace_id = c.workspace_id and s.campaign_id = c.id and s.removed_at is null
                           and s.channel = ${bind(query.channel)})`);
  }
  for (const word of (query.search ?? '').split(/\s+/).filter((part) => part !== '')) {
    where.push(`c.name ilike ${bind(`%${escapeLike(word)}%`)}`);
  }
  if (query.after) {
    where.push(
      `(c.created_at, c.id) < (${bind(query.after.createdAt)}::timestamptz, ${bind(query.after.id)}::uuid)`,
    );
  }
  const rows = await sql.query<Row>(
    `${SELECT} where ${where.join(' and ')} order by c.created_at desc, c.id desc limit ${bind(query.limit)}`,
    params,
  );
  return rows.map(campaignFrom);
}

function campaignFrom(row: Row): Campaign {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    settings: row.settings,
    audience: row.audience,
    rank: row.rank,
    enrolledOnce: row.enrolled_once,
    version: row.version,
    planVersion: row.plan_version,
    sequences: (row.sequences ?? []).map(({ heldAt, heldDetail, ...sequence }) => ({
      id: sequenceId(row.id, sequence.number),
      ...sequence,
      held: heldAt === null ? null : { at: new Date(heldAt), detail: heldDetail },
    })),
    createdAt: row.created_at,
    createdBy: row.created_by,
    launchedAt: row.launched_at,
    pausedAt: row.paused_at,
    completedAt: row.completed_at,
    archivedAt: row.archived_at,
  };
}
