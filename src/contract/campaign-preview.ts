/** What a campaign would do, before it does it, and what was done with it (contract.md §2). */
import { z } from 'zod';
import { AudienceCount } from './campaign.ts';
import { Instant, Money } from './common.ts';
import { EnrollmentEvent } from './enrollment.ts';
import { Id } from './ids.ts';
import { OutboxMessage } from './outbox.ts';
import { listOf, listQuery } from './pagination.ts';
import { SequenceEdit } from './sequence.ts';

const Fault = z.object({ path: z.string(), message: z.string() });

export const LaunchPreview = z
  .object({
    faults: z
      .array(Fault)
      .meta({ description: 'What a launch would be refused for. Empty: it can be launched.' }),
    audience: AudienceCount.nullable().meta({ description: 'Null: it has none.' }),
    cost: Money.meta({
      description: 'Every sequence for everyone available, by the price list: the most it can be.',
    }),
    sequences: z
      .array(
        z.object({
          sequenceId: z.string(),
          price: Money.meta({ description: 'For one record.' }),
          dueAt: Instant,
          sendDate: z.string().nullable(),
          locksAt: Instant,
        }),
      )
      .meta({
        description: 'When each would leave for somebody of the campaign’s zone who is enrolled now.',
      }),
  })
  .meta({ id: 'LaunchPreview' });

export const SequenceQuestion = z
  .strictObject({
    sequence: SequenceEdit,
    recordId: Id.optional().meta({ description: 'For whom; left out: for somebody made up.' }),
  })
  .meta({ id: 'SequenceQuestion' });

export const SequencePreview = z
  .object({
    message: OutboxMessage.nullable().meta({ description: 'Null: it cannot be made, see `faults`.' }),
    faults: z.array(
      Fault.extend({ line: z.int().optional(), column: z.int().optional() }).meta({
        description: '`path`: the part of the sequence; empty: it concerns this record.',
      }),
    ),
  })
  .meta({ id: 'SequencePreview' });

export const CampaignEventListQuery = listQuery({});
export const CampaignEventList = listOf(EnrollmentEvent).meta({ id: 'CampaignEventList' });
