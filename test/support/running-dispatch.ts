/** A real dispatcher in this process on a real database, handing over to a provider that a test plays. */
import type { Database } from '#db/database';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import type { ChannelName } from '#domain/touch/channel';
import { Dispatcher } from '#engine/dispatch/dispatcher';
import type { Channel, Envelope, Late, Outcome } from '#engine/ports/channel';
import { PlanCache } from '#engine/schedule/plan-cache';
import { DatabaseClock } from '../../src/main/database-clock.ts';

export const ACCEPTED: Outcome = { kind: 'accepted', providerMessageId: null, cost: null };

export type Provider = (envelope: Envelope, late: Late) => Promise<Outcome>;

export type HandedOver = {
  readonly enrollmentId: string;
  readonly touchId: string;
  readonly startedMs: number;
};

export type RunningDispatch = {
  readonly owner: string;
  /** Every hand-over that began, in order; `startedMs` on performance.now(). */
  readonly handedOver: readonly HandedOver[];
  stop(): Promise<void>;
};

export async function startDispatch(
  db: Database,
  workspaceId: string,
  provider: Provider,
  options: { readonly leaseMs?: number } = {},
): Promise<RunningDispatch> {
  const store = createStore(db);
  const clock = new DatabaseClock(db);
  await clock.start();
  const handedOver: HandedOver[] = [];
  const channelOf = (channel: ChannelName): Channel => ({
    channel,
    provider: 'test',
    ignoresWindows: true,
    mailedBy: 'due_at',
    send(_message, envelope, late) {
      const { enrollmentId, touchId } = envelope;
      handedOver.push({ enrollmentId, touchId, startedMs: performance.now() });
      return provider(envelope, late);
    },
    verify: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
  const dispatcher = new Dispatcher({
    store: { ...store, dispatch: { ...store.dispatch, workspaces: () => Promise.resolve([workspaceId]) } },
    channels: { get: (_workspace, _sender, channel) => channelOf(channel) },
    plans: new PlanCache(store.plans),
    preparer: {
      prepare: (_workspace, held) =>
        Promise.resolve(
          held.map(
            () => () => Promise.resolve({ kind: 'message', message: { channel: 'sms', to: '', body: '' } }),
          ),
        ),
    },
    clock,
    random: { uuid: uuidv7, fraction: Math.random },
    telemetry: { emit: () => {} },
    role: 'all',
    ...options,
  });
  await dispatcher.start();
  return {
    owner: dispatcher.owner,
    handedOver,
    async stop() {
      await dispatcher.stop();
      clock.stop();
    },
  };
}
