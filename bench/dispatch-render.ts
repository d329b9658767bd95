/** Dispatch with Liquid and MIME, against the same messages made in a bare loop without a database. */
import { performance } from 'node:perf_hooks';
import { createStore } from '#db/store';
import { openBench } from './databases.ts';
import type { DispatchOptions } from './dispatch.ts';
import { runDispatch, seedDue, timed } from './dispatch-world.ts';
import {
  bareComposer,
  bareMessages,
  compareOne,
  composingChannel,
  CONTENT,
  renderedTo,
  toMemory,
  type BareMessage,
} from './messages.ts';
import { median, type Figure, type Report } from './report.ts';

const SLOTS = 500;

export async function benchRender({ touches, rounds, on }: DispatchOptions): Promise<Report> {
  const figures: Figure[] = [];
  for (const kind of on) {
    const bench = await openBench(kind);
    const { db, name } = bench;
    const bare: number[] = [];
    const engine: number[] = [];
    try {
      for (let round = 0; round <= rounds; round += 1) {
        const due = await seedDue(db, touches, SLOTS, CONTENT);
        const messages = await bareMessages(createStore(db), due);
        const last = messages.at(-1);
        if (last) await compareOne(last);
        const bareRate = await runBare(messages);
        const engineRate = await timed(db, due, () => runDispatch(db, due, renderedTo(composingChannel())));
        if (round === 0) continue; // warms up
        bare.push(bareRate);
        engine.push(engineRate);
      }
    } finally {
      await bench.close();
    }
    const ratios = engine.map((rate, index) => rate / (bare[index] ?? Number.NaN));
    figures.push(
      { name: `${name} bare Liquid and MIME`, value: median(bare), unit: 'messages/s' },
      { name: `${name} engine`, value: median(engine), unit: 'touches/s' },
      { name: `${name} engine / bare`, value: median(ratios), unit: '×', bound: '≥ 0.8' },
    );
  }
  return { name: 'dispatch --render', unit: 'touches/s', figures };
}

async function runBare(messages: readonly BareMessage[]): Promise<number> {
  const compose = bareComposer();
  const transport = toMemory({ onePiece: false });
  const startedMs = performance.now();
  for (const message of messages) await transport.sendMail(compose(message));
  return messages.length / ((performance.now() - startedMs) / 1_000);
}
