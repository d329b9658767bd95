/** The default sender of each channel that has one and is not paused. */
import type { DispatchSender } from '#engine/ports/dispatch-store';
import type { Sql } from '../database.ts';

export function listDispatchSenders(sql: Sql, workspaceId: string): Promise<DispatchSender[]> {
  return sql.query<DispatchSender>(
    `select id, channel, provider, slots from senders
      where workspace_id = $1 and is_default and status = 'ok' order by channel`,
    [workspaceId],
  );
}
