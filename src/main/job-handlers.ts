/** Every kind of job this program can work on. */
import { replanJob } from '#engine/campaigns/replan-edited';
import { enrollJob } from '#engine/enroll/enroll-job';
import type { EnrollDeps } from '#engine/enroll/enroll-records';
import { JobHandlers } from '#engine/jobs/job-handler';

export const jobHandlers = (deps: EnrollDeps): JobHandlers =>
  new JobHandlers([enrollJob(deps), replanJob(deps)]);
