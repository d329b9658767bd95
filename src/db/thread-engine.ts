/** PGlite in a thread of its own (pglite-thread.ts), as the same engine that runs in this one. */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { EngineOptions, PgliteEngine } from './pglite-engine.ts';
import type { ThreadAnswer, ThreadQuestion } from './pglite-thread.ts';

type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: unknown) => void };

export async function startThreadEngine(options: EngineOptions): Promise<PgliteEngine> {
  const worker = new Worker(program(), {
    workerData: options,
    // What it makes is messages, whose bytes are elsewhere and which are handed over at once.
    resourceLimits: { maxYoungGenerationSizeMb: 6 },
  });
  const questions = new Questions(worker);
  await questions.ready;
  return {
    async ask(message) {
      return (await questions.put({
        kind: 'ask',
        message: message as Uint8Array<ArrayBuffer>,
      })) as Uint8Array;
    },
    async dump() {
      return (await questions.put({ kind: 'dump' })) as Blob;
    },
    async close() {
      await questions.put({ kind: 'close' });
      await worker.terminate();
    },
  };
}

/** In a build the thread's program lies beside this one, under the same ending. */
function program(): URL {
  const ending = extname(new URL(import.meta.url).pathname);
  const url = new URL(`./pglite-thread${ending}`, import.meta.url);
  if (ending !== '.ts') return url;
  // Threads do not inherit what reads TypeScript; where sources run, tsx is there.
  const loader = import.meta.resolve('tsx/esm/api');
  const text = `import { tsImport } from '${loader}'; await tsImport('${url.href}', '${url.href}');`;
  return new URL(`data:text/javascript,${encodeURIComponent(text)}`);
}

type Put =
  | { readonly kind: 'ask'; readonly message: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'dump' | 'close' };

class Questions {
  readonly ready: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #ended: Error | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    let start: Waiting | undefined;
    this.ready = new Promise<void>((resolve, reject) => {
      start = { resolve: () => resolve(), reject };
    });
    worker.on('message', (answer: ThreadAnswer) => {
      if ('kind' in answer) {
        start?.resolve(undefined);
        this.#idle();
      } else this.#take(answer);
    });
    const end = (error: Error): void => {
      this.#ended ??= error;
      start?.reject(this.#ended);
      for (const { reject } of this.#waiting.values()) reject(this.#ended);
      this.#waiting.clear();
    };
    worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', (code) => end(new Error(`the thread of the embedded database has ended (${code})`)));
  }

  put(question: Put): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended);
    this.#last += 1;
    const id = this.#last;
    // Only a question that is open keeps the process alive, as everywhere else.
    this.#worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const transfer = question.kind === 'ask' ? [question.message.buffer] : [];
      this.#worker.postMessage({ id, ...question } satisfies ThreadQuestion, transfer);
    });
  }

  #take(answer: Exclude<ThreadAnswer, { readonly kind: 'ready' }>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    this.#idle();
    if ('error' in answer) waiting?.reject(answer.error);
    else waiting?.resolve(answer.answer);
  }

  #idle(): void {
    if (this.#waiting.size === 0) this.#worker.unref();
  }
}
