/** The slots this process holds at each sender, and when it is worth asking for more. */
import type { Clock } from '#engine/ports';
import type { DispatchSender } from '#engine/ports/dispatch-store';
import { AdaptiveLimit } from './adaptive-limit.ts';

/** Refills are gathered this long, or until a quarter of the slots is free. */
const GATHER_MS = 20;

type Entry = { taken: number; freeSinceMs: number; readonly adaptive: AdaptiveLimit };

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
    const entry = this.#entry(senderId);
    entry.taken += count;
    entry.adaptive.took(this.#clock.monotonicMs(), entry.taken);
  }

  giveBack(senderId: string): void {
    const entry = this.#entry(senderId);
    entry.taken -= 1;
    if (entry.freeSinceMs === 0) entry.freeSinceMs = this.#clock.monotonicMs();
  }

  /** A hand-over has ended, so long after its claim; its slot is still taken until it is settled. */
  handedOver(senderId: string, waitMs: number): void {
    const entry = this.#entry(senderId);
    entry.adaptive.ended(this.#clock.monotonicMs(), waitMs, entry.taken);
  }

  /** How many touches to ask for now; 0: not yet. `living`: the processes that share the sender's slots. */
  wanted(sender: DispatchSender, living: number): number {
    const entry = this.#entry(sender.id);
    entry.adaptive.shared(living);
    const share = Math.max(1, Math.floor(sender.slots / living));
    const nowMs = this.#clock.monotonicMs();
    const capacity = Math.min(share, sender.slots, entry.adaptive.current(nowMs, entry.taken));
    const free = capacity - entry.taken;
    if (free <= 0) return 0;
    const gathered = entry.taken === 0 || free * 4 >= capacity || nowMs - entry.freeSinceMs >= GATHER_MS;
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
    const entry = { taken: 0, freeSinceMs: 0, adaptive: new AdaptiveLimit() };
    this.#entries.set(senderId, entry);
    return entry;
  }
}
