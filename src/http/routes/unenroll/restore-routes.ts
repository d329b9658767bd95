/** Undoing an unenrollment. */
import { EnrollmentDetail } from '#contract/enrollment-detail';
import { IdParams } from '#contract/ids';
import { unreachable } from '#domain/result';
import { currencyOf } from '#engine/campaigns/view-campaign';
import { viewEnrollment } from '#engine/enroll/view-enrollment';
import type { WorkspaceStore } from '#engine/ports/workspace-store';
import { restoreEnrollment, type RestoreFault } from '#engine/unenroll/restore-enrollment';
import type { UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { actorOf } from '../../auth.ts';
import { defineRoute, json } from '../../define-route.ts';
import { Problem } from '../../errors.ts';
import { presentDetail } from '../enrollments/present.ts';

const postRestore = defineRoute({
  act: 'enrollments.restore',
  method: 'post',
  path: '/enrollments/{id}/restore',
  tag: 'Enrollments',
  summary: 'Undo an unenrollment: the same enrollment, at the same place.',
  description:
    'What was stopped is scheduled again; what is processing is left alone; where something finished meanwhile, the next is ' +
    'scheduled. `reason` of a refusal: `touch_time_passed`, `batch_locked`, `suppressed`, `active_elsewhere`, ' +
    '`newer_passage`, `record_deleted`, `campaign_ended`, `sequence_removed`, `not_unenrolled`, or ' +
    '`plan_edited`: ask again in a moment.',
  params: IdParams,
  answers: { 200: json(EnrollmentDetail, 'The enrollment, active again.') },
  refusals: ['not_restorable'],
});

export type RestoreRouteDeps = UnenrollDeps & { readonly workspaces: Pick<WorkspaceStore, 'find'> };

export const restoreRoutes = (deps: RestoreRouteDeps) => [
  postRestore.handle(async ({ workspaceId, params, principal }) => {
    const restored = await restoreEnrollment(deps, workspaceId, params.id, actorOf(principal));
    if (!restored.ok) throw problemOf(restored.error);
    // Something may be due at once.
    await deps.store.wake(workspaceId);
    const detail = await viewEnrollment(deps.store, workspaceId, params.id);
    if (!detail) throw new Error('an enrollment that was restored is gone');
    return { status: 200, body: presentDetail(detail, await currencyOf(deps, workspaceId)) };
  }),
];

function problemOf(fault: RestoreFault): Problem {
  if (fault.kind === 'not_found') return new Problem('not_found');
  const { reason } = fault;
  return new Problem('not_restorable', { detail: sentenceOf(reason), extra: { reason } });
}

function sentenceOf(reason: Extract<RestoreFault, { kind: 'not_restorable' }>['reason']): string {
  switch (reason) {
    case 'not_unenrolled':
      return 'The enrollment is not unenrolled.';
    case 'touch_time_passed':
      return 'The time of the touch that was stopped has passed.';
    case 'batch_locked':
      return 'The batch of the piece that was stopped has been locked.';
    case 'suppressed':
      return 'The person or the address is on the do-not-contact list.';
    case 'active_elsewhere':
      return 'The record is active in another exclusive campaign.';
    case 'newer_passage':
      return 'The record has been enrolled in this campaign again since.';
    case 'record_deleted':
      return 'The record was deleted.';
    case 'campaign_ended':
      return 'The campaign was archived.';
    case 'sequence_removed':
      return 'The sequence that was stopped is no longer in the plan.';
    case 'plan_edited':
      return 'The campaign is being edited. Ask again in a moment.';
    default:
      return unreachable(reason);
  }
}
