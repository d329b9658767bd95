/** The workspace's own row. */
import type { Workspace } from '#domain/workspace/workspace';
import type { Sql } from '../database.ts';

export type WorkspaceRow = {
  readonly workspace_id: string;
  readonly name: string;
  readonly time_zone: string;
  readonly locale: string;
  readonly currency: string;
  readonly postal_address: Workspace['postalAddress'];
  readonly support_email: string | null;
  readonly prices: Workspace['prices'];
  readonly defaults: Workspace['defaults'];
};

export const WORKSPACE_COLUMNS =
  'workspace_id, name, time_zone, locale, currency, postal_address, support_email, prices, defaults';

export async function findWorkspace(sql: Sql, workspaceId: string): Promise<Workspace | undefined> {
  const [row] = await sql.query<WorkspaceRow>(
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
  prices: row.prices,
  defaults: row.defaults,
});
