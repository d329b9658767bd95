// Guarantee: what the code calls a closed list the database enforces as the same list, so that a status that only
// one of them knows can never be written.
import { expect, test } from 'vitest';
import type { Database } from '#db/database';
import { ROLES } from '#domain/access/role';
import { CAMPAIGN_STATUSES } from '#domain/campaign/campaign-status';
import { ENROLLMENT_STATUSES, UNENROLL_CAUSES } from '#domain/enrollment/enrollment-status';
import { JOB_STATUSES } from '#domain/job/job-status';
import { KEY_KINDS } from '#domain/record/record-keys';
import { MAIL_TO, RECORD_TYPES } from '#domain/record/record';
import { SUPPRESSION_EFFECTS, SUPPRESSION_KINDS, SUPPRESSION_SCOPES } from '#domain/suppression/suppression';
import { CHANNELS } from '#domain/touch/channel';
import { TOUCH_STATUSES } from '#domain/touch/touch-status';
import { IMPORT_TYPES } from '#domain/import/import-type';
import { createScratchPglite } from '#test/scratch-database';

const LISTS: Readonly<Record<string, readonly string[]>> = {
  'memberships.role': ROLES,
  'api_keys.role': ROLES,
  'invitations.role': ROLES,
  'senders.channel': CHANNELS,
  'senders.origin': ['environment', 'workspace'],
  'senders.status': ['ok', 'paused', 'failing'],
  'records.type': RECORD_TYPES,
  'records.mail_to': MAIL_TO,
  'record_keys.kind': KEY_KINDS,
  'suppressions.kind': SUPPRESSION_KINDS,
  'suppressions.scope': SUPPRESSION_SCOPES,
  'suppressions.effect': SUPPRESSION_EFFECTS,
  'campaigns.status': CAMPAIGN_STATUSES,
  'sequences.channel': CHANNELS,
  'enrollments.status': ENROLLMENT_STATUSES,
  'enrollments.cause': UNENROLL_CAUSES,
  'batches.status': ['open', 'locking', 'locked', 'mailed'],
  'touches.channel': CHANNELS,
  // A planned touch is computed and never stored.
  'touches.status': TOUCH_STATUSES.filter((status) => status !== 'planned'),
  'jobs.status': JOB_STATUSES,
  'imports.type': IMPORT_TYPES,
};

type Check = { readonly name: string; readonly definition: string };

/** `table.column` → the values its CHECK constraint allows. */
async function closedLists(database: Database): Promise<Record<string, string[]>> {
  const checks = await database.query<Check>(`
    select c.conrelid::regclass || '.' || a.attname as name, pg_get_constraintdef(c.oid) as definition
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.contype = 'c' and c.connamespace = 'public'::regnamespace and cardinality(c.conkey) = 1`);
  return Object.fromEntries(
    checks
      .filter(({ definition }) => definition.includes('= ANY'))
      .map(({ name, definition }) => [
        name,
        [...definition.matchAll(/'([^']*)'::/g)].map(([, value]) => value ?? ''),
      ]),
  );
}

test('each closed list of the database is one of the code, value by value', async () => {
  const database = await createScratchPglite();
  try {
    const inDatabase = await closedLists(database);
    const sorted = (lists: Readonly<Record<string, readonly string[]>>) =>
      Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.toSorted()]));
    expect(sorted(inDatabase)).toEqual(sorted(LISTS));
  } finally {
    await database.close();
  }
});

test('a value that only the database knows is found', async () => {
  const database = await createScratchPglite();
  try {
    await database.script(`create table planted (status text not null check (status in ('a', 'b')))`);
    expect(await closedLists(database)).toMatchObject({ 'planted.status': ['a', 'b'] });
  } finally {
    await database.close();
  }
});
