/**
 * Who may go on next. Every transaction, every sleep and every hand-over of a simulated process stops here until the
 * scheduler lets it through, so one seed decides every interleaving of transactions.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export type ParkedKind = 'store' | 'sleep' | 'provider';

/** Something that waits to be let through. */
export type Parked = {
  readonly process: string;
  readonly task: string;
  readonly kind: ParkedKind;
  readonly label: string;
  readonly notBeforeMs: number;
  /** Does it and returns the way to give the answer to whoever waits for it. */
  perform(): Promise<() => void>;
};

/** A task under way: the name stands in the trace and tells the checks what kind of act a step belongs to. */
export type Task = { readonly process: string; readonly name: string; readonly label: string };

const current = new AsyncLocalStorage<Task>();
const inside = new AsyncLocalStorage<string>();

export class Scheduler {
  readonly #nowMs: () => number;
  readonly #dead = new Set<string>();
  readonly #suspended = new Set<string>();
  readonly #running = new Set<Task>();
  #parked: Parked[] = [];

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Starts a task; it runs until it first waits. `failed` hears of a throw, which is never expected. */
  start(task: Task, work: () => Promise<void>, failed: (error: unknown) => void): void {
    this.#running.add(task);
    void current.run(task, () =>
      work()
        .catch((error: unknown) => {
          if (!this.#dead.has(task.process)) failed(error);
        })
        .finally(() => this.#running.delete(task)),
    );
  }

  isRunning(process: string, name: string): boolean {
    return [...this.#running].some((task) => task.process === process && task.name === name);
  }

  runningOf(process: string): readonly Task[] {
    return [...this.#running].filter((task) => task.process === process);
  }

  /** Waits for its turn, then runs `work`. A process that has died waits for ever. */
  gate<T>(process: string, kind: ParkedKind, label: string, work: () => Promise<T>): Promise<T> {
    const within = inside.getStore();
    if (within !== undefined) throw new Error(`${label} was asked of the outer store inside ${within}`);
    const task = current.getStore()?.name ?? 'none';
    return new Promise<T>((resolve, reject) => {
      if (this.#dead.has(process)) return;
      this.#parked.push({
        process,
        task,
        kind,
        label,
        notBeforeMs: 0,
        perform: () =>
          inside.run(label, work).then(
            (value) => () => resolve(value),
            (error: Error) => () => reject(error),
          ),
      });
    });
  }

  sleep(process: string, ms: number, signal?: AbortSignal): Promise<void> {
    const within = inside.getStore();
    if (within !== undefined) throw new Error(`a sleep inside ${within}`);
    if (signal?.aborted) return Promise.resolve();
    const task = current.getStore()?.name ?? 'none';
    return new Promise<void>((resolve) => {
      if (this.#dead.has(process)) return;
      const parked: Parked = {
        process,
        task,
        kind: 'sleep',
        label: `sleep ${ms}`,
        notBeforeMs: this.#nowMs() + ms,
        perform: () => Promise.resolve(resolve),
      };
      this.#parked.push(parked);
      signal?.addEventListener('abort', () => {
        this.#drop(parked);
        resolve();
      });
    });
  }

  /** What may be let through now. */
  ready(): readonly Parked[] {
    const now = this.#nowMs();
    return this.#parked.filter(
      ({ process, notBeforeMs }) => notBeforeMs <= now && !this.#suspended.has(process),
    );
  }

  /** The instant at which the next sleeper may wake. */
  nextWakeMs(): number | undefined {
    const later = this.#parked.filter(
      ({ process, notBeforeMs }) => notBeforeMs > this.#nowMs() && !this.#suspended.has(process),
    );
    return later.length === 0 ? undefined : Math.min(...later.map(({ notBeforeMs }) => notBeforeMs));
  }

  parkedOf(process: string): readonly Parked[] {
    return this.#parked.filter((parked) => parked.process === process);
  }

  /** Does it, gives the answer and lets whoever waited run until everything waits again. */
  async release(parked: Parked): Promise<void> {
    this.#drop(parked);
    const answer = await parked.perform();
    answer();
    await settled();
  }

  /** Does it, and the process dies before it hears of it. */
  async performAndCrash(parked: Parked): Promise<void> {
    this.#drop(parked);
    await parked.perform();
    this.crash(parked.process);
    await settled();
  }

  /** Everything the process knew is gone. */
  crash(process: string): void {
    this.#dead.add(process);
    this.#suspended.delete(process);
    this.#parked = this.#parked.filter((parked) => parked.process !== process);
    for (const task of this.#running) if (task.process === process) this.#running.delete(task);
  }

  suspend(process: string): void {
    this.#suspended.add(process);
  }

  wake(process: string): void {
    this.#suspended.delete(process);
  }

  isSuspended(process: string): boolean {
    return this.#suspended.has(process);
  }

  #drop(parked: Parked): void {
    this.#parked = this.#parked.filter((other) => other !== parked);
  }
}

/** All microtasks have run: whoever could go on has, and waits at its next gate. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A store whose every operation waits for its turn. A transaction is one turn. */
export function gatedStore<Store extends object>(
  store: Store,
  gate: <T>(label: string, work: () => Promise<T>) => Promise<T>,
  path = '',
): Store {
  const wrapped = new Map<PropertyKey, unknown>();
  return new Proxy(store, {
    get(target, key) {
      const known = wrapped.get(key);
      if (known !== undefined) return known;
      const value: unknown = Reflect.get(target, key);
      const label = `${path}${String(key)}`;
      let made: unknown = value;
      if (typeof value === 'function') {
        const operation = value as (...args: unknown[]) => Promise<unknown>;
        made = (...args: unknown[]) => gate(label, () => operation.apply(target, args));
      } else if (typeof value === 'object' && value !== null) {
        made = gatedStore(value, gate, `${label}.`);
      }
      wrapped.set(key, made);
      return made;
    },
  });
}
