/**
 * The campaign's own row as a lock. Whoever enrolls or claims shares it (KEY SHARE), whoever changes it owns it (NO KEY
 * UPDATE, which sharers do not hinder), and who must be sure that nobody is at work takes it alone (UPDATE, which waits
 * for sharers and keeps new ones out). A locking SELECT gives the row as it is once the lock is held.
 */
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { CampaignStatus } from '#domain/campaign/campaign-status';
import type { CampaignLock, LockedCampaign } from '#engine/ports/campaign-store';
import type { Sql } from '../database.ts';

type Row = {
  status: CampaignStatus;
  version: number;
  settings: CampaignSettings;
  exclusive: boolean;
  enrolled_once: boolean;
  paused_at: Date | null;
  resuming_since: Date | null;
};

const SELECT = `select status, version, settings, exclusive, enrolled_once, paused_at, resuming_since from campaigns
                 where workspace_id = $1 and id = $2`;
const FOR: Readonly<Record<CampaignLock, string>> = {
  'key share': 'for key share',
  'no key update': 'for no key update',
  update: 'for update',
};

export async function lockCampaign(
  sql: Sql,
  workspaceId: string,
  id: string,
  how: CampaignLock,
): Promise<LockedCampaign | undefined> {
  const [row] = await sql.query<Row>(`${SELECT} ${FOR[how]}`, [workspaceId, id]);
  return row && lockedFrom(row);
}

export async function tryLockCampaignAlone(
  sql: Sql,
  workspaceId: string,
  id: string,
): Promise<LockedCampaign | undefined> {
  const [row] = await sql.query<Row>(`${SELECT} for update skip locked`, [workspaceId, id]);
  return row && lockedFrom(row);
}

const lockedFrom = (row: Row): LockedCampaign => ({
  status: row.status,
  version: row.version,
  settings: row.settings,
  exclusive: row.exclusive,
  enrolledOnce: row.enrolled_once,
  pausedAt: row.paused_at,
  resumingSince: row.resuming_since,
});
