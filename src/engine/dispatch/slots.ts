/** The slots this process holds at each sender, and when it is worth asking for more. */
import type { Clock } from '#engine/ports';
import type { DispatchSender } from '#engine/ports/dispatch-store';

/** Refills are gathered this long, or until a quarter of the slots is free. */
const GATHER_MS = 20;

type Entry = { taken: number; freeSinceMs: number };

export class Slots {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  taken(senderId: string): number {
    return this.#entries.get(senderId)?.taken ?? 0;
  }

  take(senderId: string, count: number): void {
    this.#entry(senderId).taken += count;
  }

  giveBack(senderId: string): void {
    const entry = this.#entry(senderId);
    entry.taken -= 1;
    if (entry.freeSinceMs === 0) entry.freeSinceMs = this.#clock.monotonicMs();
  }

  /** How many touches to ask for now; 0: not yet. `share`: of the sender's slots, this process's part. */
  wanted(sender: DispatchSender, share: number): number {
    const entry = this.#entry(sender.id);
    const free = Math.min(share, sender.slots) - entry.taken;
    if (free <= 0) return 0;
    const gathered =
      entry.taken === 0 || free * 4 >= sender.slots || this.#clock.monotonicMs() - entry.freeSinceMs >= GATHER_MS;
    return gathered ? free : 0;
  }

  /** A claim was made: the gathering starts anew. */
  asked(senderId: string): void {
    this.#entry(senderId).freeSinceMs = 0;
  }

  held(): ReadonlyMap<string, number> {
    return new Map([...this.#entries].map(([id, { taken }]) => [id, taken]));
  }

  #entry(senderId: string): Entry {
    const known = this.#entries.get(senderId);
    if (known) return known;
    const entry = { taken: 0, freeSinceMs: 0 };
    this.#entries.set(senderId, entry);
    return entry;
  }
}
