/** `GET/PATCH /workspace` (contract.md §2). */
import { z } from 'zod';
import { DAYS_OF_WEEK } from '#domain/campaign/campaign-settings';
import { PRICE_KEYS, type PriceKey } from '#domain/money/prices';
import { WISH_EFFECTS } from '#domain/workspace/workspace';
import {
  Address,
  CurrencyCode,
  Email,
  LeadTime,
  Locale,
  Price,
  TimeOfDay,
  TimeZone,
  WholeDays,
} from './common.ts';
import { Id } from './ids.ts';

const name = z.string().trim().min(1).max(200);
const QuietHours = z.enum(['strict', 'off']);

export const SendWindow = z
  .strictObject({ days: z.array(z.enum(DAYS_OF_WEEK)).min(1), from: TimeOfDay, to: TimeOfDay })
  .meta({ id: 'SendWindow' });

/** Settings of campaigns that say nothing themselves; each may be left out. */
export const WorkspaceDefaults = z
  .strictObject({
    sendWindow: SendWindow.nullable(),
    quietHours: z.strictObject({ sms: QuietHours, email: QuietHours, directMail: QuietHours }).partial(),
    mailLeadTime: LeadTime,
    mailCutoffTime: TimeOfDay,
    continuous: z.boolean(),
    marketingDelay: WholeDays.nullable(),
    exclusive: z.boolean(),
    exitRules: z.strictObject({ onReply: z.boolean(), onBounce: z.boolean() }).partial(),
    wishEffect: z.enum(WISH_EFFECTS).meta({
      description:
        'What STOP and unsubscribe do to active enrollments: end them, or skip only the touches that would use the address.',
    }),
  })
  .partial()
  .meta({ id: 'WorkspaceDefaults' });

const Prices = z
  .strictObject(Object.fromEntries(PRICE_KEYS.map((key) => [key, Price])) as Record<PriceKey, typeof Price>)
  .meta({
    id: 'Prices',
    description: 'Per email, SMS segment and mail piece, in the currency of the workspace.',
  });

const party = z.string().trim().min(1).max(200);
export const WorkspaceAddress = Address.extend({
  name: party.nullish().meta({ description: 'Default: the name of the workspace.' }),
  company: party.nullish(),
}).meta({ id: 'WorkspaceAddress' });

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
    defaults: WorkspaceDefaults,
  })
  .partial()
  .meta({ id: 'WorkspacePatch' });

export const SampleDataBody = z
  .object({
    loaded: z.boolean(),
    records: z.int().meta({ description: 'How many it brought.' }),
    campaignIds: z.array(Id),
  })
  .meta({ id: 'SampleData' });
