/** Enrollments: one record's passages through a campaign (contract.md §2). */
import { z } from 'zod';
import { parseSequenceId } from '#domain/campaign/sequence-id';
import { SHOWN_STATUSES } from '#domain/enrollment/enrollment-selection';
import { ENROLLMENT_STATUSES, LEFT_OUT_REASONS, UNENROLL_CAUSES } from '#domain/enrollment/enrollment-status';
import { ENROLLMENT_SORTS } from '#domain/enrollment/enrollment-sort';
import { Actor, Instant, queryFlag } from './common.ts';
import { EnrollmentCounts, MAX_NAMED_RECORDS } from './campaign.ts';
import { Id } from './ids.ts';
import { listOf, listQuery } from './pagination.ts';
import { RecordFilter, RecordType, Search, Tag } from './record-filter.ts';
import { ChannelName, Touch, TouchStatus } from './touch.ts';

export const EnrollmentStatus = z.enum(ENROLLMENT_STATUSES).meta({ id: 'EnrollmentStatus' });
export const UnenrollCause = z.enum(UNENROLL_CAUSES).meta({ id: 'UnenrollCause' });
export const LeftOutReason = z.enum(LEFT_OUT_REASONS).meta({ id: 'LeftOutReason' });

export const EnrollInput = z
  .union([
    z.strictObject({ recordIds: z.array(Id).min(1).max(MAX_NAMED_RECORDS) }),
    z.strictObject({ filter: RecordFilter }),
  ])
  .meta({
    id: 'EnrollInput',
    description: '`recordIds` enrolls again whoever was in before; `filter` (`{}`: everybody) never does.',
  });

export const EnrollAnswer = z
  .object({
    enrolled: z.int(),
    skipped: z.array(z.object({ recordId: Id, reason: LeftOutReason })),
  })
  .meta({ id: 'EnrollAnswer' });

/** What a list needs to show of a record. */
export const EnrolledRecord = z
  .object({
    id: Id,
    type: RecordType,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    address: z.string().nullable().meta({ description: 'In one line.' }),
    deleted: z.boolean(),
  })
  .meta({ id: 'EnrolledRecord' });

const base = {
  id: Id,
  campaignId: Id,
  record: EnrolledRecord,
  status: EnrollmentStatus,
  completing: z
    .boolean()
    .meta({ description: 'Unenrolled, and something that could not be stopped is still processing.' }),
  cause: UnenrollCause.nullable(),
  passage: z.int().meta({ description: 'Counts a record’s passages through this campaign from 1.' }),
  enrolledAt: Instant,
  enrolledBy: Actor,
  endedAt: Instant.nullable(),
};

export const Enrollment = z
  .object({
    ...base,
    nextTouch: Touch.nullable().meta({
      description: 'What is scheduled; while nothing is, what is processing.',
    }),
    lastTouch: Touch.nullable().meta({ description: 'The last one that was handed over or is being.' }),
  })
  .meta({ id: 'Enrollment' });

export const EnrollmentEvent = z
  .object({
    id: z.string(),
    at: Instant,
    type: z.string(),
    actor: Actor,
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'EnrollmentEvent' });

const many = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([schema, z.array(schema).min(1).max(20)])
    .transform((value): z.output<Schema>[] => (Array.isArray(value) ? value : [value]) as z.output<Schema>[]);

/** Beside the filter over records: for the list, and for a stop of many. */
export const enrollmentFilterShape = {
  status: many(z.enum(SHOWN_STATUSES))
    .optional()
    .meta({ description: '`unenrolled` includes those that are completing.' }),
  cause: many(UnenrollCause).optional(),
  sequenceId: z
    .string()
    .refine((text) => parseSequenceId(text) !== undefined, 'is not the id of a sequence')
    .optional(),
  channel: many(ChannelName).optional(),
  touchStatus: many(TouchStatus.exclude(['planned'])).optional(),
  stoppable: queryFlag
    .optional()
    .meta({ description: 'True: scheduled. False: past stopping and not settled for good.' }),
  locksBefore: Instant.optional().meta({ description: 'Scheduled, and may lock before this instant.' }),
  enrolledAfter: Instant.optional().meta({ description: 'Inclusive.' }),
  enrolledBefore: Instant.optional().meta({ description: 'Exclusive.' }),
};

const tags = z
  .union([Tag, z.array(Tag).max(50)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

const MAX_NAMED_IN_LIST = 200;
const ids = z
  .union([Id, z.array(Id).max(MAX_NAMED_IN_LIST)])
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .meta({ description: 'Given several times: these enrollments, to look at them again.' });

const listShape = {
  ...enrollmentFilterShape,
  id: ids.optional(),
  search: Search.optional(),
  type: RecordType.optional(),
  tags: tags.optional(),
  listId: Id.optional(),
  state: RecordFilter.shape.state,
  sort: z
    .enum(ENROLLMENT_SORTS)
    .default('enrolledAt')
    .meta({ description: 'With `-`: the other way round.' }),
};

/** The same list as a file: no pages. `workspaceId`: a link cannot carry the header. */
export const EnrollmentCsvQuery = z.strictObject({ ...listShape, workspaceId: Id.optional() });

export const EnrollmentListQuery = listQuery(listShape).meta({
  description: 'Every filter given must hold; those about touches for one and the same touch.',
});

export const EnrollmentList = listOf(Enrollment)
  .extend({ counts: EnrollmentCounts.meta({ description: 'Of the whole campaign, whatever the filters.' }) })
  .meta({ id: 'EnrollmentList' });

export const RecordEnrollments = listOf(Enrollment.extend({ campaignName: z.string() })).meta({
  id: 'RecordEnrollments',
});
