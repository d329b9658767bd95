/** Dispatch to a real SMTP server on loopback, against a bare nodemailer pool with the same messages and connections. */
import { performance } from 'node:perf_hooks';
import { createTransport } from 'nodemailer';
import { createSmtpChannel } from '#channels/email/smtp';
import { createStore } from '#db/store';
import type { Channel } from '#engine/ports/channel';
import { openBench } from './databases.ts';
import type { DispatchOptions } from './dispatch.ts';
import { runDispatch, seedDue, timed } from './dispatch-world.ts';
import { bareComposer, bareMessages, CONTENT, renderedTo, type BareMessage } from './messages.ts';
import { startProcess } from './process.ts';
import { median, type Figure, type Report } from './report.ts';

const CONNECTIONS = 20;
const SLOTS = 500;

export async function benchSmtp({ touches, rounds, on }: DispatchOptions): Promise<Report> {
  const figures: Figure[] = [];
  for (const kind of on) {
    const bench = await openBench(kind);
    const { db, name } = bench;
    const server = await startProcess<{ url: string }>('smtp-server.ts', {});
    const bare: number[] = [];
    const engine: number[] = [];
    try {
      for (let round = 0; round <= rounds; round += 1) {
        const due = await seedDue(db, touches, SLOTS, CONTENT);
        const messages = await bareMessages(createStore(db), due);
        const bareRate = await runBare(server.ready.url, messages);
        const channel = smtp(server.ready.url);
        const engineRate = await timed(db, due, () => runDispatch(db, due, renderedTo(channel)));
        await channel.close();
        if (round === 0) continue; // warms up
        bare.push(bareRate);
        engine.push(engineRate);
      }
    } finally {
      server.end();
      await bench.close();
    }
    const ratios = engine.map((rate, index) => rate / (bare[index] ?? Number.NaN));
    figures.push(
      { name: `${name} bare pool, ${CONNECTIONS} connections`, value: median(bare), unit: 'messages/s' },
      { name: `${name} engine`, value: median(engine), unit: 'touches/s' },
      { name: `${name} engine / bare`, value: median(ratios), unit: '×', bound: '≥ 0.8' },
    );
  }
  return { name: 'dispatch --smtp', unit: 'touches/s', figures };
}

/** The real channel. Windows are left out: contacts of the bench are in New York, and it may be night there. */
function smtp(url: string): Channel {
  const channel = createSmtpChannel({
    url,
    from: 'Riverside Homes <hello@example.com>',
    maxConnections: CONNECTIONS,
  });
  return { ...channel, ignoresWindows: true };
}

async function runBare(url: string, messages: readonly BareMessage[]): Promise<number> {
  const compose = bareComposer();
  const transport = createTransport({ pool: true, url, maxConnections: CONNECTIONS, maxMessages: 5_000 });
  const startedMs = performance.now();
  const queue = messages.values();
  const worker = async (): Promise<void> => {
    for (const message of queue) await transport.sendMail(compose(message));
  };
  // More at work than connections, so that no connection waits for its next message to be made.
  await Promise.all(Array.from({ length: 2 * CONNECTIONS }, worker));
  const seconds = (performance.now() - startedMs) / 1_000;
  transport.close();
  return messages.length / seconds;
}
