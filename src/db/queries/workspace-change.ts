/** Changes the fields that are named, under the row's lock: two people who change different fields both keep theirs. */
import type { Workspace } from '#domain/workspace/workspace';
import type { WorkspaceChange } from '#engine/ports/workspace-store';
import type { Database } from '../database.ts';
import { WORKSPACE_COLUMNS, workspaceFrom, type WorkspaceRow } from './workspace-find.ts';

export function workspaceChange(db: Database, workspaceId: string, change: WorkspaceChange): Promise<Workspace | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx.query<WorkspaceRow>(
      `select ${WORKSPACE_COLUMNS} from workspaces where workspace_id = $1 for no key update`,
      [workspaceId],
    );
    if (!row) return undefined;
    const next = changed(workspaceFrom(row), change);
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
  });
}

function changed(now: Workspace, { prices, defaults, ...plain }: WorkspaceChange): Workspace {
  return {
    ...now,
    ...given(plain),
    prices: { ...now.prices, ...given(prices) },
    defaults: {
      wishEffect: defaults?.wishEffect ?? now.defaults.wishEffect,
      campaign: { ...now.defaults.campaign, ...given(defaults?.campaign) },
    },
  };
}

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** What was named: a field that is undefined was not. */
function given<T extends object>(change: T | undefined): Given<T> {
  return Object.fromEntries(Object.entries(change ?? {}).filter(([, value]) => value !== undefined)) as Given<T>;
}
