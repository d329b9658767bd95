/** One step of the simulation, and how a process begins something. */
import type { SimulatedProcess } from './process.ts';
import { settled } from './scheduler.ts';
import type { World } from './world.ts';

export type Move = {
  /** Counted by this. */
  readonly kind: string;
  /** For the trace. */
  readonly told: string;
  readonly process?: SimulatedProcess | undefined;
  readonly task?: string;
  readonly run: () => Promise<void>;
};

export function begin(
  world: World,
  process: SimulatedProcess,
  name: string,
  work: () => Promise<unknown>,
): Move {
  return {
    kind: `begin ${name}`,
    told: `${process.name} begins ${name}`,
    process,
    task: name,
    run: async () => {
      const task = { process: process.name, name, label: name };
      world.scheduler.start(
        task,
        async () => void (await work()),
        (error) => world.failed(`${process.name} ${name}`, error),
      );
      await settled();
    },
  };
}
