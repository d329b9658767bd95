/** Changes the fields that are named, under the row's lock: two people who change different fields both keep theirs. */
import type { Workspace } from '#domain/workspace/workspace';
import type { WorkspaceChange } from '#engine/ports/workspace-store';
import type { Sql } from '../database.ts';
import { WORKSPACE_COLUMNS, workspaceFrom, type WorkspaceRow } from './workspace-find.ts';

/** Two statements: `tx` must be a transaction's. */
export async function changeWorkspace(
  tx: Sql,
  workspaceId: string,
  change: WorkspaceChange,
): Promise<Workspace | undefined> {
  const [row] = await tx.query<WorkspaceRow>(
    `select ${WORKSPACE_COLUMNS} from workspaces where workspace_id = $1 for no key update`,
    [workspaceId],
  );
  if (row === undefined) return undefined;
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const next: Workspace = { ...workspaceFrom(row), ...(named as Partial<Workspace>) };
  await tx.execute(
    `update workspaces set name = $2, time_zone = $3, locale = $4, currency = $5, postal_address = $6,
            support_email = $7, prices = $8, defaults = $9
      where workspace_id = $1`,
    [
      workspaceId,
      next.name,
      next.timeZone,
      next.locale,
      next.currency,
      next.postalAddress === null ? null : JSON.stringify(next.postalAddress),
      next.supportEmail,
      JSON.stringify(next.prices),
      JSON.stringify(next.defaults),
    ],
  );
  return next;
}
