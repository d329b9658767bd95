/** Enrollments as clients see them. */
import type { z } from 'zod';
import type { Enrollment } from '#contract/enrollment';
import type { EnrollmentDetail } from '#contract/enrollment-detail';
import type { EnrollmentDetail as Detail, KnownTouch } from '#engine/enroll/view-enrollment';
import type { ListedEnrollment } from '#engine/ports/enrollment-list-store';
import {
  presentPlannedTouch,
  presentStoppedPlan,
  presentStoredTouch,
  type TouchBody,
  type TouchOwner,
} from '../../present-touch.ts';
import { presentReceipt } from '../receipts/present.ts';

export type EnrollmentBody = z.input<typeof Enrollment>;

export function presentEnrollment(enrollment: ListedEnrollment, currency: string): EnrollmentBody {
  const { id, campaignId, record, status, completing, cause, passage, enrolledBy, nextTouch, lastTouch } =
    enrollment;
  const owner = { enrollmentId: id, campaignId, currency };
  return {
    id,
    campaignId,
    record,
    status,
    completing,
    cause,
    passage,
    enrolledAt: enrollment.enrolledAt.toISOString(),
    enrolledBy,
    endedAt: enrollment.endedAt?.toISOString() ?? null,
    nextTouch: nextTouch && presentStoredTouch(owner, nextTouch),
    lastTouch: lastTouch && presentStoredTouch(owner, lastTouch),
  };
}

export function presentDetail(detail: Detail, currency: string): z.input<typeof EnrollmentDetail> {
  const { enrollment, version, touches, events, receipts } = detail;
  const owner = { enrollmentId: enrollment.id, campaignId: enrollment.campaignId, currency };
  return {
    ...presentEnrollment(enrollment, currency),
    version,
    touches: touches.map((known) => presentKnown(owner, known)),
    events: events.map(({ at, data, ...event }) => ({ ...event, at: at.toISOString(), data: { ...data } })),
    receipts: receipts.map(presentReceipt),
  };
}

function presentKnown(owner: TouchOwner, known: KnownTouch): TouchBody {
  switch (known.kind) {
    case 'stored':
      return presentStoredTouch(owner, known.touch);
    case 'planned':
      return presentPlannedTouch(owner, known.touch);
    case 'stopped':
      return presentStoppedPlan(owner, known.touch, known.reason);
  }
}
