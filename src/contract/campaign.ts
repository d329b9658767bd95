/** Campaigns: what they are made of, and what happens when they run (contract.md §2). */
import { z } from 'zod';
import { MISSED_POLICIES } from '#domain/campaign/resume-calendar';
import { CAMPAIGN_STATUSES } from '#domain/campaign/campaign-status';
import { LEFT_OUT_REASONS } from '#domain/enrollment/enrollment-status';
import { Actor, Instant, LeadTime, Money, TimeOfDay, TimeZone, WholeDays } from './common.ts';
import { Id } from './ids.ts';
import { listQuery } from './pagination.ts';
import { RecordFilter, Search } from './record-filter.ts';
import { MAX_SEQUENCES, Sequence, SequenceEdit, SequenceInput } from './sequence.ts';
import { ChannelName, TouchStatus } from './touch.ts';
import { SendWindow } from './workspace.ts';

export const CampaignStatus = z.enum(CAMPAIGN_STATUSES).meta({ id: 'CampaignStatus' });
const QuietHours = z.enum(['strict', 'off']);
const FIXED = 'Fixed once the campaign is launched: open batches carry the cut-off that people were shown.';

const settings = {
  timeZone: TimeZone.meta({
    description: `Of the campaign: its days and cut-offs. Default: the workspace’s. ${FIXED}`,
  }),
  sendWindow: SendWindow.nullable().meta({
    description: 'Email and text; null: any time. Applies to touches that are scheduled, too.',
  }),
  quietHours: z.strictObject({ sms: QuietHours, email: QuietHours, directMail: QuietHours }),
  mailLeadTime: LeadTime.meta({ description: FIXED, example: 'P2D' }),
  mailCutoffTime: TimeOfDay.meta({ description: FIXED, example: '17:00' }),
  continuous: z.boolean().meta({
    description: 'Whoever comes to match the audience joins by itself, and the campaign does not complete.',
  }),
  marketingDelay: WholeDays.nullable().meta({
    description: 'Keeps out whoever completed any campaign in the last N days.',
  }),
  exclusive: z
    .boolean()
    .meta({ description: 'A record is in one exclusive campaign at a time. Fixed once launched.' }),
  startAt: Instant.nullable().meta({ description: 'Nothing is due before.' }),
  exitRules: z.strictObject({ onReply: z.boolean(), onBounce: z.boolean() }),
};

export const CampaignSettings = z.object(settings).meta({ id: 'CampaignSettings' });
export const CampaignSettingsInput = z
  .strictObject({
    ...settings,
    quietHours: settings.quietHours.partial(),
    exitRules: settings.exitRules.partial(),
  })
  .partial()
  .meta({ id: 'CampaignSettingsInput' });

export const MAX_NAMED_RECORDS = 25_000;
const RecordIds = z.array(Id).min(1).max(MAX_NAMED_RECORDS);
export const Audience = z
  .union([z.strictObject({ filter: RecordFilter }), z.strictObject({ recordIds: RecordIds })])
  .meta({ id: 'Audience', description: 'Whom it is for: everyone who matches, or these records.' });

const name = z.string().trim().min(1).max(200);
const plan = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_SEQUENCES);

export const CampaignInput = z
  .strictObject({
    name,
    sequences: plan(SequenceInput).default([]),
    settings: CampaignSettingsInput.default({}),
    audience: Audience.nullable().default(null),
  })
  .meta({ id: 'CampaignInput' });

export const CampaignPatch = z
  .strictObject({
    name,
    sequences: plan(SequenceEdit).meta({
      description: 'The whole plan as it shall be; what is left out is removed.',
    }),
    settings: CampaignSettingsInput,
    audience: Audience.nullable(),
    expectVersion: z
      .int()
      .meta({ description: 'Refused with `version_conflict` when the campaign has another one.' }),
  })
  .partial()
  .meta({ id: 'CampaignPatch' });

export const EnrollmentCounts = z
  .object({ active: z.int(), completing: z.int(), completed: z.int(), unenrolled: z.int() })
  .meta({
    id: 'EnrollmentCounts',
    description: 'Disjoint: whoever is completing is not among the unenrolled.',
  });

const byStatus = z.partialRecord(TouchStatus, z.int());
export const CampaignStats = z
  .object({
    touches: z.partialRecord(ChannelName, byStatus),
    sequences: z.record(z.string(), byStatus).meta({ description: 'The same by sequence id.' }),
    money: z.object({ spent: Money, committed: Money, released: Money }).meta({
      description:
        'Spent: what providers took. Committed: processing, or not known. Released: everything that stops gave back.',
    }),
  })
  .meta({ id: 'CampaignStats' });

