/** One planned piece of outreach for one enrollment, wherever it is shown (contract.md §2). */
import { z } from 'zod';
import { CHANNELS } from '#domain/touch/channel';
import { TOUCH_STATUSES } from '#domain/touch/touch-status';
import { Instant, Money } from './common.ts';
import { Id, TouchId } from './ids.ts';
import { listQuery } from './pagination.ts';

export const ChannelName = z.enum(CHANNELS).meta({ id: 'Channel' });
export const TouchStatus = z.enum(TOUCH_STATUSES).meta({
  id: 'TouchStatus',
  description: '`planned`: computed from the plan, not stored. `unknown`: may have been sent, never resent.',
});
const SendDate = z.string().meta({ description: 'Direct mail: the day it leaves.', example: '2025-03-10' });

export const Touch = z
  .object({
    id: TouchId.meta({ description: 'The same from the day of enrollment, whatever becomes of it.' }),
    sequenceId: z.string(),
    channel: ChannelName,
    status: TouchStatus,
    reason: z.string().nullable().meta({ description: 'Why it was skipped, cancelled or has failed.' }),
    dueAt: Instant.nullable(),
    sendDate: SendDate.nullable(),
    locksAt: Instant.nullable().meta({
      description:
        'The earliest instant at which it can lock. Whether it can still be stopped is `stoppable`.',
    }),
    stoppable: z.boolean(),
    processingAt: Instant.nullable(),
    acceptedAt: Instant.nullable(),
    sentAt: Instant.nullable(),
    deliveredAt: Instant.nullable(),
    batchId: Id.nullable(),
    cost: Money,
  })
  .meta({ id: 'Touch' });

/** A touch that is more than planned, standing alone. */
export const TouchRow = Touch.extend({
  enrollmentId: Id,
  recordId: Id,
  campaignId: Id,
  providerMessageId: z.string().nullable(),
  attempts: z.int().meta({ description: 'How often it was handed over.' }),
}).meta({ id: 'TouchRow' });

export const TouchAttempt = z
  .object({
    at: Instant,
    attempt: z.int(),
    outcome: z.string(),
    applied: z
      .boolean()
      .meta({ description: 'False: it came after the lease was lost and changed nothing.' }),
    code: z.string().nullable(),
    detail: z.string().nullable(),
    providerMessageId: z.string().nullable(),
  })
  .meta({
    id: 'TouchAttempt',
    description: 'A try that was not simply accepted, or an outcome that came too late.',
  });

export const TouchDetail = TouchRow.extend({
  detail: z.string().nullable(),
  scheduledAt: Instant,
  retryAt: Instant.nullable(),
  senderId: Id.nullable(),
  secondLook: z.record(z.string(), z.unknown()).nullable().meta({
    description:
      'What was found when it was looked at again before the hand-over, when it was not simply "go".',
  }),
  history: z.array(TouchAttempt),
}).meta({ id: 'TouchDetail' });

const many = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([schema, z.array(schema).min(1).max(20)])
    .transform((value) => (Array.isArray(value) ? value : [value]));

export const TouchListQuery = listQuery({
  campaignId: Id.optional(),
  enrollmentId: Id.optional(),
  recordId: Id.optional(),
  batchId: Id.optional(),
  status: many(TouchStatus.exclude(['planned'])).optional(),
  channel: many(ChannelName).optional(),
});

export const TouchParams = z.strictObject({ id: TouchId });
