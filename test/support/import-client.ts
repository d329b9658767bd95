/** Uploads files to a test app and works on the jobs they become. */
import { createStore } from '#db/store';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import { importJob } from '#engine/import/import-job';
import type { ImportDeps } from '#engine/import/import-rows';
import { JobHandlers } from '#engine/jobs/job-handler';
import { runWaitingJobs } from '#engine/jobs/job-runner';
import type { Store } from '#engine/ports';
import { PlanCache } from '#engine/schedule/plan-cache';
import { realClock, realRandom, recordingTelemetry } from './engine-deps.ts';
import type { TestApp } from './http.ts';

export type ImportBody = {
  readonly id: string;
  readonly status: string;
  readonly totalRows: number | null;
  readonly processedRows: number;
  readonly created: number;
  readonly updated: number;
  readonly possibleDuplicates: number;
  readonly rejected: number;
  readonly rejectedUrl: string;
  readonly fault: string | null;
};

export type Form = readonly (readonly [name: string, value: string | Uint8Array])[];

export function importDeps(store: Store): ImportDeps {
  const noChannels = {
    get: () => {
      throw new Error('an import hands nothing over');
    },
  };
  return {
    store,
    plans: new PlanCache(store.plans),
    senders: new SenderDirectory(store.dispatch, noChannels, realClock),
    clock: realClock,
    random: realRandom,
    telemetry: recordingTelemetry(),
  };
}

export async function runImports(store: Store): Promise<void> {
  const deps = importDeps(store);
  const clock = {
    ...realClock,
    sleep: (ms: number, signal?: AbortSignal) => realClock.sleep(Math.min(ms, 20), signal),
  };
  await runWaitingJobs({ ...deps, clock, handlers: new JobHandlers([importJob(deps)]) });
}

/** Parts in the order given; bytes are a file named `name.csv`. */
export async function upload(
  app: TestApp,
  parts: Form,
  options: {
    readonly path?: string;
    readonly secret?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
) {
  const form = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([new Uint8Array(value)], { type: 'text/csv' }), 'list.csv');
  }
  const response = await fetch(new URL(options.path ?? '/api/v1/imports', app.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${options.secret ?? app.workspace.secrets.owner}`, ...options.headers },
    body: form,
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown> & { id: string },
  };
}

/** Uploads, imports and gives what came of it. */
export async function importFile(
  app: TestApp,
  parts: Form,
  store = createStore(app.db),
): Promise<ImportBody> {
  const made = await upload(app, parts);
  if (made.status !== 202)
    throw new Error(`the upload answered ${made.status}: ${JSON.stringify(made.body)}`);
  await runImports(store);
  return (await app.workspace.as.viewer.get<ImportBody>(`/api/v1/imports/${made.body.id}`)).body;
}

/** Rows of the workspace, table by table: what an import added, and that something added nothing. */
export async function countRows(from: TestApp): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of [
    'records',
    'record_keys',
    'property_contacts',
    'possible_duplicates',
    'tags',
    'import_rejects',
    'file_pieces',
  ]) {
    const [row] = await from.db.query<{ n: number }>(
      `select count(*) as n from ${table} where workspace_id = $1`,
      [from.workspace.id],
    );
    found[table] = row?.n ?? 0;
  }
  return found;
}
