/** What the mail server remembers, and how it is asked. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** `taken`, `taken_unanswered`: delivered. The others were handed over, and not taken. */
export type MailVerdict = 'taken' | 'taken_unanswered' | 'refused_for_now' | 'refused' | 'cut';

export type Arrival = {
  /** When the message was all there, or when it was refused. */
  readonly atMs: number;
  answeredAtMs: number | null;
  /** Null: refused before its content was asked for. */
  readonly touch: string | null;
  readonly recipient: string;
  readonly verdict: MailVerdict;
};

/** Probabilities are of one message. */
export type MailSettings = {
  readonly seed: number;
  readonly latencyMs: readonly [number, number];
  /** 450 for the recipient, or 451 after the content. */
  readonly refuseForNow: number;
  /** 550 for the recipient, or 554 after the content. */
  readonly refuseForGood: number;
  /** The connection ends before the final dot was read. */
  readonly cutBeforeEnd: number;
  /** The connection ends after it, without an answer. */
  readonly dropAfterEnd: number;
  /** Takes no more than so many in a second, in the order of their coming. */
  readonly perSecond?: number;
};

export type MailQuestion =
  | { readonly kind: 'settings'; readonly settings: MailSettings }
  | { readonly kind: 'arrivals'; readonly from: number };
type MailAnswer =
  | { readonly kind: 'listening' }
  | { readonly kind: 'settings'; readonly port: number }
  | { readonly kind: 'arrivals'; readonly arrivals: readonly Arrival[] };

export type MailServer = {
  /** For SMTP_URL. */
  readonly url: string;
  change(settings: MailSettings): Promise<void>;
  arrivals(from?: number): Promise<readonly Arrival[]>;
  stop(): Promise<void>;
};

export async function startMailServer(program: string, settings: MailSettings): Promise<MailServer> {
  const child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await once(child, 'message');
  const told = await ask(child, { kind: 'settings', settings });
  const port = told.kind === 'settings' ? told.port : 0;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (question: MailQuestion): Promise<MailAnswer> => {
    const answer = turn.then(() => ask(child, question));
    turn = answer;
    return answer;
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    async change(next) {
      await inTurn({ kind: 'settings', settings: next });
    },
    async arrivals(from = 0) {
      const answer = await inTurn({ kind: 'arrivals', from });
      return answer.kind === 'arrivals' ? answer.arrivals : [];
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

async function ask(child: ChildProcess, question: MailQuestion): Promise<MailAnswer> {
  const answered = once(child, 'message');
  child.send(question);
  const [answer] = (await answered) as [MailAnswer];
  return answer;
}
