/** Default senders as the settings describe them; a channel without settings stays in the sandbox. */
import type { Config } from '#config/config';
import { ensureSenders, type EnvironmentSender } from '#db/queries/sender-ensure';
import type { Database, Sql } from '#db/database';

/** Slots: how many touches may be in flight at a sender at a time. SMTP: one connection each (contract.md §2). */
const SANDBOX_SLOTS = 100;
const SMTP_SLOTS = 50;
const TWILIO_SLOTS = 10;
const LOB_SLOTS = 20;

export function environmentSenders({
  smtp,
  twilio,
  lob,
}: Pick<Config, 'smtp' | 'twilio' | 'lob'>): readonly EnvironmentSender[] {
  return [
    {
      channel: 'email',
      ...(smtp ? { provider: 'smtp', slots: SMTP_SLOTS } : { provider: 'sandbox', slots: SANDBOX_SLOTS }),
    },
    {
      channel: 'sms',
      ...(twilio
        ? { provider: 'twilio', slots: TWILIO_SLOTS }
        : { provider: 'sandbox', slots: SANDBOX_SLOTS }),
    },
    {
      channel: 'direct_mail',
      ...(lob ? { provider: 'lob', slots: LOB_SLOTS } : { provider: 'sandbox', slots: SANDBOX_SLOTS }),
    },
  ];
}

/** At a start: the settings may have changed since the last one. */
export async function prepareSenders(db: Database, senders: readonly EnvironmentSender[]): Promise<void> {
  const workspaces = await db.query<{ id: string }>(
    'select workspace_id as id from workspaces order by workspace_id',
  );
  for (const { id } of workspaces) await db.transaction((tx: Sql) => ensureSenders(tx, id, senders));
}
