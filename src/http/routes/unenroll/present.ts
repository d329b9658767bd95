/** A preview of an unenrollment, and the counts of a stop of many, as clients see them. */
import type { z } from 'zod';
import type { BulkUnenrollPreview, UnenrollPreview as PreviewSchema } from '#contract/receipt';
import { money } from '#domain/money/money';
import type { BulkPreview } from '#engine/unenroll/bulk-unenroll';
import type { UnenrollPreview } from '#engine/unenroll/preview-unenroll';
import { presentPlannedTouch, presentStoredTouch } from '../../present-touch.ts';
import { presentStopMoney } from '../receipts/present.ts';

export function presentPreview(preview: UnenrollPreview): z.input<typeof PreviewSchema> {
  const { enrollment, version, scheduled, planned, continues, others } = preview;
  const owner = {
    enrollmentId: enrollment.id,
    campaignId: enrollment.campaignId,
    currency: preview.money.currency,
  };
  return {
    version,
    stops: [
      ...scheduled.map((touch) => presentStoredTouch(owner, touch)),
      ...planned.map((touch) => presentPlannedTouch(owner, touch)),
    ],
    continues: continues.map((touch) => ({
      ...presentStoredTouch(owner, touch),
      expectedArrival: touch.arrives,
    })),
    money: presentStopMoney(preview.money),
    otherEnrollments: others.map(({ id, campaignId, campaignName, record, enrolledAt, nextTouch }) => ({
      id,
      campaign: { id: campaignId, name: campaignName },
      record,
      enrolledAt: enrolledAt.toISOString(),
      nextTouch: nextTouch && {
        channel: nextTouch.channel,
        dueAt: nextTouch.dueAt.toISOString(),
        locksAt: nextTouch.locksAt.toISOString(),
      },
    })),
    replacement: null,
  };
}

export function presentBulkPreview({
  totals,
  money: { currency, released },
}: BulkPreview): z.input<typeof BulkUnenrollPreview> {
  const { active, scheduled, planned, continues } = totals;
  return {
    dryRun: true,
    enrollments: active,
    stops: { total: sum(scheduled) + sum(planned), scheduled: { ...scheduled }, planned: { ...planned } },
    continues: { total: sum(continues), byChannel: { ...continues } },
    alreadyUnenrolled: totals.alreadyUnenrolled,
    completed: totals.completed,
    notFound: totals.missing,
    money: { released: money(released, currency) },
  };
}

const sum = (counts: Readonly<Partial<Record<string, number>>>): number =>
  Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
