/** The HTTP app with everything about campaigns behind it, a world to run them in, and jobs that run when told to. */
import { ensureSenders } from '#db/queries/sender-ensure';
import { createStore } from '#db/store';
import { replanJob } from '#engine/campaigns/replan-edited';
import { enrollJob } from '#engine/enroll/enroll-job';
import { JobHandlers } from '#engine/jobs/job-handler';
import { runWaitingJobs } from '#engine/jobs/job-runner';
import { batchRoutes } from '#http/routes/batches/routes';
import { campaignRoutes } from '#http/routes/campaigns/routes';
import { campaignPreviewRoutes } from '#http/routes/campaigns/preview-routes';
import { campaignRunRoutes } from '#http/routes/campaigns/run-routes';
import { enrollmentCsvRoutes } from '#http/routes/enrollments/csv-routes';
import { enrollmentRoutes } from '#http/routes/enrollments/routes';
import { jobRoutes } from '#http/routes/jobs/routes';
import { touchRoutes } from '#http/routes/touches/routes';
import { unenrollRoutes } from '#http/routes/unenroll/routes';
import { createRenderer } from '#render/renderer';
import { campaignDeps, createCampaignWorld, type CampaignWorld } from './campaign-world.ts';
import { startTestApp, type Client, type TestApp } from './http.ts';

export type CampaignApp = {
  readonly app: TestApp;
  readonly world: CampaignWorld;
  /** The owner's client. */
  readonly owner: Client;
  /** Works until no job is waiting. */
  runJobs(): Promise<void>;
};

export const ADDRESS = {
  name: 'First team',
  line1: '1 Main Street',
  city: 'Springfield',
  state: 'IL',
  postalCode: '62701',
};

export async function startCampaignApp(options: { readonly sandbox?: boolean } = {}): Promise<CampaignApp> {
  const renderer = createRenderer();
  let handlers: JobHandlers | undefined;
  const app = await startTestApp({
    routes: ({ db, workspaces }) => {
      const deps = { ...campaignDeps(db, createStore(db)), renderer, workspaces };
      handlers = new JobHandlers([enrollJob(deps), replanJob(deps)]);
      const all = { ...deps, jobHandlers: handlers };
      return [
        ...campaignRoutes(all),
        ...campaignRunRoutes(all),
        ...campaignPreviewRoutes(all),
        ...enrollmentCsvRoutes(all),
        ...enrollmentRoutes(all),
        ...batchRoutes(all),
        ...touchRoutes(all),
        ...unenrollRoutes(all),
        ...jobRoutes(all),
      ];
    },
  });
  const provider = (options.sandbox ?? true) ? 'sandbox' : undefined;
  for (const workspaceId of [app.workspace.id, app.other.id]) {
    await ensureSenders(app.db, workspaceId, [
      { channel: 'email', provider: provider ?? 'smtp', slots: 50 },
      { channel: 'sms', provider: provider ?? 'twilio', slots: 50 },
      { channel: 'direct_mail', provider: provider ?? 'lob', slots: 50 },
    ]);
  }
  const owner = app.workspace.as.owner;
  await owner.patch('/api/v1/workspace', { postalAddress: ADDRESS });
  const world = await createCampaignWorld(app.db, { workspaceId: app.workspace.id });
  return {
    app,
    world,
    owner,
    async runJobs() {
      if (!handlers) throw new Error('the routes were never built');
      await runWaitingJobs({ ...world.deps, handlers });
    },
  };
}
