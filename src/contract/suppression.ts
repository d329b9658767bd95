/** The do-not-contact list (contract.md §2). */
import { z } from 'zod';
import {
  SUPPRESSION_EFFECTS,
  SUPPRESSION_KINDS,
  SUPPRESSION_REASONS,
  SUPPRESSION_SCOPES,
} from '#domain/suppression/suppression';
import { Actor, Instant, queryFlag } from './common.ts';
import { Id } from './ids.ts';
import { listQuery } from './pagination.ts';
import { AddressValue, Note, Reason, Receipt } from './receipt.ts';

const SuppressionKind = z.enum(SUPPRESSION_KINDS).meta({ id: 'SuppressionKind' });
const SuppressionScope = z
  .enum(SUPPRESSION_SCOPES)
  .meta({ id: 'SuppressionScope', description: 'Every channel, or one of them.' });
const SuppressionEffect = z.enum(SUPPRESSION_EFFECTS).meta({
  id: 'SuppressionEffect',
  description: '`wish` ends enrollments that would use it; `dead` skips their touches to it.',
});
const REASONS = Object.keys(SUPPRESSION_REASONS) as [keyof typeof SUPPRESSION_REASONS];

export const Suppression = z
  .object({
    id: Id,
    kind: SuppressionKind,
    value: z.string().meta({ description: 'In its one normal form; an address by street and ZIP code.' }),
    scope: SuppressionScope,
    effect: SuppressionEffect,
    reason: z.enum(REASONS).meta({ id: 'SuppressionReason' }),
    note: z.string().nullable(),
    actor: Actor,
    createdAt: Instant,
    liftedAt: Instant.nullable(),
    liftedBy: Actor.nullable(),
  })
  .meta({ id: 'Suppression' });

export const SuppressionMade = Suppression.extend({
  receipts: z.array(Receipt).meta({ description: 'Of the enrollments that it ended.' }),
  trimmed: z.array(Id).meta({ description: 'Enrollments that go on without the touches to this address.' }),
}).meta({ id: 'SuppressionMade' });

export const SuppressionInput = z
  .strictObject({
    kind: SuppressionKind,
    value: AddressValue.meta({
      description: 'An email, a phone, the id of a record, or an address: one line or its parts.',
    }),
    scope: SuppressionScope.default('all'),
    reason: Reason.optional().meta({
      description: `One of ${REASONS.join(', ')} (default manual). Other words are kept as the note.`,
    }),
    note: Note.optional(),
  })
  .meta({ id: 'SuppressionInput' });

export const SuppressionListQuery = listQuery({
  kind: SuppressionKind.optional(),
  effect: SuppressionEffect.optional(),
  recordId: Id.optional().meta({ description: 'Of this record: its emails, phones and address, or itself.' }),
  search: z.string().trim().max(200).optional().meta({ description: 'Part of a value or a note.' }),
  lifted: queryFlag.optional().meta({ description: 'true: those that were lifted.' }),
});
