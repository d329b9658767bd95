/**
 * A simulated process: the engine's own code with a memory of its own (plans, senders, slots, held touches, what it
 * found out), an owner id, a clock that may be a little off, and a store whose every transaction waits for its turn.
 */
import type { Finding } from '#engine/dispatch/held-touch';
import { messagePreparer } from '#engine/dispatch/prepare-messages';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import { settleFindings } from '#engine/dispatch/settle-findings';
import { Settler, type Settled } from '#engine/dispatch/settler';
import { Slots } from '#engine/dispatch/slots';
import type { TickDeps } from '#engine/dispatch/tick';
import { CohortJoiner } from '#engine/enroll/join-cohorts';
import type { Clock, Random, Store } from '#engine/ports';
import type { Channel, RenderedMessage } from '#engine/ports/channel';
import { RenderFailure, type MergeData, type Renderer } from '#engine/ports/render';
import type { Telemetry } from '#engine/ports/telemetry';
import { PlanCache } from '#engine/schedule/plan-cache';
import { suppressRejected } from '#engine/suppress/suppress-rejected';
import type { ChannelName } from '#domain/touch/channel';
import type { SequenceContent } from '#domain/campaign/sequence';
import { ProviderFault } from './provider.ts';
import { gatedStore } from './scheduler.ts';
import type { World } from './world.ts';

export type Found = { readonly workspaceId: string; readonly finding: Finding; readonly done: () => void };

export type ProcessOptions = {
  readonly name: string;
  /** The application's clock minus the database's. */
  readonly skewMs: number;
  /** True: the engine's own settler gathers; false: the simulation settles any part of what was found, in any order. */
  readonly ownSettler: boolean;
};

export class SimulatedProcess {
  readonly name: string;
  readonly owner: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly plans: PlanCache;
  readonly senders: SenderDirectory;
  readonly slots: Slots;
  readonly deps: TickDeps & { readonly random: Random };
  readonly cohorts: CohortJoiner;
  /** Found out and not yet settled. */
  found: Found[] = [];
  living = 1;
  publishDue = false;
  alive = true;
  /** How long its machine has slept: its monotonic clock stood still meanwhile. */
  frozenMs = 0;
  readonly #world: World;
  #sleptAtMs = 0;
  readonly #settlers = new Map<string, Settler>();

  constructor(world: World, { name, skewMs, ownSettler }: ProcessOptions) {
    this.#world = world;
    this.name = name;
    this.owner = world.uuid();
    this.store = gatedStore(world.store, (label, work) => world.scheduler.gate(name, 'store', label, work));
    this.clock = {
      now: () => new Date(world.nowMs + skewMs),
      monotonicMs: () => world.nowMs - this.frozenMs,
      sleep: (ms, signal) => world.scheduler.sleep(name, ms, signal),
    };
    this.random = { uuid: world.uuid, fraction: () => world.random.fraction() };
    this.plans = new PlanCache(this.store.plans);
    const channels = {
      get: (_: string, senderId: string, channel: ChannelName, provider: string) =>
        this.#channel(senderId, channel, provider),
    };
    this.senders = new SenderDirectory(this.store.dispatch, channels, this.clock);
    this.slots = new Slots(this.clock);
    const telemetry: Telemetry = { emit: (event) => world.heard(this, event) };
    const { store, clock, plans, senders, slots, owner, random } = this;
    const engine = { store, clock, plans, senders, random, telemetry };
    this.deps = {
      ...engine,
      onRejected: suppressRejected(engine),
      slots,
      owner,
      preparer: messagePreparer({
        store,
        plans,
        renderer: rendererOf(world),
        unsubscribeUrl: (_, touch) => `https://example.com/u/${touch}`,
      }),
      settlerOf: (workspaceId) => (ownSettler ? this.#settlerOf(workspaceId) : this.#collector(workspaceId)),
      living: () => this.living,
    };
    this.cohorts = new CohortJoiner({ store, clock, random, telemetry });
  }

  sleepsSince(): void {
    this.#sleptAtMs = this.#world.nowMs;
    this.#world.scheduler.suspend(this.name);
  }

  wake(clockStood: boolean): void {
    if (clockStood) this.frozenMs += this.#world.nowMs - this.#sleptAtMs;
    this.#world.scheduler.wake(this.name);
  }

  /** Settles these and forgets them, as the engine's settler does when the settle has come through. */
  async settle(workspaceId: string, part: readonly Found[]): Promise<void> {
    this.found = this.found.filter((one) => !part.includes(one));
    await settleFindings(
      this.deps,
      workspaceId,
      this.owner,
      part.map(({ finding }) => finding),
    );
    for (const { done } of part) done();
  }

  #settlerOf(workspaceId: string): Settler {
    const known = this.#settlers.get(workspaceId);
    if (known) return known;
    const { clock, telemetry } = this.deps;
    const made = new Settler(
      (findings) => settleFindings(this.deps, workspaceId, this.owner, findings),
      clock,
      telemetry,
    );
    this.#settlers.set(workspaceId, made);
    return made;
  }

  #collector(workspaceId: string): Settler {
    const collector = {
      add: (finding: Settled['finding'], done: () => void) =>
        void this.found.push({ workspaceId, finding, done }),
      drained: () => Promise.resolve(),
    };
    return collector as unknown as Settler;
  }

  #channel(senderId: string, channel: ChannelName, provider: string): Channel {
    const { scheduler, providers } = this.#world;
    return {
      channel,
      provider,
      ignoresWindows: provider === 'sandbox',
      mailedBy: provider === 'sandbox' ? 'due_at' : 'callback',
      send: async (message, envelope) => {
        const { touchId: touch, workspaceId, attempt } = envelope;
        // Two stops: it reaches the provider, and the answer reaches us. A crash fits in between.
        const answer = await scheduler.gate(this.name, 'provider', `hand over ${short(touch)}`, () => {
          const { nowMs: atMs, step } = this.#world;
          return Promise.resolve(
            providers.take({ touch, workspaceId, attempt, atMs, step, process: this.owner, message }),
          );
        });
        await scheduler.gate(this.name, 'provider', `answer ${short(touch)}`, () => Promise.resolve());
        if (answer.kind === 'throw') throw new ProviderFault(`${senderId} threw`);
        return answer.outcome;
      },
      verify: () => Promise.resolve(),
      close: () => Promise.resolve(),
    };
  }
}

/** The end of an id tells it apart in a trace. */
export const short = (id: string): string => id.slice(-14);

function rendererOf(world: World): Renderer {
  return {
    check: () => Promise.resolve([]),
    render: (content, data) => {
      if (world.random.chance(world.renderFaults))
        return Promise.reject(new RenderFailure('a template failed'));
      return Promise.resolve(rendered(content, data));
    },
  };
}

function rendered(content: SequenceContent, { to, unsubscribeUrl }: MergeData): RenderedMessage {
  switch (content.channel) {
    case 'email':
      return {
        channel: 'email',
        to: to.email ?? '',
        toName: null,
        subject: 's',
        html: null,
        text: 't',
        unsubscribeUrl,
      };
    case 'sms':
      return { channel: 'sms', to: to.phone ?? '', body: 'b' };
    case 'direct_mail': {
      const nowhere = { name: '', line1: '', city: '', state: '', postalCode: '' };
      return {
        channel: 'direct_mail',
        format: content.format,
        to: to.address ?? nowhere,
        from: null,
        front: '',
        back: '',
        html: null,
      };
    }
  }
}
