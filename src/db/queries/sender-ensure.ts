/** Gives a workspace its default sender of each channel, as the settings of the process have it now. */
import type { ChannelName } from '#domain/touch/channel';
import type { Sql } from '../database.ts';
import { uuidv7 } from '../uuid.ts';

export type EnvironmentSender = {
  readonly channel: ChannelName;
  readonly provider: 'sandbox' | 'smtp' | 'twilio' | 'lob';
  readonly slots: number;
};

/** Senders that people made stay as they are; what follows the environment follows it. */
export async function ensureSenders(
  sql: Sql,
  workspaceId: string,
  senders: readonly EnvironmentSender[],
): Promise<void> {
  for (const { channel, provider, slots } of senders) {
    const changed = await sql.execute(
      `update senders set provider = $3, name = $3, slots = $4,
              status = case when provider = $3 then status else 'ok' end,
              status_detail = case when provider = $3 then status_detail end
        where workspace_id = $1 and channel = $2 and origin = 'environment' and (provider <> $3 or slots <> $4)`,
      [workspaceId, channel, provider, slots],
    );
    if (changed > 0) continue;
    await sql.execute(
      `insert into senders (workspace_id, id, channel, provider, name, is_default, origin, slots, status, created_at)
       select $1, $2, $3, $4, $4, not exists (select 1 from senders d
                                               where d.workspace_id = $1 and d.channel = $3 and d.is_default),
              'environment', $5, 'ok', n.at
         from (select doorstep_now() as at) n
        where not exists (select 1 from senders s
                           where s.workspace_id = $1 and s.channel = $3 and s.origin = 'environment')
       on conflict do nothing`,
      [workspaceId, uuidv7(), channel, provider, slots],
    );
  }
}
