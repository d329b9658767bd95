/** Every kind of job this program can work on. */
import type { CampaignDeps } from '#engine/campaigns/campaign-deps';
import { replanJob } from '#engine/campaigns/replan-edited';
import { enrollJob } from '#engine/enroll/enroll-job';
import { importJob } from '#engine/import/import-job';
import { JobHandlers } from '#engine/jobs/job-handler';
import { changeHandlers } from '#engine/records/change-many';
import { undoUnenrollJob, unenrollJob } from '#engine/unenroll/bulk-unenroll-job';

export const jobHandlers = (deps: CampaignDeps): JobHandlers =>
  new JobHandlers([
    enrollJob(deps),
    importJob(deps),
    replanJob(deps),
    unenrollJob(deps),
    undoUnenrollJob(deps),
    ...changeHandlers(),
  ]);
