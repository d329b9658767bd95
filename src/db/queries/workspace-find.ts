/** The workspace's own row. Values left out of `prices` and `defaults` are filled in here and nowhere else. */
import { NO_PRICES, PLAIN_DEFAULTS, type Prices, type Workspace, type WorkspaceDefaults } from '#domain/workspace/workspace';
import type { Sql } from '../database.ts';

export type WorkspaceRow = {
  readonly workspace_id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly locale: string;
  readonly currency: string;
  readonly postal_address: Workspace['postalAddress'];
  readonly support_email: string | null;
  readonly prices: Partial<Prices>;
  readonly defaults: Partial<WorkspaceDefaults>;
  readonly created_at: Date;
};

export const WORKSPACE_COLUMNS =
  'workspace_id, name, time_zone, locale, currency, postal_address, support_email, prices, defaults, created_at';

export async function workspaceFind(db: Sql, workspaceId: string): Promise<Workspace | undefined> {
  const [row] = await db.query<WorkspaceRow>(
    `select ${WORKSPACE_COLUMNS} from workspaces where workspace_id = $1`,
    [workspaceId],
  );
  return row && workspaceFrom(row);
}

export const workspaceFrom = (row: WorkspaceRow): Workspace => ({
  id: row.workspace_id,
  name: row.name,
  timeZone: row.time_zone,
  locale: row.locale,
  currency: row.currency,
  postalAddress: row.postal_address,
  supportEmail: row.support_email,
  prices: { ...NO_PRICES, ...row.prices },
  defaults: { ...PLAIN_DEFAULTS, ...row.defaults },
  createdAt: row.created_at,
});
