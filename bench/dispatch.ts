/**
 * Due touches per second: claim with second look → accepted at once → settle → next touch scheduled; beside it the
 * floor (dispatch-floor.ts) on the same server in the same run, in turn, so that a noisy machine is noisy to both.
 */
import { openBench, type BenchDatabase, type BenchKind } from './databases.ts';
import { runFloor } from './dispatch-floor.ts';
import { NOTHING, runDispatch, seedDue, timed } from './dispatch-world.ts';
import { median, type Figure, type Report } from './report.ts';

export type DispatchOptions = {
  readonly touches: number;
  readonly rounds: number;
  readonly on: readonly BenchKind[];
};

const SLOTS = 4_000;
/** The floor is given the size of chunk that suits it best. */
const CHUNKS = [500, 1_000, 2_000, 5_000];

export async function benchDispatch(options: DispatchOptions): Promise<Report> {
  const figures: Figure[] = [];
  for (const kind of options.on) {
    const bench = await openBench(kind);
    try {
      figures.push(...(await compare(bench, options)));
    } finally {
      await bench.close();
    }
  }
  return { name: 'dispatch', unit: 'touches/s', figures };
}

async function compare({ db, name }: BenchDatabase, { touches, rounds }: DispatchOptions): Promise<Figure[]> {
  const floorOf = async (chunk: number): Promise<number> => {
    const due = await seedDue(db, touches, SLOTS);
    return timed(db, due, async () => ({ done: await runFloor(db, due.workspaceId, due.campaignId, chunk) }));
  };
  const engineOf = async (): Promise<number> => {
    const due = await seedDue(db, touches, SLOTS);
    return timed(db, due, () => runDispatch(db, due, NOTHING));
  };
  // Caches, JIT and files are warm after this.
  await engineOf();
  const tried = new Map<number, number>();
  for (const chunk of CHUNKS) tried.set(chunk, await floorOf(chunk));
  const [chunk = 500] = [...tried].toSorted(([, a], [, b]) => b - a)[0] ?? [];

  const floors: number[] = [];
  const engines: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    floors.push(await floorOf(chunk));
    engines.push(await engineOf());
  }
  const ratios = engines.map((engine, index) => engine / (floors[index] ?? Number.NaN));
  return [
    { name: `${name} floor, ${chunk} at once`, value: median(floors), unit: 'touches/s' },
    { name: `${name} engine`, value: median(engines), unit: 'touches/s' },
    { name: `${name} engine / floor`, value: median(ratios), unit: '×', bound: '≥ 0.8' },
  ];
}
