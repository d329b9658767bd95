// Guarantee: sample data is a running workspace at once, is only for the sandbox, and is taken away to the last record
// without touching anything that people made themselves, also when loading it died half-way.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '#config/config';
import { loadSample, SAMPLE_ADDRESS, type SampleDeps } from '#engine/sample/load-sample';
import { removeSample, type RemoveSampleDeps } from '#engine/sample/remove-sample';
import { SAMPLE_CAMPAIGNS } from '#engine/sample/sample-campaigns';
import { SAMPLE_CONTACTS, SAMPLE_PROPERTIES } from '#engine/sample/sample-people';
import type { Actor } from '#engine/ports/actor';
import { createCampaign } from '#engine/campaigns/create-campaign';
import { launchCampaign } from '#engine/campaigns/launch-campaign';
import { createRecord } from '#engine/records/create-record';
import { buildSystem, type System } from '../../src/main/build-system.ts';
import { openWorld, type World } from '../../src/main/open-world.ts';

const ACTOR: Actor = { type: 'user', id: null, name: 'Mara Ortiz' };
const RECORDS = SAMPLE_CONTACTS + SAMPLE_PROPERTIES;

let world: World;
let system: System;
let deps: SampleDeps & RemoveSampleDeps;
let workspaceId: string;
const stopping = new AbortController();

beforeEach(async () => {
  const config = readConfig({
    LOG_LEVEL: 'silent',
    BOOTSTRAP_EMAIL: 'mara@example.com',
    BOOTSTRAP_PASSWORD: 'a password for tests only',
  });
  world = await openWorld({ config, memory: true });
  const publicUrl = (): URL => new URL('http://127.0.0.1:1');
  system = await buildSystem({ world, publicUrl, stopping: stopping.signal });
  deps = system.http;
  const [row] = await world.db.query<{ id: string }>('select workspace_id as id from workspaces');
  workspaceId = row?.id ?? '';
});
afterEach(async () => {
  await system.stopWorker();
  await system.close();
  await world.close();
});

const act = () => ({ workspaceId, actor: ACTOR });
const load = async () => {
  const loaded = await loadSample(deps, act());
  if (!loaded.ok) throw new Error(loaded.error);
  return loaded.value;
};
const count = async (from: string): Promise<number> => {
  const [row] = await world.db.query<{ n: number }>(`select count(*)::int as n from ${from}`);
  return row?.n ?? -1;
};
const living = () => count('records where deleted_at is null');
const active = () => count(`enrollments where status = 'active'`);
const campaigns = () =>
  world.db.query<{ name: string; status: string }>('select name, status from campaigns order by name');

/** A person's own record and running campaign, beside the sample. */
async function makeOwn(): Promise<void> {
  const recordId = world.random.uuid();
  const input = {
    type: 'contact',
    firstName: 'Rosa',
    email: 'rosa@example.com',
    tags: ['Sample data'],
  } as const;
  await createRecord(deps, workspaceId, { id: recordId, input, upsert: false, actor: ACTOR });
  const created = await createCampaign(deps, workspaceId, {
    id: world.random.uuid(),
    name: 'Mine',
    sequences: [{ delay: 'P1D', content: { channel: 'email', subject: 'Hello', text: 'Hello' } }],
    settings: {},
    audience: { recordIds: [recordId] },
    actor: ACTOR,
  });
  if (!created.ok) throw new Error(JSON.stringify(created.error));
  const campaignId = created.value.id;
  const jobId = world.random.uuid();
  const launched = await launchCampaign(deps, { workspaceId, campaignId, actor: ACTOR, jobId });
  if (!launched.ok) throw new Error(JSON.stringify(launched.error));
}

describe('sample data', () => {
  test('runs in the sandbox as soon as it is loaded', async () => {
    await load();
    expect(await living()).toBe(RECORDS);
    expect((await campaigns()).map(({ status }) => status)).toEqual(['active', 'active', 'draft']);
    expect(await active()).toBe(24 - 2 + 12 - 1);
    expect(await count('receipts')).toBe(3);
    await system.startWorker();
    const deadline = Date.now() + 15_000;
    while ((await count('outbox')) < 22 && Date.now() < deadline)
      await new Promise((resolve) => void setTimeout(resolve, 50));
    expect(await count(`outbox where channel = 'email'`)).toBe(22);
  });

  test('goes without a trace of it in lists, and takes nothing of anybody else', async () => {
    await deps.workspaces.change(workspaceId, { postalAddress: { ...SAMPLE_ADDRESS, name: 'My Homes' } });
    await makeOwn();
    await load();
    expect(await active()).toBe(1 + 22 + 11);
    await removeSample(deps, act());
    expect(await living()).toBe(1);
    expect(await active()).toBe(1);
    expect(await count('lists')).toBe(0);
    expect(await campaigns()).toEqual([
      { name: 'Mine', status: 'active' },
      { name: 'Sample: Absentee owners', status: 'archived' },
      { name: 'Sample: Spring sellers', status: 'archived' },
    ]);
    // Whoever was stopped has a receipt; the address was theirs and stays.
    expect(await count('receipts')).toBe(3 + 22 + 11);
    expect((await deps.workspaces.find(workspaceId))?.postalAddress?.name).toBe('My Homes');
    expect(await deps.samples.find(workspaceId)).toBeNull();
    // Nothing to do, and nothing is done.
    await removeSample(deps, act());
    expect(await living()).toBe(1);
  });

  test('brings a postal address where there is none, and takes it along unless it was changed', async () => {
    const address = async () => (await deps.workspaces.find(workspaceId))?.postalAddress ?? null;
    await load();
    expect(await address()).toEqual(SAMPLE_ADDRESS);
    await removeSample(deps, act());
    expect(await address()).toBeNull();
    await load();
    await deps.workspaces.change(workspaceId, {
      postalAddress: { ...SAMPLE_ADDRESS, line1: '2 Main Street' },
    });
    await removeSample(deps, act());
    expect((await address())?.line1).toBe('2 Main Street');
  });

  test('once, however often and by however many it is asked for; half of it is completed', async () => {
    await Promise.all([load(), load()]);
    await load();
    expect(await living()).toBe(RECORDS);
    expect(await campaigns()).toHaveLength(SAMPLE_CAMPAIGNS.length);
    expect(await active()).toBe(33);
    await removeSample(deps, act());

    // Dies at the third record.
    let made = 0;
    const dying: SampleDeps = {
      ...deps,
      store: {
        ...deps.store,
        transaction: (work) => {
          made += 1;
          if (made > 3) throw new Error('the process died');
          return deps.store.transaction(work);
        },
      },
    };
    await expect(loadSample(dying, act())).rejects.toThrow('the process died');
    expect(await living()).toBe(3);
    expect((await deps.samples.find(workspaceId))?.recordIds).toHaveLength(RECORDS);
    await load();
    expect(await living()).toBe(RECORDS);
    await removeSample(deps, act());
    expect(await living()).toBe(0);
  });

  test('is held back where a channel got a real sender meanwhile', async () => {
    await load();
    await world.db.execute(`update senders set provider = 'lob' where channel = 'direct_mail'`);
    await system.startWorker();
    expect((await campaigns()).map(({ status }) => status)).toEqual(['paused', 'paused', 'draft']);
    expect(await active()).toBe(33);
  });

  test('is refused where something could really be sent', async () => {
    await world.db.execute(`update senders set provider = 'smtp' where channel = 'email'`);
    expect(await loadSample(deps, act())).toEqual({ ok: false, error: 'real_sender' });
    expect(await living()).toBe(0);
    expect(await deps.samples.find(workspaceId)).toBeNull();
  });
});
