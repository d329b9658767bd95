/** Suppressing, lifting, changing and deleting records, as the API does it. */
import type { SuppressionReason } from '#domain/suppression/suppression';
import type { NewSuppression } from '#engine/ports/suppression-store';
import { deleteRecord } from '#engine/records/delete-record';
import { patchRecord } from '#engine/records/patch-record';
import { liftSuppression } from '#engine/suppress/lift-suppression';
import { suppress } from '#engine/suppress/suppress';
import { endEnrollmentsOfRecords } from '#engine/unenroll/end-enrollments';
import { everybody, SOMEBODY, type PeopleAct } from './people.ts';
import type { SimulatedProcess } from './process.ts';
import type { World } from './world.ts';
import type { WorkspaceIds } from './world-rows.ts';

export const RECORD_ACTS: readonly PeopleAct[] = [
  { name: 'suppress', weight: 3, prepare: suppressSomething },
  { name: 'lift', weight: 3, prepare: lift },
  { name: 'patch record', weight: 4, prepare: patch },
  { name: 'delete record', weight: 0.7, prepare: remove },
];

function suppressSomething(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const { random } = world;
  const record = world.snapshots.last.records.get(random.pick(everybody(workspace)));
  if (!record) return undefined;
  const reason = random.pick<SuppressionReason>([
    'stop_reply',
    'unsubscribe',
    'manual',
    'hard_bounce',
    'returned_mail',
    'legal',
  ]);
  const scope = random.pick(['all', 'all', 'email', 'sms', 'direct_mail'] as const);
  const among: Pick<NewSuppression, 'kind' | 'value'>[] = [{ kind: 'record', value: record.id }];
  if (record.reach_email !== null) among.push({ kind: 'email', value: record.reach_email });
  if (record.reach_phone !== null) among.push({ kind: 'phone', value: record.reach_phone });
  if (record.mail_key !== null) among.push({ kind: 'address', value: record.mail_key });
  const suppressions = random
    .some(among)
    .map((one) => ({ ...one, scope: one.kind === 'record' ? scope : ('all' as const), reason, note: null }));
  return async () => {
    const done = await suppress(web.deps, workspace.id, { suppressions, actor: SOMEBODY });
    world.answers.push({
      kind: 'suppressed',
      suppressionIds: done.suppressions.map(({ suppression }) => suppression.id),
    });
  };
}

function lift(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const standing = [...world.snapshots.last.suppressions.values()].filter(
    (row) => row.workspace_id === workspace.id && row.lifted_at === null,
  );
  if (standing.length === 0) return undefined;
  const { id } = world.random.pick(standing);
  return () => liftSuppression(web.deps, workspace.id, id, SOMEBODY);
}

function patch(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const { random } = world;
  const id = random.pick(workspace.contacts);
  const number = random.between(0, 30);
  const change = random.pick([
    { emails: [] },
    { emails: [`patched${number}@example.com`] },
    { emails: [`person${number % workspace.contacts.length}@example.com`] },
    { phones: [] },
    { phones: [{ number: `+16145550${150 + number}` }] },
    { mailingAddress: null },
    {
      mailingAddress: {
        line1: `${900 + number} Main St`,
        city: 'Columbus',
        state: 'OH',
        postalCode: '43004',
      },
    },
  ]);
  return async () => {
    const answer = await patchRecord(web.deps, workspace.id, id, change, SOMEBODY);
    if (!answer.ok && answer.error.code === 'invalid') throw new Error(JSON.stringify(answer.error.faults));
  };
}

function remove(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const id = world.random.pick(everybody(workspace));
  const deps = { store: web.store, endEnrollmentsOfRecords: endEnrollmentsOfRecords(web.deps) };
  return () => deleteRecord(deps, workspace.id, id, SOMEBODY);
}
