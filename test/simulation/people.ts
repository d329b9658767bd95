/** Who acts, and how an act is described. */
import type { Actor } from '#engine/ports/actor';
import type { SimulatedProcess } from './process.ts';
import type { EnrollmentRow } from './snapshot.ts';
import type { World } from './world.ts';
import type { WorkspaceIds } from './world-rows.ts';

export const SOMEBODY: Actor = { type: 'user', id: '00000000-0000-7000-8000-000000000001', name: 'Simone' };
export const BY_HAND = { cause: 'manual', actor: SOMEBODY, reason: null, note: null } as const;

export type PeopleAct = {
  readonly name: string;
  readonly weight: number;
  /** Chooses what it is about when it begins; undefined: there is nothing to do it to. */
  readonly prepare: (
    world: World,
    web: SimulatedProcess,
    workspace: WorkspaceIds,
  ) => (() => Promise<unknown>) | undefined;
};

export const enrollmentsOf = (
  world: World,
  { id }: WorkspaceIds,
  keep: (row: EnrollmentRow) => boolean,
): EnrollmentRow[] =>
  [...world.snapshots.last.enrollments.values()].filter((row) => row.workspace_id === id && keep(row));

/** Mostly an active one, often one with a touch under way: that is where it gets difficult. At times one that has ended. */
export function someEnrollment(world: World, workspace: WorkspaceIds): EnrollmentRow | undefined {
  const active = enrollmentsOf(world, workspace, ({ status }) => status === 'active');
  if (active.length === 0 || world.random.chance(0.1)) {
    const all = enrollmentsOf(world, workspace, () => true);
    return all.length === 0 ? undefined : world.random.pick(all);
  }
  const busy = underWay(world);
  const among = active.filter(({ id }) => busy.has(id));
  return world.random.pick(among.length > 0 && world.random.chance(0.4) ? among : active);
}

/** Enrollments that have a touch processing. */
export function underWay(world: World): ReadonlySet<string> {
  const { touches } = world.snapshots.last;
  return new Set(
    [...touches.values()].filter(({ status }) => status === 'processing').map((touch) => touch.enrollment_id),
  );
}

export const everybody = ({ contacts, properties }: WorkspaceIds): string[] => [...contacts, ...properties];
