/**
 * A real SMTP server in a process of its own: slow, moody, and with an exact memory of what it was handed. It is never
 * killed, so what it remembers is the truth that the test holds everything else against.
 * Speaks with its parent over IPC: settings come in, and its memory goes out when it is asked for.
 */
import type { AddressInfo, Socket } from 'node:net';
import process from 'node:process';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { SeededRandom } from '#test/seeded-random';
import type { Arrival, MailQuestion, MailSettings, MailVerdict } from './mail-log.ts';

let settings: MailSettings;
let random = new SeededRandom(1);
const arrivals: Arrival[] = [];
const refusedForNow = new Map<string, number>();
/** When the next message may be answered, where only so many are taken in a second. */
let nextTurnAtMs = 0;

process.on('message', (question: MailQuestion) => {
  if (question.kind === 'settings') {
    ({ settings } = question);
    random = new SeededRandom(settings.seed);
    process.send?.({ kind: 'settings', port: (server.server.address() as AddressInfo | null)?.port ?? 0 });
  } else {
    process.send?.({ kind: 'arrivals', arrivals: arrivals.slice(question.from) });
  }
});
process.on('disconnect', () => process.exit(0));

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  logger: false,
  onRcptTo({ address }, _session, answer) {
    if (refusesForNow(address, settings.refuseForNow)) {
      remember(null, address, 'refused_for_now');
      return answer(refusal(450, 'Try again later'));
    }
    if (random.chance(settings.refuseForGood)) {
      remember(null, address, 'refused');
      return answer(refusal(550, 'No such mailbox'));
    }
    answer();
  },
  onData: (stream, session, answer) => take(stream, session, answer),
});
// Clients that go away in the middle are what this is about.
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => process.send?.({ kind: 'listening' }));

function take(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  answer: (error?: Error) => void,
): void {
  const recipient = session.envelope.rcptTo[0]?.address ?? '';
  const cut = random.chance(settings.cutBeforeEnd);
  let text = '';
  let gone = false;
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    if (!cut || gone || !text.includes('\r\n\r\n')) return;
    gone = true;
    remember(touchOf(text), recipient, 'cut');
    socketOf(session)?.destroy();
  });
  stream.on('end', () => {
    if (gone) return;
    const touch = touchOf(text);
    if (refusesForNow(recipient, settings.refuseForNow)) {
      remember(touch, recipient, 'refused_for_now');
      return answer(refusal(451, 'Try again later'));
    }
    if (random.chance(settings.refuseForGood)) {
      remember(touch, recipient, 'refused');
      return answer(refusal(554, 'Not wanted'));
    }
    // From here on it is delivered, whether anybody hears the answer or not.
    if (random.chance(settings.dropAfterEnd)) {
      remember(touch, recipient, 'taken_unanswered');
      socketOf(session)?.destroy();
      return;
    }
    const arrival = remember(touch, recipient, 'taken');
    setTimeout(() => {
      arrival.answeredAtMs = Date.now();
      answer();
    }, delayMs());
  });
}

function delayMs(): number {
  const [low, high] = settings.latencyMs;
  const own = random.between(low, high);
  if (settings.perSecond === undefined) return own;
  const now = Date.now();
  nextTurnAtMs = Math.max(nextTurnAtMs, now) + 1_000 / settings.perSecond;
  return own + nextTurnAtMs - now;
}

/** A recipient is put off at most twice, or a test would wait for hours. */
function refusesForNow(recipient: string, probability: number): boolean {
  const times = refusedForNow.get(recipient) ?? 0;
  if (times >= 2 || !random.chance(probability)) return false;
  refusedForNow.set(recipient, times + 1);
  return true;
}

function remember(touch: string | null, recipient: string, verdict: MailVerdict): Arrival {
  const arrival: Arrival = { atMs: Date.now(), answeredAtMs: null, touch, recipient, verdict };
  arrivals.push(arrival);
  return arrival;
}

/** The touch's id in its own header; the Message-ID must carry the same. */
function touchOf(text: string): string | null {
  const header = /^X-Doorstep-Touch: (\S+)\r$/im.exec(text)?.[1];
  const messageId = /^Message-ID: <([^@>]+)@/im.exec(text)?.[1];
  if (header === undefined || header !== messageId) return null;
  return header;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function socketOf({ id }: SMTPServerSession): Socket | undefined {
  const connections = server.connections as Set<{
    readonly session: { readonly id: string };
    readonly _socket: Socket;
  }>;
  for (const connection of connections) if (connection.session.id === id) return connection._socket;
  return undefined;
}
