/** Senders with the slots that living processes hold. */
import type { SenderReader, SenderView } from '#engine/ports/sender-store';
import type { Sql } from '../database.ts';

type Row = {
  id: string;
  channel: SenderView['channel'];
  provider: SenderView['provider'];
  name: string;
  is_default: boolean;
  slots: number;
  in_use: number;
  status: SenderView['status'];
  status_detail: string | null;
  origin: SenderView['origin'];
  created_at: Date;
};

export const createSenderReader = (sql: Sql): SenderReader => ({
  async list(workspaceId, { channel, deadAfterMs, after, limit }) {
    const rows = await sql.query<Row>(
      `select s.id, s.channel, s.provider, s.name, s.is_default, s.slots, s.status, s.status_detail, s.origin, s.created_at,
              (select coalesce(sum(u.in_use), 0)::integer
                 from sender_slots u join processes p on p.id = u.process_id
                where u.workspace_id = s.workspace_id and u.sender_id = s.id
                  and p.heartbeat_at > (select doorstep_now()) - make_interval(secs => $2 / 1000.0)) as in_use
         from senders s
        where s.workspace_id = $1 and ($3::text is null or s.channel = $3) and ($4::uuid is null or s.id > $4)
        order by s.id limit $5`,
      [workspaceId, deadAfterMs, channel ?? null, after ?? null, limit],
    );
    return rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      provider: row.provider,
      name: row.name,
      isDefault: row.is_default,
      slots: row.slots,
      inUse: row.in_use,
      status: row.status,
      statusDetail: row.status_detail,
      origin: row.origin,
      createdAt: row.created_at,
    }));
  },
});
