/**
 * A real SMTP server on 127.0.0.1 that keeps what it gets: raw bytes, envelope and the instant of arrival.
 * Parsing is left to whoever reads. It can be slow, refuse an address, or drop the connection after the message
 * has come in, when the sender cannot know what became of it.
 */
import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export type SunkMessage = {
  /** When the last byte had come in. */
  readonly arrivedAt: Date;
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
};

export type SmtpSink = {
  readonly port: number;
  /** For SMTP_URL. */
  readonly url: string;
  /** In the order of arrival; a message whose connection was dropped afterwards is here too. */
  readonly messages: readonly SunkMessage[];
  readonly behaviour: SinkBehaviour;
  /** Resolves once `count` messages have arrived in all. */
  waitFor(count: number): Promise<void>;
  close(): Promise<void>;
};

/** May be changed at any time; each message sees what holds when it comes in. */
export type SinkBehaviour = {
  /** Pause between the end of a message and its answer. */
  answerAfterMs: number;
  /** Recipient → SMTP code, answered at RCPT TO (550 for good, 452 for now). */
  readonly refused: Map<string, number>;
  /** The message is kept, and instead of an answer the connection ends. */
  dropAfterData: (message: SunkMessage) => boolean;
};

type Waiter = { readonly count: number; readonly resolve: () => void };

export async function startSmtpSink(options: { readonly port?: number } = {}): Promise<SmtpSink> {
  const messages: SunkMessage[] = [];
  const behaviour: SinkBehaviour = { answerAfterMs: 0, refused: new Map(), dropAfterData: () => false };
  const waiters = new Set<Waiter>();

  function keep(session: SMTPServerSession, raw: Buffer): SunkMessage {
    const { mailFrom, rcptTo } = session.envelope;
    const message = {
      arrivedAt: new Date(),
      from: mailFrom === false ? '' : mailFrom.address,
      to: rcptTo.map(({ address }) => address),
      raw,
    };
    messages.push(message);
    for (const waiter of waiters) {
      if (messages.length >= waiter.count) {
        waiters.delete(waiter);
        waiter.resolve();
      }
    }
    return message;
  }

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hidePIPELINING: false,
    logger: false,
    onRcptTo({ address }, _session, answer) {
      const code = behaviour.refused.get(address);
      if (code === undefined) answer();
      else
        answer(
          Object.assign(new Error(code < 500 ? 'Try again later' : 'No such mailbox'), {
            responseCode: code,
          }),
        );
    },
    onData(stream, session, answer) {
      collect(stream, (raw) => {
        const message = keep(session, raw);
        if (behaviour.dropAfterData(message)) socketOf(server, session)?.destroy();
        else if (behaviour.answerAfterMs > 0) setTimeout(answer, behaviour.answerAfterMs);
        else answer();
      });
    },
  });
  // A client that goes away in the middle is the normal case in a crash test.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => resolve());
  });
  const { port } = server.server.address() as AddressInfo;

  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    messages,
    behaviour,
    waitFor(count) {
      if (messages.length >= count) return Promise.resolve();
      return new Promise((resolve) => waiters.add({ count, resolve }));
    },
    close: () => closeServer(server),
  };
}

/** Everything a mail program would see. */
export function parseMessage(message: SunkMessage): Promise<ParsedMail> {
  return simpleParser(message.raw);
}

/** All values of one header, unfolded, without parsing the rest. */
export function headerValues(message: SunkMessage, name: string): string[] {
  const end = message.raw.indexOf('\r\n\r\n');
  const head = message.raw.toString('latin1', 0, end < 0 ? message.raw.length : end);
  const wanted = `${name.toLowerCase()}:`;
  return head
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter((line) => line.toLowerCase().startsWith(wanted))
    .map((line) => line.slice(wanted.length).trim());
}

function collect(stream: SMTPServerDataStream, done: (raw: Buffer) => void): void {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(Buffer.concat(chunks)));
}

/** smtp-server gives no way to end a connection without an answer, so its socket is reached for. */
function socketOf(server: SMTPServer, session: SMTPServerSession): Socket | undefined {
  const connections = server.connections as Set<{
    readonly session: { readonly id: string };
    readonly _socket: Socket;
  }>;
  for (const connection of connections) {
    if (connection.session.id === session.id) return connection._socket;
  }
  return undefined;
}

/** Clients with a pool keep their connections open: waiting for them would take half a minute. */
async function closeServer(server: SMTPServer): Promise<void> {
  for (const { _socket } of server.connections as Set<{ readonly _socket: Socket }>) _socket.destroy();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
