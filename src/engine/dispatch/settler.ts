/**
 * Gathers findings and settles them together, each time as many as came in while the one before ran; where there are
 * more than fit into one, two run beside each other (their locks are taken in one order). A settle that fails is tried
 * again until the process ends: the findings are all we know of messages that are out.
 */
import type { Clock } from '#engine/ports';
import type { Telemetry } from '#engine/ports/telemetry';
import { chunkOf, DISPATCH_LIMIT, type Finding } from './held-touch.ts';

const GATHER_MS = 5;
const RETRY_MS = 500;
const MOST_AT_ONCE = 2;

export type Settled = { readonly finding: Finding; readonly done: () => void };

export class Settler {
  readonly #settle: (findings: readonly Finding[]) => Promise<unknown>;
  readonly #clock: Clock;
  readonly #telemetry: Telemetry;
  #waiting: Settled[] = [];
  readonly #running = new Set<Promise<void>>();

  constructor(
    settle: (findings: readonly Finding[]) => Promise<unknown>,
    clock: Clock,
    telemetry: Telemetry,
  ) {
    this.#settle = settle;
    this.#clock = clock;
    this.#telemetry = telemetry;
  }

  add(finding: Finding, done: () => void): void {
    this.#waiting.push({ finding, done });
    this.#next();
  }

  /** Resolves when everything that was added is settled. */
  async drained(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #next(): void {
    while (this.#waiting.length >= DISPATCH_LIMIT && this.#running.size < MOST_AT_ONCE)
      this.#begin(() => this.#settleSome());
    if (this.#waiting.length === 0 || this.#running.size > 0) return;
    this.#begin(async () => {
      await this.#clock.sleep(GATHER_MS);
      await this.#settleSome();
    });
  }

  #begin(run: () => Promise<void>): void {
    const running = run().finally(() => {
      this.#running.delete(running);
      this.#next();
    });
    this.#running.add(running);
  }

  async #settleSome(): Promise<void> {
    const batch = this.#waiting.splice(0, chunkOf(this.#waiting.length));
    if (batch.length === 0) return;
    const findings = batch.map(({ finding }) => finding);
    for (;;) {
      try {
        const startedMs = this.#clock.monotonicMs();
        await this.#settle(findings);
        const channel = findings[0]?.channel ?? 'email';
        const durationMs = this.#clock.monotonicMs() - startedMs;
        this.#telemetry.emit({ name: 'touches_settled', channel, count: batch.length, durationMs });
        break;
      } catch (error) {
        this.#telemetry.emit({ name: 'task_failed', task: 'settle', error });
        await this.#clock.sleep(RETRY_MS);
      }
    }
    for (const { done } of batch) done();
  }
}
