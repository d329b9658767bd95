/**
 * Gathers findings and settles them together: at most one settle of a workspace at a time in this process, each as
 * large as what came in while the one before ran. A settle that fails is tried again until the process ends:
 * the findings are all we know of messages that are out.
 */
import type { Clock } from '#engine/ports';
import type { Telemetry } from '#engine/ports/telemetry';
import { BATCH_LIMIT, type Finding } from './held-touch.ts';

const GATHER_MS = 5;
const RETRY_MS = 500;

export type Settled = { readonly finding: Finding; readonly done: () => void };

export class Settler {
  readonly #settle: (findings: readonly Finding[]) => Promise<unknown>;
  readonly #clock: Clock;
  readonly #telemetry: Telemetry;
  #waiting: Settled[] = [];
  #running: Promise<void> | undefined;

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
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when everything that was added is settled. */
  async drained(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      if (this.#waiting.length < BATCH_LIMIT) await this.#clock.sleep(GATHER_MS);
      const batch = this.#waiting.splice(0, BATCH_LIMIT);
      for (;;) {
        try {
          const startedMs = this.#clock.monotonicMs();
          await this.#settle(batch.map(({ finding }) => finding));
          const channel = batch[0]?.finding.channel ?? 'email';
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
}
