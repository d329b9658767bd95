/** Unenrolling: what is asked, the preview, and the receipt (contract.md §2). */
import { z } from 'zod';
import { parseSequenceId } from '#domain/campaign/sequence-id';
import { SHOWN_STATUSES } from '#domain/enrollment/enrollment-selection';
import { UNENROLL_CAUSES } from '#domain/enrollment/enrollment-status';
import { Actor, Instant, Money } from './common.ts';
import { Id } from './ids.ts';
import { listQuery } from './pagination.ts';
import { RecordFilter, RecordType } from './record-filter.ts';
import { ChannelName, Touch, TouchStatus } from './touch.ts';

export const UnenrollCause = z.enum(UNENROLL_CAUSES).meta({ id: 'UnenrollCause' });

/** jsonb and text cannot hold the character NUL. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .transform((text) => text.replaceAll('\u0000', ''));
export const Reason = words(200).meta({ description: 'Why, in a few words.' });
export const Note = words(4000);

const StoppedTouch = Touch.extend({
  was: z.enum(['planned', 'scheduled']).meta({ description: 'What it was when it was stopped.' }),
}).meta({ id: 'StoppedTouch' });

const ExpectedArrival = z
  .object({ earliest: z.string(), latest: z.string() })
  .meta({ id: 'ExpectedArrival', description: 'Days on which a piece of mail is likely to arrive.' });

const StopMoney = z
  .object({
    released: Money.meta({ description: 'Will not be spent, because it was stopped.' }),
    spent: Money.meta({ description: 'What providers took for this enrollment.' }),
    committed: Money.meta({ description: 'Processing, or not known.' }),
  })
  .meta({ id: 'StopMoney' });

export const Proof = z
  .union([
    z.strictObject({ state: z.literal('pending') }),
    z.strictObject({
      state: z.literal('sealed'),
      block: z.int(),
      position: z.int().meta({ description: 'Of the event that tells of it.' }),
      hash: z.string().meta({ description: 'SHA-256, hex, of the receipt’s permanent words.' }),
    }),
  ])
  .meta({ id: 'Proof', description: 'Its place in the chain of everything that happened in the workspace.' });

export const Receipt = z
  .object({
    id: Id,
    enrollmentId: Id,
    recordId: Id,
    campaignId: Id,
    at: Instant.meta({ description: 'From then on no touch in `stops` is handed to a provider.' }),
    actor: Actor,
    cause: UnenrollCause,
    reason: z.string().nullable(),
    note: z.string().nullable(),
    stops: z.array(StoppedTouch).meta({ description: 'What will not happen, planned touches included.' }),
    continues: z
      .array(Touch)
      .meta({ description: 'What was past stopping and not settled for good, as it was then.' }),
    changedSincePreview: z
      .array(Touch)
      .meta({ description: 'Touches that had moved since the preview, as they were just before the stop.' }),
    alsoEnded: z.array(Id).meta({ description: 'Receipts of what else the opt-out ended.' }),
    outcomes: z.array(Touch).meta({ description: 'What has become of those that continued.' }),
    money: StopMoney,
    restoredAt: Instant.nullable(),
    jobId: Id.nullable().meta({ description: 'The stop of many that it belongs to.' }),
    proof: Proof,
  })
  .meta({ id: 'Receipt' });

export const ReceiptListQuery = listQuery({
  enrollmentId: Id.optional(),
  recordId: Id.optional(),
  campaignId: Id.optional(),
  jobId: Id.optional(),
  cause: UnenrollCause.optional(),
});

export const Receipts = z.object({ receipts: z.array(Receipt) }).meta({ id: 'Receipts' });

export const UnenrollInput = z
  .strictObject({
    reason: Reason,
    note: Note,
    expectVersion: z.string().min(1).max(16_384).meta({
      description: '`version` of a preview. One that has moved never refuses: see `changedSincePreview`.',
    }),
    optOut: z.boolean().meta({ description: 'Suppresses the person and every address of theirs, too.' }),
  })
  .partial()
  .meta({ id: 'UnenrollInput' });

export const UnenrollPreview = z
  .object({
    version: z.string(),
    stops: z.array(Touch),
    continues: z.array(Touch.extend({ expectedArrival: ExpectedArrival.nullable() })),
    money: StopMoney,
    otherEnrollments: z
      .array(
        z.object({
          id: Id,
          campaign: z.object({ id: Id, name: z.string() }),
          record: z.object({ id: Id, type: RecordType, name: z.string() }),
          enrolledAt: Instant,
          nextTouch: z.object({ channel: ChannelName, dueAt: Instant, locksAt: Instant }).nullable(),
        }),
      )
      .meta({ description: 'Of the same person, properties that reach them included. They go on.' }),
    replacement: z.null().meta({ description: 'Who would take the place in a batch; nobody does.' }),
  })
  .meta({ id: 'UnenrollPreview' });

export const UnenrollEverywhereInput = z
  .strictObject({ reason: Reason, note: Note })
  .partial()
  .meta({ id: 'UnenrollEverywhereInput' });

const AddressText = z.string().trim().min(1).max(400);
const AddressParts = z
  .strictObject({
    line1: z.string(),
    line2: z.string().nullable(),
    city: z.string(),
    state: z.string(),
    postalCode: z.string(),
  })
  .partial();
export const AddressValue = z
  .union([AddressText, AddressParts])
  .meta({ description: 'One line or its parts; street and ZIP code are needed.' });

export const UnenrollPersonInput = z
  .strictObject({
    email: z.string().max(254),
    phone: z.string().max(60),
    address: AddressValue,
    reason: Reason,
    note: Note,
  })
  .partial()
  .refine(
    ({ email, phone, address }) => [email, phone, address].filter((one) => one !== undefined).length === 1,
    {
      message: 'name exactly one of email, phone and address',
    },
  )
  .meta({ id: 'UnenrollPersonInput' });

const several = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([schema, z.array(schema).min(1).max(20)])
    .transform((value): z.output<Schema>[] => (Array.isArray(value) ? value : [value]) as z.output<Schema>[]);

const SequenceId = z.string().transform((text, ctx) => {
  const parsed = parseSequenceId(text);
  if (parsed) return parsed;
  ctx.addIssue({ code: 'custom', message: 'is not the id of a sequence' });
  return z.NEVER;
});

/** What the list of enrollments and a stop of many can be asked for, beside the filter over records. */
export const enrollmentFilterShape = {
  status: several(z.enum(SHOWN_STATUSES)).meta({
    description: '`unenrolled` includes those still completing.',
  }),
  cause: several(UnenrollCause),
  sequenceId: SequenceId.meta({ description: 'One touch: of this sequence,' }),
  channel: several(ChannelName).meta({ description: 'on one of these channels,' }),
  touchStatus: several(TouchStatus).meta({
    description: 'in one of these states; `planned`: still to come,',
  }),
  stoppable: z.boolean().meta({ description: 'scheduled and stoppable (true), or past stopping (false),' }),
  locksBefore: Instant.meta({ description: 'scheduled and able to lock before this instant.' }),
  enrolledAfter: Instant.meta({ description: 'Inclusive.' }),
  enrolledBefore: Instant.meta({ description: 'Exclusive.' }),
};
export const EnrollmentFilter = z
  .strictObject({ ...RecordFilter.shape, ...enrollmentFilterShape })
  .partial()
  .meta({
    id: 'EnrollmentFilter',
    description: 'Every field given must hold; `{}` is everybody in the campaign.',
  });

