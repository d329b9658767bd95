/** The test app with the routes of records, lists, jobs and imports. */
import { createStore } from '#db/store';
import { JobHandlers } from '#engine/jobs/job-handler';
import { runWaitingJobs } from '#engine/jobs/job-runner';
import type { Store } from '#engine/ports';
import { changeHandlers } from '#engine/records/change-many';
import { importRoutes } from '#http/routes/imports/routes';
import { jobRoutes } from '#http/routes/jobs/routes';
import { listRoutes } from '#http/routes/lists/routes';
import { recordRoutes } from '#http/routes/records/routes';
import { realClock, realRandom, recordingTelemetry } from './engine-deps.ts';
import { startTestApp, type TestApp } from './http.ts';

export type RecordsApp = {
  readonly app: TestApp;
  readonly store: Store;
  /** What deleting records asked to be ended. */
  readonly ended: readonly { readonly ids: readonly string[]; readonly cause: string }[];
  /** Bulk changes that wait. */
  runJobs(): Promise<void>;
};

export async function startRecordsApp(): Promise<RecordsApp> {
  const ended: { ids: readonly string[]; cause: string }[] = [];
  const jobHandlers = new JobHandlers(changeHandlers());
  const app = await startTestApp({
    routes: (deps) => {
      const routeDeps = {
        store: createStore(deps.db),
        random: realRandom,
        jobHandlers,
        endEnrollmentsOfRecords: async (_: string, ids: readonly string[], cause: string) =>
          void ended.push({ ids, cause }),
      };
      return [
        ...recordRoutes(routeDeps),
        ...listRoutes(routeDeps),
        ...jobRoutes(routeDeps),
        ...importRoutes(routeDeps),
      ];
    },
  });
  const store = createStore(app.db);
  const runJobs = (): Promise<void> =>
    runWaitingJobs({
      store,
      clock: realClock,
      random: realRandom,
      telemetry: recordingTelemetry(),
      handlers: jobHandlers,
    });
  return { app, store, ended, runJobs };
}
