/** The senders of each workspace, read again every second: a change reaches every process within that time. */
import type { ChannelName } from '#domain/touch/channel';
import type { Clock, Senders } from '#engine/ports';
import type { Channel } from '#engine/ports/channel';
import type { DispatchSender, DispatchStore } from '#engine/ports/dispatch-store';

const FRESH_MS = 1_000;

type Entry = {
  readonly at: number;
  readonly senders: readonly DispatchSender[];
  readonly ignoring: ReadonlySet<ChannelName>;
};

export class SenderDirectory {
  readonly #store: Pick<DispatchStore, 'senders'>;
  readonly #channels: Senders;
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(store: Pick<DispatchStore, 'senders'>, channels: Senders, clock: Clock) {
    this.#store = store;
    this.#channels = channels;
    this.#clock = clock;
  }

  async of(workspaceId: string): Promise<readonly DispatchSender[]> {
    return (await this.#entry(workspaceId, this.#store)).senders;
  }

  /**
   * Channels whose sender keeps no send windows and quiet hours (the sandbox). Inside a transaction, `from` is the
   * transaction's own store.
   */
  async ignoring(workspaceId: string, from = this.#store): Promise<ReadonlySet<ChannelName>> {
    return (await this.#entry(workspaceId, from)).ignoring;
  }

  channel(workspaceId: string, sender: DispatchSender): Channel {
    return this.#channels.get(workspaceId, sender.id, sender.channel, sender.provider);
  }

  async #entry(workspaceId: string, from: Pick<DispatchStore, 'senders'>): Promise<Entry> {
    const known = this.#entries.get(workspaceId);
    const now = this.#clock.monotonicMs();
    if (known && now - known.at < FRESH_MS) return known;
    const senders = await from.senders(workspaceId);
    const ignoring = new Set(
      senders
        .filter((sender) => this.channel(workspaceId, sender).ignoresWindows)
        .map((sender) => sender.channel),
    );
    const entry = { at: now, senders, ignoring };
    this.#entries.set(workspaceId, entry);
    return entry;
  }
}
