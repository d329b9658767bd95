// Guarantee: senders that follow the environment follow it, provider and slots; what a sender was found to be is kept
// as long as its provider is; senders that people made are left alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/database';
import { ensureSenders } from '#db/queries/sender-ensure';
import { createScratchPglite } from '#test/scratch-database';
import { seedWorkspace } from '#test/seed';

let db: Database;
let workspaceId: string;
beforeAll(async () => {
  db = await createScratchPglite();
  workspaceId = await seedWorkspace(db, []);
});
afterAll(() => db.close());

const senders = () =>
  db.query<{ origin: string; provider: string; slots: number; status: string; is_default: boolean }>(
    `select origin, provider, slots, status, is_default from senders where workspace_id = $1 order by origin, id`,
    [workspaceId],
  );
const ensure = (provider: 'sandbox' | 'smtp', slots: number) =>
  ensureSenders(db, workspaceId, [{ channel: 'email', provider, slots }]);

test('a sender of the environment follows it; one that failed is tried again when its provider changes', async () => {
  await ensure('sandbox', 100);
  const made = { origin: 'environment', provider: 'sandbox', slots: 100, status: 'ok', is_default: true };
  expect(await senders()).toEqual([made]);

  await db.execute(`update senders set status = 'failing', status_detail = 'a wrong password'`);
  await ensure('sandbox', 20);
  expect(await senders()).toEqual([{ ...made, slots: 20, status: 'failing' }]);

  await ensure('smtp', 20);
  expect(await senders()).toEqual([{ ...made, provider: 'smtp', slots: 20 }]);
});

test('a sender that somebody made stays as it is', async () => {
  await db.execute(`update senders set origin = 'workspace'`);
  await ensure('sandbox', 100);
  expect(await senders()).toEqual([
    { origin: 'environment', provider: 'sandbox', slots: 100, status: 'ok', is_default: false },
    { origin: 'workspace', provider: 'smtp', slots: 20, status: 'ok', is_default: true },
  ]);
});
