/** What a check is given, and how it says that a guarantee does not hold. */
import type { Received, SimulatedProviders } from '../provider.ts';
import type { Snapshot, Step, TouchRow } from '../snapshot.ts';
import type { ApiAnswer } from '../world.ts';

export class Violation extends Error {
  override readonly name = 'Violation';
  readonly invariant: string;

  constructor(invariant: string, detail: string) {
    super(`${invariant}: ${detail}`);
    this.invariant = invariant;
  }
}

/** Everything a check may look at: two snapshots, who acted, what the providers took, what people were answered. */
export type Observed = Step & {
  readonly step: number;
  /** Owner id of the process that acted; undefined: nobody did. */
  readonly owner: string | undefined;
  /** The act that the step belongs to. */
  readonly task: string | undefined;
  readonly providers: SimulatedProviders;
  readonly received: readonly Received[];
  readonly answers: readonly ApiAnswer[];
  readonly touchesOf: (enrollmentId: string) => readonly TouchRow[];
};

export type Check = (observed: Observed) => void;

export function require_(holds: boolean, invariant: string, detail: () => string): void {
  if (!holds) throw new Violation(invariant, detail());
}

export function touchesByEnrollment({ touches }: Snapshot): ReadonlyMap<string, readonly TouchRow[]> {
  const found = new Map<string, TouchRow[]>();
  for (const touch of touches.values()) {
    const list = found.get(touch.enrollment_id);
    if (list) list.push(touch);
    else found.set(touch.enrollment_id, [touch]);
  }
  return found;
}