const base = {
  id: Id,
  name,
  status: CampaignStatus,
  rank: z.int().meta({ description: 'Its place among campaigns: the lower takes a record first.' }),
  version: z.int(),
  createdAt: Instant,
  createdBy: Actor,
  launchedAt: Instant.nullable(),
  pausedAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  archivedAt: Instant.nullable(),
  enrollments: EnrollmentCounts,
};

export const CampaignSummary = z
  .object({
    ...base,
    channels: z.array(ChannelName).meta({ description: 'Of its sequences, in order.' }),
    leavingToday: z.int().meta({
      description:
        'Touches of an active campaign that are handed over before its day ends, unless they are stopped. Counted to 1,000.',
    }),
  })
  .meta({ id: 'CampaignSummary' });

export const Campaign = z
  .object({
    ...base,
    settings: CampaignSettings,
    audience: Audience.nullable(),
    sequences: z.array(Sequence),
    stats: CampaignStats,
  })
  .meta({ id: 'Campaign' });

const statuses = z
  .union([CampaignStatus, z.array(CampaignStatus).min(1).max(CAMPAIGN_STATUSES.length)])
  .transform((value) => (Array.isArray(value) ? value : [value]));
export const CampaignListQuery = listQuery({
  search: Search.optional(),
  status: statuses.optional(),
  channel: ChannelName.optional().meta({ description: 'One of its sequences goes there.' }),
});

export const CampaignCopy = z.strictObject({ name: name.optional() }).meta({ id: 'CampaignCopy' });
export const CampaignOrder = z.strictObject({ campaignIds: z.array(Id).min(1).max(1000) }).meta({
  id: 'CampaignOrder',
  description: 'These come first, in this order; the others keep theirs behind them.',
});

export const Missed = z.enum(MISSED_POLICIES).meta({
  id: 'Missed',
  description:
    'What becomes of touches whose time passed: `shift` all dates by the length of the pause, `skip` them, or send only the `newest`.',
});
export const ResumeInput = z.strictObject({ missed: Missed.default('shift') }).meta({ id: 'ResumeInput' });

export const ResumePreview = z
  .object({
    pausedAt: Instant,
    missed: z.int().meta({ description: 'Enrollments whose next touch was missed.' }),
    sampled: z.int().meta({ description: 'How many of them `days` and `skipped` were worked out from.' }),
    skipped: z.int(),
    completed: z.int().meta({ description: 'Enrollments for which nothing is left.' }),
    days: z
      .array(z.object({ date: z.string(), channel: ChannelName, touches: z.int() }))
      .meta({ description: 'On which day, in the campaign’s zone, the next touches would leave.' }),
  })
  .meta({ id: 'ResumePreview' });

export const EditEffect = z
  .object({
    allowed: z.boolean().meta({ description: 'False: the campaign must be paused first.' }),
    needsPause: z.array(z.string()).meta({ description: 'What in it needs a pause.' }),
    appended: z.int(),
    inserted: z.int(),
    removed: z.array(z.object({ sequenceId: z.string(), scheduled: z.int() })),
    contentChanged: z.array(z.object({ sequenceId: z.string(), scheduled: z.int() })),
    moved: z
      .object({
        scheduled: z.int().meta({ description: 'Touches that have not started and get a new date.' }),
        sampled: z.int(),
        earlier: z.int(),
        later: z.int(),
        unchanged: z.int(),
        examples: z.array(z.object({ touchId: z.string(), from: Instant, to: Instant })),
      })
      .meta({ description: 'Worked out from the first `sampled` enrollments.' }),
  })
  .meta({ id: 'EditEffect' });

export const AudienceQuestion = z
  .strictObject({ filter: RecordFilter.optional(), recordIds: RecordIds.optional() })
  .refine(
    ({ filter, recordIds }) => filter === undefined || recordIds === undefined,
    'takes a filter or ids, not both',
  )
  .meta({ id: 'AudienceQuestion', description: 'Empty: the campaign’s own audience.' });
export const AudienceCount = z
  .object({
    total: z.int(),
    available: z.int(),
    reasons: z
      .partialRecord(z.enum(LEFT_OUT_REASONS), z.int())
      .meta({ description: 'Why the others are not.' }),
  })
  .meta({ id: 'AudienceCount' });
