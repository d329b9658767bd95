/** `GET/PATCH /workspace` (contract.md §2). */
import { z } from 'zod';
import { DAYS_OF_WEEK } from '#domain/campaign/campaign-settings';
import { PRICED } from '#domain/workspace/workspace';
import { Address, Amount, CurrencyCode, Email, LeadTime, Locale, TimeOfDay, TimeZone, WholeDays } from './common.ts';
import { Id } from './ids.ts';

const name = z.string().trim().min(1).max(200);
const QuietHours = z.enum(['strict', 'off']);

export const SendWindow = z
  .strictObject({ days: z.array(z.enum(DAYS_OF_WEEK)).min(1), from: TimeOfDay, to: TimeOfDay })
  .meta({ id: 'SendWindow' });

/** Settings that new campaigns start from; each may be left out. */
export const CampaignDefaults = z
  .strictObject({
    timeZone: TimeZone,
    sendWindow: SendWindow.nullable(),
    quietHours: z.strictObject({ sms: QuietHours, email: QuietHours, directMail: QuietHours }),
    mailLeadTime: LeadTime,
    mailCutoffTime: TimeOfDay,
    continuous: z.boolean(),
    marketingDelay: WholeDays.nullable(),
    exclusive: z.boolean(),
    exitRules: z.strictObject({ onReply: z.boolean(), onBounce: z.boolean() }),
  })
  .partial()
  .meta({ id: 'CampaignDefaults' });

export const WorkspaceDefaults = z
  .strictObject({
    campaign: CampaignDefaults,
    wishEffect: z.enum(['end', 'trim']).meta({
      description: 'What STOP and unsubscribe do to active enrollments: end them, or only skip the touches that would use the address.',
    }),
  })
  .meta({ id: 'WorkspaceDefaults' });

const Prices = z
  .strictObject(Object.fromEntries(PRICED.map((what) => [what, Amount])) as Record<(typeof PRICED)[number], typeof Amount>)
  .meta({ id: 'Prices', description: 'Per email, SMS segment and mail piece, in the workspace currency.' });

export const WorkspaceAddress = Address.extend({ name: name.nullish() });

export const WorkspaceBody = z
  .object({
    id: Id,
    name,
    timeZone: TimeZone,
    locale: Locale,
    currency: CurrencyCode,
    postalAddress: WorkspaceAddress.nullable(),
    supportEmail: Email.nullable(),
    prices: Prices,
    defaults: WorkspaceDefaults,
  })
  .meta({ id: 'Workspace' });

export const WorkspacePatch = z
  .strictObject({
    name,
    timeZone: TimeZone,
    locale: Locale,
    currency: CurrencyCode,
    postalAddress: WorkspaceAddress.nullable(),
    supportEmail: Email.nullable(),
    prices: Prices.partial(),
    defaults: WorkspaceDefaults.partial(),
  })
  .partial()
  .meta({ id: 'WorkspacePatch' });
