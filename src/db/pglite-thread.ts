/**
 * The embedded database in a thread of its own, so that a statement holds up nothing but other statements: timers,
 * sockets and heartbeats go on, and messages are made while the database works. Started by `thread-engine.ts`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { startEngine, type EngineOptions } from './pglite-engine.ts';

export type ThreadQuestion =
  | { readonly id: number; readonly kind: 'ask'; readonly message: Uint8Array<ArrayBuffer> }
  | { readonly id: number; readonly kind: 'dump' | 'close' };
export type ThreadAnswer =
  | { readonly kind: 'ready' }
  | { readonly id: number; readonly answer: Uint8Array<ArrayBuffer> | Blob | null }
  | { readonly id: number; readonly error: unknown };

if (!parentPort) throw new Error('this program is a thread of another one');
const port = parentPort;
const engine = await startEngine(workerData as EngineOptions);

port.on('message', (question: ThreadQuestion) => {
  void reply(question).catch((error: unknown) => {
    port.postMessage({ id: question.id, error } satisfies ThreadAnswer);
  });
});
port.postMessage({ kind: 'ready' } satisfies ThreadAnswer);

async function reply(question: ThreadQuestion): Promise<void> {
  const { id, kind } = question;
  if (kind === 'ask') {
    const answer = (await engine.ask(question.message)) as Uint8Array<ArrayBuffer>;
    port.postMessage({ id, answer } satisfies ThreadAnswer, [answer.buffer]);
  } else if (kind === 'dump') {
    port.postMessage({ id, answer: await engine.dump() } satisfies ThreadAnswer);
  } else {
    await engine.close();
    port.postMessage({ id, answer: null } satisfies ThreadAnswer);
    port.close();
  }
}
