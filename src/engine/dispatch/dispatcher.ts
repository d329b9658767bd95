/**
 * Keeps the rounds going in one process: workspaces in turn, batches and leftovers beside them, a heartbeat, and an
 * end that stops claiming first and then waits for what is in flight.
 */
import type { Clock, Random, Senders, Store } from '#engine/ports';
import type { Telemetry } from '#engine/ports/telemetry';
import type { PlanCache } from '#engine/schedule/plan-cache';
import type { OnRejected } from '#engine/suppress/suppress-rejected';
import { DEAD_AFTER_MS, HEARTBEAT_MS } from './held-touch.ts';
import { lockDueBatches } from './lock-batches.ts';
import type { MessagePreparer } from './prepare-messages.ts';
import { recover } from './recover.ts';
import { SenderDirectory } from './sender-directory.ts';
import { settleFindings } from './settle-findings.ts';
import { Settler } from './settler.ts';
import { Slots } from './slots.ts';
import { tick, type TickDeps } from './tick.ts';

export type DispatcherOptions = {
  readonly store: Store;
  readonly channels: Senders;
  readonly plans: PlanCache;
  readonly preparer: MessagePreparer;
  readonly clock: Clock;
  readonly random: Random;
  readonly telemetry: Telemetry;
  readonly role: 'all' | 'worker';
  readonly onRejected?: OnRejected;
  /** Other things to do in turn in each workspace: jobs, folding, completion. Each must be short. */
  readonly chores?: readonly ((workspaceId: string) => Promise<unknown>)[];
  /** No other process can be at the database (embedded): whoever is on record is dead, and its slots are free at once. */
  readonly alone?: boolean;
  /** Default: LEASE_MS. Another length is for the crash test, which waits for leases to end; all processes have the same. */
  readonly leaseMs?: number;
};

const POLL_MS = 100;
const BATCH_EVERY_MS = 250;
const RECOVER_EVERY_MS = 1_000;
const WORKSPACES_EVERY_MS = 1_000;
const FORGET_PROCESS_AFTER_MS = 24 * 60 * 60_000;

export class Dispatcher {
  readonly owner: string;
  readonly #options: DispatcherOptions;
  readonly #deps: TickDeps;
  readonly #settlers = new Map<string, Settler>();
  readonly #stopping = new AbortController();
  readonly #slotsOf = new Map<string, string>();
  #loops: Promise<unknown>[] = [];
  #workspaces: readonly string[] = [];
  #living = 1;
  #publishDue = false;
  #wake: AbortController = new AbortController();
  #unlisten: (() => Promise<void>) | undefined;

