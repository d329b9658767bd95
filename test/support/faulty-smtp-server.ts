/**
 * A real SMTP server on loopback that fails as told, at each step of the dialogue, and keeps what it took.
 * A message counts as taken when the server answers 250 to its final dot, or would have.
 */
import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

type TakenMessage = { readonly raw: string; readonly recipients: readonly string[] };
/** `{reply}`: that answer. `drop`: the connection is cut. `hang`: nothing is answered, ever. */
type SmtpFault = { readonly reply: number; readonly text?: string } | 'drop' | 'hang';
type SmtpStep = 'connect' | 'auth' | 'mail' | 'rcpt' | 'mid-data' | 'dot';
/** Asked at each step; undefined: all is well. `n` counts the times this step was reached. */
export type SmtpPlan = (step: SmtpStep, n: number) => SmtpFault | undefined;

export type FaultySmtpServer = {
  readonly url: string;
  readonly port: number;
  readonly messages: readonly TakenMessage[];
  /** Times that `step` was reached. */
  readonly count: (step: SmtpStep) => number;
  /** Resolves when `step` has been reached. */
  readonly reached: (step: SmtpStep) => Promise<void>;
  /** Connections open now. */
  readonly open: () => number;
  readonly close: () => Promise<void>;
};

export async function startFaultySmtpServer(
  plan: SmtpPlan = () => undefined,
  withAuth = false,
): Promise<FaultySmtpServer> {
  const counts = new Map<SmtpStep, number>();
  const waiting = new Map<SmtpStep, (() => void)[]>();
  const messages: TakenMessage[] = [];
  const count = (step: SmtpStep): number => counts.get(step) ?? 0;

  const faultAt = (step: SmtpStep): SmtpFault | undefined => {
    counts.set(step, count(step) + 1);
    for (const resolve of waiting.get(step) ?? []) resolve();
    return plan(step, count(step));
  };
  /** `took` runs whenever the server would have said yes, also when nobody hears it. */
  const act = (
    step: SmtpStep,
    session: SMTPServerSession,
    answer: (error?: Error) => void,
    took: () => void = () => undefined,
  ): void => {
    const fault = faultAt(step);
    if (typeof fault === 'object') {
      return answer(Object.assign(new Error(fault.text ?? `${step} refused`), { responseCode: fault.reply }));
    }
    took();
    if (fault === 'drop') socketOf(server, session)?.destroy();
    else if (fault === undefined) answer();
  };

  const server = new SMTPServer({
    authOptional: !withAuth,
    disabledCommands: withAuth ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 10,
    onConnect: (session, answer) => act('connect', session, answer),
    onAuth: (_, session, answer) =>
      act('auth', session, (error) => (error ? answer(error) : answer(null, { user: 'user' }))),
    onMailFrom: (_, session, answer) => act('mail', session, answer),
    onRcptTo: (_, session, answer) => act('rcpt', session, answer),
    // A client that goes away in the middle of the content has sent no message.
    onData: (stream, session, answer) => void take(stream, session, answer).catch(() => undefined),
  });
  server.on('error', () => undefined);

  async function take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
    answer: (error?: Error) => void,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      const fault = chunks.length === 1 ? faultAt('mid-data') : undefined;
      if (fault === 'drop') return void socketOf(server, session)?.destroy();
      // Leaving the loop would destroy the stream; a server that hangs reads no further and says nothing.
      if (fault === 'hang') await new Promise<never>(() => undefined);
    }
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    const raw = Buffer.concat(chunks).toString('utf8');
    act('dot', session, answer, () => messages.push({ raw, recipients }));
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    messages,
    count,
    reached: async (step) => {
      if (count(step) > 0) return;
      await new Promise<void>((resolve) => {
        waiting.set(step, [...(waiting.get(step) ?? []), resolve]);
      });
    },
    open: () => server.connections.size,
    close: async () => {
      for (const { socket } of connections(server)) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

/** smtp-server gives its hooks the session only; the socket is looked up by the session's id. */
function socketOf(server: SMTPServer, session: SMTPServerSession): Socket | undefined {
  return connections(server).find(({ id }) => id === session.id)?.socket;
}

function connections(server: SMTPServer): { readonly id: string; readonly socket: Socket }[] {
  return [...server.connections].map((connection) => {
    const { id, _socket } = connection as unknown as { id: string; _socket: Socket };
    return { id, socket: _socket };
  });
}