export const MAX_NAMED_ENROLLMENTS = 25_000;
const more = { reason: Reason.optional(), note: Note.optional(), dryRun: z.boolean().default(false) };
export const BulkUnenrollInput = z
  .union([
    z.strictObject({ enrollmentIds: z.array(Id).min(1).max(MAX_NAMED_ENROLLMENTS), ...more }),
    z.strictObject({ filter: EnrollmentFilter, ...more }),
  ])
  .meta({ id: 'BulkUnenrollInput', description: 'Named, or all that match now. `dryRun`: only count.' });

const byChannel = z.partialRecord(ChannelName, z.int());
export const BulkUnenrollPreview = z
  .object({
    dryRun: z.literal(true),
    enrollments: z.int().meta({ description: 'How many would be unenrolled.' }),
    stops: z
      .object({ total: z.int(), scheduled: byChannel, planned: byChannel })
      .meta({ description: 'Touches that would not happen.' }),
    continues: z
      .object({ total: z.int(), byChannel })
      .meta({ description: 'Touches that are past stopping.' }),
    alreadyUnenrolled: z.int(),
    completed: z.int(),
    notFound: z.int().meta({ description: 'Named ones that are not of this campaign.' }),
    money: z.object({ released: Money }),
  })
  .meta({ id: 'BulkUnenrollPreview' });
