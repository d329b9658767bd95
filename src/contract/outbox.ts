/** What the sandbox "sent": each message as its recipient would see it (contract.md §2). */
import { z } from 'zod';
import { MAIL_FORMATS } from '#domain/touch/channel';
import { Instant } from './common.ts';
import { Id, TouchId } from './ids.ts';
import { listQuery } from './pagination.ts';
import { Search } from './record-filter.ts';
import { ChannelName } from './touch.ts';

const OUTBOX_PARTS = ['html', 'front', 'back'] as const;

const Party = z.object({
  name: z.string(),
  company: z.string().optional(),
  line1: z.string(),
  line2: z.string().optional(),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
});

export const OutboxMessage = z
  .discriminatedUnion('channel', [
    z.object({
      channel: z.literal('email'),
      to: z.string(),
      toName: z.string().nullable(),
      subject: z.string(),
      html: z.string().nullable(),
      text: z.string(),
      unsubscribeUrl: z.string(),
    }),
    z.object({ channel: z.literal('sms'), to: z.string(), body: z.string() }),
    z.object({
      channel: z.literal('direct_mail'),
      format: z.enum(MAIL_FORMATS),
      to: Party,
      from: Party.nullable(),
      front: z.string().nullable(),
      back: z.string().nullable(),
      html: z.string().nullable(),
    }),
  ])
  .meta({ id: 'OutboxMessage' });

export const OutboxEntry = z
  .object({
    id: Id,
    touchId: TouchId,
    sequenceId: z.string(),
    channel: ChannelName,
    enrollmentId: Id,
    recordId: Id,
    campaignId: Id,
    at: Instant,
    message: OutboxMessage,
    segments: z.int().nullable().meta({ description: 'SMS: how many a carrier would have charged.' }),
    wouldHaveWaitedUntil: Instant.nullable().meta({
      description: 'Until when a real sender would have waited for a send window or the end of quiet hours.',
    }),
  })
  .meta({ id: 'OutboxEntry' });

export const OutboxListQuery = listQuery({
  channel: ChannelName.optional(),
  recordId: Id.optional(),
  enrollmentId: Id.optional(),
  campaignId: Id.optional(),
  search: Search.optional(),
});

export const OutboxContentParams = z.strictObject({ touchId: TouchId });
export const OutboxContentQuery = z.strictObject({
  part: z
    .enum(OUTBOX_PARTS)
    .default('html')
    .meta({ description: '`html`: an email or a letter; `front`, `back`: of a postcard.' }),
});
