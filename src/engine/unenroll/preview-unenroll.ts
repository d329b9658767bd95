/**
 * What an unenrollment would do now: what stops, what is past stopping and when it arrives, what it saves. Locks nothing;
 * its version lets the receipt name whatever moved in between.
 */
import { expectedArrival, type ExpectedArrival } from '#domain/touch/expected-arrival';
import { isContinuing } from '#domain/touch/touch-status';
import { err, ok, type Result } from '#domain/result';
import type { OtherEnrollment } from '../ports/stop-store.ts';
import type { StopMoney } from '../ports/receipt-store.ts';
import type { EnrollmentView, StoredTouch } from '../ports/unenroll-store.ts';
import { previewVersionOf } from './preview-version.ts';
import { projectTouches, type ProjectedTouch } from './project-touches.ts';
import type { UnenrollDeps } from './unenroll-enrollments.ts';

export type ContinuingTouch = StoredTouch & {
  /** Direct mail with a send date. */
  readonly arrives: ExpectedArrival | null;
};

export type UnenrollPreview = {
  readonly enrollment: EnrollmentView;
  readonly version: string;
  /** At most one; the rest of `stops` is only planned. */
  readonly scheduled: readonly StoredTouch[];
  readonly planned: readonly ProjectedTouch[];
  readonly continues: readonly ContinuingTouch[];
  readonly money: StopMoney;
  readonly others: readonly OtherEnrollment[];
};

export async function previewUnenroll(
  deps: UnenrollDeps,
  workspaceId: string,
  enrollmentId: string,
): Promise<Result<UnenrollPreview, 'not_found'>> {
  const [enrollment] = await deps.store.unenroll.view(workspaceId, [enrollmentId]);
  if (!enrollment) return err('not_found');
  const plan = (await deps.plans.get(workspaceId, new Map([[enrollment.campaignId, 0]]))).get(
    enrollment.campaignId,
  );
  if (!plan) throw new Error(`campaign ${enrollment.campaignId} has enrollments and no plan`);
  const ignoring = await deps.senders.ignoring(workspaceId);
  const active = enrollment.status === 'active';
  const planned = active ? projectTouches(plan, enrollment, deps.clock.now(), ignoring) : [];
  const scheduled = active ? enrollment.touches.filter(({ status }) => status === 'scheduled') : [];
  const continues = enrollment.touches.filter(({ status }) => isContinuing(status));
  return ok({
    enrollment,
    version: previewVersionOf(enrollment),
    scheduled,
    planned,
    continues: continues.map((touch) => ({
      ...touch,
      arrives:
        touch.channel === 'direct_mail' && touch.sendDate !== null ? expectedArrival(touch.sendDate) : null,
    })),
    money: {
      currency: plan.workspace.currency,
      released: sum(scheduled) + sum(planned),
      spent: sum(enrollment.touches.filter(({ acceptedAt }) => acceptedAt !== null)),
      committed: sum(continues.filter(({ acceptedAt }) => acceptedAt === null)),
    },
    others: await deps.store.stops.others(workspaceId, enrollmentId),
  });
}

const sum = (touches: readonly { readonly cost: number }[]): number =>
  touches.reduce((total, { cost }) => total + cost, 0);
