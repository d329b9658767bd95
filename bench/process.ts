/** Programs of a benchmark that need a process of their own: started from their sources, spoken to by messages. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type BenchProcess<Ready> = {
  /** Its first message. */
  readonly ready: Ready;
  ask<Answer>(question: unknown): Promise<Answer>;
  end(): void;
};

export async function startProcess<Ready>(
  program: string,
  environment: Readonly<Record<string, string>>,
): Promise<BenchProcess<Ready>> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), [], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const next = async (): Promise<unknown> => {
    const over = new AbortController();
    try {
      const [message] = (await Promise.race([
        once(child, 'message', { signal: over.signal }),
        once(child, 'exit', { signal: over.signal }).then(([code]) =>
          Promise.reject(new Error(`${program} has ended (${String(code)})`)),
        ),
      ])) as unknown[];
      return message;
    } finally {
      // Whichever did not happen is listened for no more.
      over.abort();
    }
  };
  const ready = (await next()) as Ready;
  return {
    ready,
    async ask<Answer>(question: unknown) {
      const answer = next();
      child.send(question as object);
      return (await answer) as Answer;
    },
    end: () => void child.kill('SIGTERM'),
  };
}
