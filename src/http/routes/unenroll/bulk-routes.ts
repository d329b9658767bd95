/** Taking many out of a campaign: named, or all that match. */
import type { z } from 'zod';
import { IdParams } from '#contract/ids';
import { BulkUnenrollInput, BulkUnenrollPreview } from '#contract/receipt';
import { Job } from '#contract/job';
import type { EnrollmentSelection } from '#domain/enrollment/enrollment-selection';
import type { JobHandlers } from '#engine/jobs/job-handler';
import { bulkUnenroll, previewBulkUnenroll } from '#engine/unenroll/bulk-unenroll';
import type { UnenrollDeps } from '#engine/unenroll/unenroll-enrollments';
import { actorOf, requireAct, requireNamedLimit } from '../../auth.ts';
import { defineRoute, json } from '../../define-route.ts';
import { invalid, Problem } from '../../errors.ts';
import { presentJob } from '../jobs/present.ts';
import { presentBulkPreview } from './present.ts';

const postBulk = defineRoute({
  act: 'enrollments.unenroll',
  method: 'post',
  path: '/campaigns/{id}/unenroll',
  tag: 'Campaigns',
  summary: 'Take many out of a campaign.',
  description:
    'A dry run counts what it would do. Else a job over ids that are frozen now, soonest to lock first, with a receipt for ' +
    'each; it can be undone. By filter, the campaign’s running enroll jobs are cancelled first.',
  params: IdParams,
  body: BulkUnenrollInput,
  answers: { 200: json(BulkUnenrollPreview, 'What it would do.'), 202: json(Job, 'The job.') },
  refusals: ['role_limit'],
});

export type BulkUnenrollRouteDeps = UnenrollDeps & { readonly jobHandlers: JobHandlers };

export const bulkUnenrollRoutes = (deps: BulkUnenrollRouteDeps) => [
  postBulk.handle(async (call) => {
    const { workspaceId, params, body, principal, creationId } = call;
    if ('filter' in body) requireAct(call, 'jobs.bulk');
    else requireNamedLimit(call, body.enrollmentIds.length);
    const selection = selectionOf(params.id, body);
    if (body.dryRun) {
      const preview = await previewBulkUnenroll(deps, workspaceId, { campaignId: params.id, selection });
      if (!preview.ok) throw new Problem(preview.error);
      return { status: 200, body: presentBulkPreview(preview.value) };
    }
    const job = await bulkUnenroll(deps, workspaceId, {
      campaignId: params.id,
      selection,
      reason: body.reason ?? null,
      note: body.note ?? null,
      actor: actorOf(principal),
      jobId: creationId,
    });
    if (!job.ok) throw new Problem(job.error);
    return { status: 202, body: presentJob(job.value, deps.jobHandlers) };
  }),
];

function selectionOf(campaignId: string, body: z.output<typeof BulkUnenrollInput>): EnrollmentSelection {
  if ('enrollmentIds' in body) return { enrollmentIds: body.enrollmentIds };
  const { sequenceId: sequence, ...filter } = body.filter;
  if (sequence === undefined) return { filter };
  if (sequence.campaignId !== campaignId) {
    throw invalid([{ path: 'filter.sequenceId', message: 'is not a sequence of this campaign' }]);
  }
  return { filter: { ...filter, sequenceNumber: sequence.number } };
}
