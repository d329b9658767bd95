/** Everything of one seed: a clock, chance, processes, providers, and the real statements in an empty database. */
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import type { Store } from '#engine/ports';
import type { TelemetryEvent } from '#engine/ports/telemetry';
import { SeededRandom, seededUuids } from '#test/seeded-random';
import { emptyDatabase } from './database.ts';
import { SimulatedProcess } from './process.ts';
import { ProviderFault, SimulatedProviders } from './provider.ts';
import { Scheduler } from './scheduler.ts';
import { SnapshotReader } from './snapshot.ts';
import { planWorld, type Theme, type WorldPlan } from './world-plan.ts';
import { writeWorkspace, type WorkspaceIds } from './world-rows.ts';

/** What an API call answered: the checks hold the engine to it. */
export type ApiAnswer =
  | {
      readonly kind: 'receipt';
      readonly receiptId: string;
      readonly stops: readonly number[];
      readonly continues: readonly number[];
      readonly atMs: number;
    }
  | { readonly kind: 'unenroll_refused'; readonly enrollmentId: string; readonly reason: string }
  | { readonly kind: 'restored'; readonly enrollmentId: string }
  | { readonly kind: 'restore_refused'; readonly enrollmentId: string; readonly reason: string }
  | { readonly kind: 'suppressed'; readonly suppressionIds: readonly string[] }
  | { readonly kind: 'paused'; readonly campaignId: string };

/** Changes the statements before they are used: how faults are planted. */
export type StoreFault = (store: Store) => Store;

export class World {
  readonly db: Database;
  readonly store: Store;
  readonly random: SeededRandom;
  readonly uuid: () => string;
  readonly plan: WorldPlan;
  readonly scheduler: Scheduler;
  readonly providers: SimulatedProviders;
  readonly snapshots: SnapshotReader;
  readonly workspaces: WorkspaceIds[] = [];
  readonly answers: ApiAnswer[] = [];
  /** Jobs that people began. */
  readonly jobs: { readonly workspaceId: string; readonly id: string }[] = [];
  readonly counts = new Map<string, number>();
  workers: SimulatedProcess[] = [];
  /** Where people's calls are served; not a worker. */
  web: SimulatedProcess[] = [];
  /** What is left of a round of the calm after the storm. */
  rounds: {
    readonly act: string;
    readonly worker: SimulatedProcess;
    readonly workspaceId: string;
    readonly always: boolean;
  }[] = [];
  /** Campaigns that somebody is resuming in that calm. */
  readonly resuming = new Set<string>();
  restedOver: ReadonlyMap<string, unknown> | undefined;
  step = 0;
  renderFaults: number;
  /** A throw nobody expects; the run ends with it. */
  fault: { readonly where: string; readonly error: unknown } | undefined;
  #nowMs: number;
  #clockMoved = true;
  #made = 0;

  constructor(
    db: Database,
    seed: number,
    {
      theme = 'anything',
      storeFault = (store) => store,
    }: { readonly theme?: Theme; readonly storeFault?: StoreFault } = {},
  ) {
    this.db = db;
    this.random = new SeededRandom(seed);
    this.uuid = seededUuids(this.random.fork());
    this.plan = planWorld(this.random.fork(), theme);
    this.#nowMs = this.plan.startMs;
    this.renderFaults = this.plan.renderFaults;
    this.store = counted(storeFault(createStore(db)), (what) => this.count(what));
    this.scheduler = new Scheduler(() => this.#nowMs);
    this.providers = new SimulatedProviders(this.random.fork(), this.plan.mood);
    this.snapshots = new SnapshotReader(db);
  }

  async build(): Promise<void> {
    await emptyDatabase(this.db);
    await this.syncClock();
    const tools = { db: this.db, store: this.store, random: this.random.fork(), uuid: this.uuid };
    for (const plan of this.plan.workspaces) this.workspaces.push(await writeWorkspace(tools, plan));
    for (let n = 0; n < this.plan.workers; n += 1) this.addWorker();
    this.addWeb();
  }

  get nowMs(): number {
    return this.#nowMs;
  }

  moveClock(ms: number): void {
    this.#nowMs += ms;
    this.#clockMoved = true;
  }

  /** One session: the database's clock is set before whatever looks at it. */
  async syncClock(): Promise<void> {
    if (!this.#clockMoved) return;
    this.#clockMoved = false;
    await this.db.query("select set_config('doorstep.now', $1, false)", [
      new Date(this.#nowMs).toISOString(),
    ]);
  }

  addWorker(): SimulatedProcess {
    this.#made += 1;
    const worker = new SimulatedProcess(this, {
      name: `worker${this.#made}`,
      skewMs: this.random.chance(0.2) ? this.random.between(-1_500, 1_500) : 0,
      ownSettler: this.random.chance(0.3),
    });
    this.workers.push(worker);
    return worker;
  }

  addWeb(): SimulatedProcess {
    this.#made += 1;
    const web = new SimulatedProcess(this, { name: `web${this.#made}`, skewMs: 0, ownSettler: false });
    this.web.push(web);
    return web;
  }

  processOf(name: string): SimulatedProcess | undefined {
    return [...this.workers, ...this.web].find((one) => one.name === name);
  }

  workspaceOfSender(senderId: string): string {
    const sender = this.snapshots.last.senders.get(senderId);
    if (!sender) throw new Error(`no sender ${senderId}`);
    return sender.workspace_id;
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  heard(process: SimulatedProcess, event: TelemetryEvent): void {
    this.count(`event ${event.name}`);
    if (event.name === 'touches_second_look') this.count(`looked ${event.verdict}`);
    if (event.name === 'task_failed' && !(event.error instanceof ProviderFault))
      this.failed(`${process.name} ${event.task}`, event.error);
  }

  failed(where: string, error: unknown): void {
    this.fault ??= { where, error };
  }
}

/** How often the narrow ways out were taken: a run that never sees them proves nothing about them. */
function counted(store: Store, count: (what: string) => void): Store {
  const settle: Store['dispatch']['settle'] = async (request) => {
    const result = await store.dispatch.settle(request);
    if (result.kind === 'plan_moved') count('settle plan_moved');
    else for (const { why } of result.exceptions) count(`settle ${why}`);
    return result;
  };
  return { ...store, dispatch: { ...store.dispatch, settle } };
}