  constructor(options: DispatcherOptions) {
    const { store, clock, random, telemetry, channels, plans, preparer } = options;
    this.#options = options;
    this.owner = random.uuid();
    const senders = new SenderDirectory(store.dispatch, channels, clock);
    this.#deps = {
      store,
      plans,
      senders,
      clock,
      telemetry,
      preparer,
      slots: new Slots(clock),
      owner: this.owner,
      ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
      settlerOf: (workspaceId) => this.#settlerOf(workspaceId),
      living: () => this.#living,
      onRejected: options.onRejected ?? (() => Promise.resolve()),
    };
  }

  async start(): Promise<void> {
    await this.#options.store.dispatch.sweepProcesses(
      this.#options.alone === true ? 0 : FORGET_PROCESS_AFTER_MS,
    );
    await this.#beat();
    await this.#refreshWorkspaces();
    this.#unlisten = await this.#options.store.onWake(() => this.wake());
    this.#loops = [
      this.#loop('heartbeat', HEARTBEAT_MS, () => this.#beat()),
      this.#loop('workspaces', WORKSPACES_EVERY_MS, () => this.#refreshWorkspaces()),
      this.#loop('lock_batches', BATCH_EVERY_MS, () =>
        this.#everyWorkspace((id) => lockDueBatches(this.#deps, id, this.owner)),
      ),
      this.#loop('recover', RECOVER_EVERY_MS, () =>
        this.#everyWorkspace((id) => recover(this.#deps, id, this.owner)),
      ),
      ...(this.#options.chores ?? []).map((chore) =>
        this.#loop('chore', BATCH_EVERY_MS, () => this.#everyWorkspace(chore)),
      ),
      this.#dispatchLoop(),
    ];
  }

  /** Something may be due: do not wait for the next poll. */
  wake(): void {
    this.#wake.abort();
  }

  /** Stops claiming at once and waits until everything in flight is settled. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    await this.#unlisten?.();
    await Promise.all(this.#loops);
    while ([...this.#deps.slots.held().values()].some((taken) => taken > 0)) {
      await Promise.all([...this.#settlers.values()].map((settler) => settler.drained()));
      await this.#options.clock.sleep(POLL_MS / 10);
    }
    await this.#options.store.dispatch.removeProcess(this.owner);
  }

  async #dispatchLoop(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      this.#wake = new AbortController();
      if (this.#publishDue) await this.#guarded('publish_slots', () => this.#publishSlots(), undefined);
      let seen = 0;
      for (const workspaceId of this.#workspaces) {
        if (this.#stopping.signal.aborted) return;
        seen += await this.#guarded('tick', () => tick(this.#deps, workspaceId), 0);
      }
      // There may be more: the database takes the next while what was claimed is handed over.
      if (seen > 0) continue;
      const busy = [...this.#deps.slots.held().values()].some((taken) => taken > 0);
      await this.#options.clock.sleep(busy ? 5 : POLL_MS, this.#wake.signal);
    }
  }

  async #loop(task: string, everyMs: number, run: () => Promise<unknown>): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#guarded(task, run, undefined);
      await this.#options.clock.sleep(everyMs, this.#stopping.signal);
    }
  }

  async #everyWorkspace(run: (workspaceId: string) => Promise<unknown>): Promise<void> {
    for (const workspaceId of this.#workspaces) {
      if (this.#stopping.signal.aborted) return;
      await run(workspaceId);
    }
  }

  /** A fault of ours or of the database is reported and tried again at the next turn. */
  async #guarded<T>(task: string, run: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await run();
    } catch (error) {
      this.#options.telemetry.emit({ name: 'task_failed', task, error });
      await this.#options.clock.sleep(POLL_MS, this.#stopping.signal);
      return otherwise;
    }
  }

  async #beat(): Promise<void> {
    const { dispatch } = this.#options.store;
    await dispatch.beat(this.owner, this.#options.role);
    this.#living = Math.max(1, await dispatch.livingProcesses(DEAD_AFTER_MS));
    this.#publishDue = true;
  }

  /**
   * Tells the other processes how many slots this one holds now. Only between two ticks: a claim reserves by itself, and
   * a number from before it would take that reservation back.
   */
  async #publishSlots(): Promise<void> {
    this.#publishDue = false;
    for (const [senderId, inUse] of this.#deps.slots.held()) {
      const workspaceId = this.#slotsOf.get(senderId);
      if (workspaceId)
        await this.#options.store.dispatch.publishSlots(this.owner, workspaceId, senderId, inUse);
    }
  }

  async #refreshWorkspaces(): Promise<void> {
    this.#workspaces = await this.#options.store.dispatch.workspaces();
    for (const workspaceId of this.#workspaces) {
      for (const sender of await this.#deps.senders.of(workspaceId))
        this.#slotsOf.set(sender.id, workspaceId);
    }
  }

  #settlerOf(workspaceId: string): Settler {
    const known = this.#settlers.get(workspaceId);
    if (known) return known;
    const { clock, telemetry } = this.#options;
    const settler = new Settler(
      (findings) => settleFindings(this.#deps, workspaceId, this.owner, findings),
      clock,
      telemetry,
    );
    this.#settlers.set(workspaceId, settler);
    return settler;
  }
}
