/** Wiring: every port gets its implementation, every use case its ports, every route its use cases. Nothing decides here. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EmbeddedUpkeep } from '#db/embedded-upkeep';
import { createEventFeed } from '#db/event-feed';
import { createIdempotencyStore } from '#db/idempotency-store';
import { ensureSenders } from '#db/queries/sender-ensure';
import { createOutboxReader } from '#db/queries/outbox-list';
import { createSenderReader } from '#db/queries/sender-view';
import { createOutboxWriter } from '#db/queries/outbox-write';
import { createSampleStore } from '#db/queries/sample-data';
import { changeWorkspace } from '#db/queries/workspace-change';
import { findWorkspace } from '#db/queries/workspace-find';
import { uuidv7 } from '#db/uuid';
import { endEnrollmentsOfRecords } from '#engine/unenroll/end-enrollments';
import { completeCampaigns } from '#engine/campaigns/complete-campaigns';
import { foldCounters } from '#engine/campaigns/fold-counters';
import { Dispatcher } from '#engine/dispatch/dispatcher';
import { messagePreparer } from '#engine/dispatch/prepare-messages';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import { CohortJoiner } from '#engine/enroll/join-cohorts';
import { JobRunner } from '#engine/jobs/job-runner';
import { holdSample } from '#engine/sample/hold-sample';
import { PlanCache } from '#engine/schedule/plan-cache';
import { sealEvents } from '#engine/seal/seal-events';
import { suppressRejected } from '#engine/suppress/suppress-rejected';
import { finishSweeps } from '#engine/suppress/finish-sweeps';
import { unsubscribeLinks } from '#engine/suppress/unsubscribe';
import type { HttpDeps } from '#http/app';
import type { Readiness } from '#http/deps';
import { createIdentity } from '#identity/identity';
import type { IdentityDeps } from '#identity/deps';
import { bootstrap, setUpUrl } from '#identity/set-up';
import { createRenderer } from '#render/renderer';
import { environmentSenders, prepareSenders } from './environment-senders.ts';
import { jobHandlers } from './job-handlers.ts';
import type { World } from './open-world.ts';
import { createSenders } from './senders.ts';
import { sha256 } from './sha256.ts';

export type SystemOptions = {
  readonly world: World;
  readonly publicUrl: () => URL;
  readonly stopping: AbortSignal;
  /** For the crash test only (engine/dispatch/dispatcher.ts). */
  readonly leaseMs?: number | undefined;
};

export type System = {
  readonly http: HttpDeps;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  /** The one-time link while nobody can sign in; undefined afterwards. */
  setUpUrl(): Promise<string | undefined>;
  close(): Promise<void>;
};

const HERE = dirname(fileURLToPath(import.meta.url));

export async function buildSystem({ world, publicUrl, stopping, leaseMs }: SystemOptions): Promise<System> {
  const { config, db, store, clock, random, telemetry, secretBox, secretKey, version } = world;
  const senders = environmentSenders(config);
  const newId = (): string => uuidv7();
  const now = (): Date => clock.now();

  const identityDeps: IdentityDeps = {
    db,
    secretBox,
    secretKey,
    publicUrl,
    now,
    newId,
    prepareWorkspace: (tx, workspaceId) => ensureSenders(tx, workspaceId, senders),
  };
  const identity = createIdentity(identityDeps);
  if (config.bootstrap) await bootstrap(identityDeps, config.bootstrap);
  await prepareSenders(db, senders);

  const outbox = createOutboxWriter(db);
  const channels = createSenders({ config, outbox, publicUrl, now });
  const renderer = createRenderer();
  const workspaces = {
    find: (id: string) => findWorkspace(db, id),
    change: (id: string, change: Parameters<typeof changeWorkspace>[2]) =>
      db.transaction((tx) => changeWorkspace(tx, id, change)),
  };
  const plans = new PlanCache(store.plans);
  const directory = new SenderDirectory(store.dispatch, channels, clock);
  const engine = { store, clock, random, telemetry, plans, senders: directory, renderer, workspaces };
  const samples = createSampleStore(db);
  const unsubscribeUrl = unsubscribeLinks(secretBox, publicUrl);
  const handlers = jobHandlers(engine);
  const jobs = new JobRunner({ store, clock, random, telemetry, handlers });
  const joiner = new CohortJoiner(engine);
  const upkeep = new EmbeddedUpkeep(db, () => clock.monotonicMs());
  const dispatcher = new Dispatcher({
    store,
    channels,
    plans,
    preparer: messagePreparer({ store, plans, renderer, unsubscribeUrl }),
    clock,
    random,
    telemetry,
    role: config.role === 'worker' ? 'worker' : 'all',
    onRejected: suppressRejected(engine),
    alone: db.kind === 'pglite',
    ...(leaseMs === undefined ? {} : { leaseMs }),
    chores: [
      (workspaceId) => foldCounters(store, workspaceId),
      (workspaceId) => completeCampaigns(store, workspaceId),
      (workspaceId) => joiner.join(workspaceId),
      () => upkeep.run(),
      (workspaceId) => finishSweeps(engine, workspaceId),
      (workspaceId) => sealEvents({ store, clock, digest: sha256 }, workspaceId),
    ],
  });

  return {
    http: {
      ...engine,
      outbox: createOutboxReader(db),
      senderReader: createSenderReader(db),
      samples,
      endEnrollmentsOfRecords: endEnrollmentsOfRecords(engine),
      identity,
      idempotency: createIdempotencyStore(db, newId, now),
      secretBox,
      events: createEventFeed(db),
      publicUrl,
      version,
      newId,
      webRoot: [join(HERE, 'web'), join(HERE, '..', '..', 'dist', 'web')].find((folder) =>
        existsSync(folder),
      ),
      stopping,
      readiness: () => readiness(world),
      metrics: () => telemetry.render(),
      jobHandlers: handlers,
    },
    async startWorker() {
      await holdSamples({ ...engine, samples }, db);
      await dispatcher.start();
      await jobs.start();
    },
    async stopWorker() {
      await Promise.all([jobs.stop(), dispatcher.stop()]);
    },
    setUpUrl: async () => ((await identity.setUp.isOpen()) ? setUpUrl(identityDeps) : undefined),
    close: () => channels.close(),
  };
}

async function holdSamples(deps: Parameters<typeof holdSample>[0], db: World['db']): Promise<void> {
  const found = await db.query<{ id: string }>(
    'select workspace_id as id from workspaces where sample_data is not null order by workspace_id',
  );
  for (const { id } of found) await holdSample(deps, id);
}

async function readiness(world: World): Promise<Readiness> {
  try {
    await world.db.query('select 1');
    return (await world.isMigrated())
      ? { ready: true }
      : { ready: false, reasons: ['The database has not been migrated to the version of this program.'] };
  } catch {
    return { ready: false, reasons: ['The database does not answer.'] };
  }
}
