/**
 * How many touches to hold at one sender so that none waits long between its claim and the end of its hand-over. What is
 * held cannot be stopped any more, so a provider that takes few at a time is not given many to queue.
 *
 * By Little's law a provider that takes X in a second answers N at a time after N / X: where the wait grows with the
 * number, the number may fall with the wait and costs no throughput. A provider that is slow however few it gets looks
 * the same at first; it is told apart by holding less for a moment: a wait that does not fall is the provider's own, and
 * holding less would only slow things down.
 *
 * Starts small, grows while the wait allows and there is use for more, starts again after an idle time.
 */

/** Mean wait aimed at: half of what 99 of 100 may take. */
const AIM_MS = 500;
/** Of each process: several begin at once. Two halvings must be left to tell a queue from a slow provider. */
const START = 4;
const MOST_GROWTH = 8;
/** Where the longest wait leaves no room and the mean does. */
const LEAST_GROWTH = 1.1;
const IDLE_MS = 10_000;
/** So many hand-overs say enough, however many are held. */
const ROUND_MOST = 16;
/**
 * With half as many held, a queue answers in half the time; with less than half of that fall, twice, it was no queue.
 * Twice, because a queue that is only just building up shows less than its wait at first. Where n processes share the
 * provider, halving the part of one takes 1 / 2n from the queue.
 */
const leastFall = (processes: number): number => 1 - 1 / (4 * processes);
const STEPS_DOWN = 2;
/** One of one cannot be halved: whether the wait is the queue of the others is found out with some more, so often. */
const ASK_AGAIN_MS = 20_000;
/** Room above a wait that is the provider's own, and how long it is believed before it is tried again. */
const OWN_WAIT_ROOM = 1.5;
const OWN_WAIT_TRUST_MS = 120_000;

type Level = { readonly limit: number; readonly waitMs: number; readonly steps: number };

export class AdaptiveLimit {
  #limit = START;
  #processes = 1;
  #aimMs = AIM_MS;
  #aimUntilMs = Infinity;
  #changedAtMs = -Infinity;
  #lastAtMs = -Infinity;
  #heldMost = 0;
  #ended = 0;
  #waitedMs = 0;
  #longestMs = 0;
  /** What was, before it was lowered: to compare with what that brought. */
  #before: Level | undefined;

  /** At least 1. `held`: how many are held now. */
  current(nowMs: number, held: number): number {
    if (held === 0 && nowMs - this.#lastAtMs > IDLE_MS) {
      this.#aimMs = AIM_MS;
      this.#before = undefined;
      this.#set(Math.min(this.#limit, START), nowMs);
    }
    return Math.max(1, Math.floor(this.#limit));
  }

  /** How many processes, this one among them, hand over to the sender. */
  shared(processes: number): void {
    this.#processes = Math.max(1, processes);
  }

  /** So many are held now. */
  took(nowMs: number, held: number): void {
    this.#lastAtMs = nowMs;
    this.#heldMost = Math.max(this.#heldMost, held);
  }

  /** One hand-over has ended, `waitMs` after its claim; `held`: how many were held until then. */
  ended(nowMs: number, waitMs: number, held: number): void {
    this.took(nowMs, held);
    // Claimed before the last change: it waited behind others that are no measure any more.
    if (nowMs - waitMs < this.#changedAtMs) return;
    this.#ended += 1;
    this.#waitedMs += waitMs;
    this.#longestMs = Math.max(this.#longestMs, waitMs);
    if (this.#ended >= Math.min(this.#limit, ROUND_MOST)) this.#conclude(nowMs, this.#waitedMs / this.#ended);
  }

  #conclude(nowMs: number, waitMs: number): void {
    if (nowMs >= this.#aimUntilMs) this.#aimAt(AIM_MS, Infinity);
    const least = leastFall(this.#processes);
    const before = this.#before && waitMs > this.#before.waitMs * least ? this.#before : undefined;
    this.#before = undefined;
    if (before?.steps === STEPS_DOWN) {
      this.#aimAt(Math.max(AIM_MS, waitMs * OWN_WAIT_ROOM), nowMs + OWN_WAIT_TRUST_MS);
      this.#set(before.limit, nowMs);
    } else if (waitMs > this.#aimMs && this.#limit < 2 && this.#processes > 1) {
      if (nowMs - this.#changedAtMs >= ASK_AGAIN_MS) this.#set(START, nowMs);
      else this.#begin();
    } else if (waitMs > this.#aimMs) {
      const { limit, waitMs: first, steps } = before ?? { limit: this.#limit, waitMs, steps: 0 };
      this.#before = { limit, waitMs: first, steps: steps + 1 };
      const used = Math.min(this.#limit, this.#heldMost);
      this.#set(Math.max(1, Math.min(used / 2, (used * this.#aimMs) / waitMs)), nowMs);
    } else if (this.#heldMost >= Math.floor(this.#limit)) {
      const room = this.#aimMs / Math.max(1, this.#longestMs);
      this.#set(this.#limit * Math.max(LEAST_GROWTH, Math.min(MOST_GROWTH, room)), nowMs);
    } else {
      // Not used up, so nothing is known about more.
      this.#begin();
    }
  }

  #aimAt(aimMs: number, untilMs: number): void {
    this.#aimMs = aimMs;
    this.#aimUntilMs = untilMs;
  }

  #set(limit: number, nowMs: number): void {
    // A provider that answers at once would let it grow without end.
    this.#limit = Math.min(limit, Number.MAX_SAFE_INTEGER);
    this.#changedAtMs = nowMs;
    this.#begin();
  }

  #begin(): void {
    this.#heldMost = 0;
    this.#ended = 0;
    this.#waitedMs = 0;
    this.#longestMs = 0;
  }
}
