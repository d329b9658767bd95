/**
 * A workspace to look around in: fictional people, and campaigns that run in the sandbox. The ids of all of it are
 * written down before the first row is made, so that whatever exists after a crash can be completed (by loading again)
 * or taken away (remove-sample.ts), and nothing else ever is.
 */
import { err, ok, type Result } from '#domain/result';
import type { WorkspaceAddress } from '#domain/workspace/workspace';
import type { CampaignDeps } from '../campaigns/campaign-deps.ts';
import { createCampaign } from '../campaigns/create-campaign.ts';
import { launchCampaign } from '../campaigns/launch-campaign.ts';
import type { Actor } from '../ports/actor.ts';
import type { SampleData, SampleStore } from '../ports/sample-store.ts';
import type { WorkspaceStore } from '../ports/workspace-store.ts';
import { changeMany } from '../records/change-many.ts';
import { createRecord } from '../records/create-record.ts';
import { unenrollEnrollments } from '../unenroll/unenroll-enrollments.ts';
import { SAMPLE_CAMPAIGNS, type SampleCampaign } from './sample-campaigns.ts';
import {
  SAMPLE_CONTACTS,
  SAMPLE_PROPERTIES,
  SAMPLE_TAG,
  sampleContact,
  sampleProperty,
} from './sample-people.ts';

export type SampleDeps = CampaignDeps & {
  readonly samples: SampleStore;
  readonly workspaces: WorkspaceStore;
};
export type SampleAct = { readonly workspaceId: string; readonly actor: Actor };

/** Emails without a postal address are not launched. On removal it goes, unless somebody has changed it. */
export const SAMPLE_ADDRESS: WorkspaceAddress = {
  name: 'Sample Homes',
  line1: '1 Main Street',
  city: 'Springfield',
  state: 'IL',
  postalCode: '62701',
};

/** `real_sender`: somebody's provider would be handed fictional addresses, and print letters to them. */
export async function loadSample(
  deps: SampleDeps,
  act: SampleAct,
): Promise<Result<SampleData, 'real_sender'>> {
  const { workspaceId } = act;
  const senders = await deps.store.campaigns.defaultSenders(workspaceId);
  if (senders.some(({ provider }) => provider !== 'sandbox')) return err('real_sender');
  const workspace = await deps.workspaces.find(workspaceId);
  const sample = await deps.samples.begin(workspaceId, planned(deps, workspace?.postalAddress === null));
  if (sample.gaveAddress && workspace?.postalAddress === null)
    await deps.workspaces.change(workspaceId, { postalAddress: SAMPLE_ADDRESS });
  await makeRecords(deps, act, sample);
  await makeList(deps, act, sample);
  for (const [index, plan] of SAMPLE_CAMPAIGNS.entries()) await runCampaign(deps, act, sample, plan, index);
  return ok(sample);
}

function planned({ random }: SampleDeps, gaveAddress: boolean): SampleData {
  const ids = (howMany: number): string[] => Array.from({ length: howMany }, () => random.uuid());
  return {
    recordIds: ids(SAMPLE_CONTACTS + SAMPLE_PROPERTIES),
    campaignIds: ids(SAMPLE_CAMPAIGNS.length),
    listId: random.uuid(),
    gaveAddress,
  };
}

async function makeRecords(deps: SampleDeps, act: SampleAct, { recordIds }: SampleData): Promise<void> {
  for (const [at, id] of recordIds.entries()) {
    const owner = recordIds[at - SAMPLE_CONTACTS];
    const input = owner === undefined ? sampleContact(at) : sampleProperty(at - SAMPLE_CONTACTS, owner);
    const request = { id, input, upsert: false, actor: act.actor };
    const made = await createRecord(deps, act.workspaceId, request);
    if (!made.ok) throw new Error(`sample record ${at}: ${JSON.stringify(made.error)}`);
  }
}

/** So that they are seen together. A list of that name may be somebody's own: then there is none of ours. */
async function makeList(
  { store }: SampleDeps,
  { workspaceId, actor }: SampleAct,
  sample: SampleData,
): Promise<void> {
  const { listId, recordIds } = sample;
  if ((await store.lists.create(workspaceId, listId, SAMPLE_TAG)) === 'name_taken') return;
  const change = { kind: 'list.add', listId } as const;
  await changeMany(store, workspaceId, { change, id: listId, actor, target: { recordIds } });
}

async function runCampaign(
  deps: SampleDeps,
  { workspaceId, actor }: SampleAct,
  { recordIds, campaignIds }: SampleData,
  { name, sequences, settings, people, unenroll }: SampleCampaign,
  index: number,
): Promise<void> {
  const id = campaignIds[index];
  if (id === undefined) throw new Error('more sample campaigns than ids for them');
  const audience = people === null ? null : { recordIds: recordIds.slice(...people) };
  const created = await createCampaign(deps, workspaceId, { id, name, sequences, settings, audience, actor });
  if (!created.ok) throw new Error(`${name}: ${JSON.stringify(created.error)}`);
  if (people === null) return;
  const launched = await launchCampaign(deps, {
    workspaceId,
    campaignId: id,
    actor,
    jobId: deps.random.uuid(),
  });
  // Launched by the try before, or by a person.
  if (!launched.ok) return;
  const enrolled = await deps.store.campaigns.activeEnrollmentIds(workspaceId, id, unenroll);
  await unenrollEnrollments(deps, workspaceId, enrolled, {
    cause: 'manual',
    actor,
    reason: 'Asked to stop',
    note: null,
  });
}
