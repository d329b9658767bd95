/**
 * Takes the sample data away, and only that: exactly the ids that loading wrote down. What was launched has a history
 * with receipts, which nobody can delete; it is archived. Doing it again goes on where it was left.
 */
import { archiveCampaign } from '../campaigns/archive-campaign.ts';
import { removeDraft } from '../campaigns/manage-campaigns.ts';
import { deleteRecord, type EndEnrollments } from '../records/delete-record.ts';
import { SAMPLE_ADDRESS, type SampleAct, type SampleDeps } from './load-sample.ts';

export type RemoveSampleDeps = SampleDeps & { readonly endEnrollmentsOfRecords: EndEnrollments };

export async function removeSample(deps: RemoveSampleDeps, act: SampleAct): Promise<void> {
  const { workspaceId, actor } = act;
  const sample = await deps.samples.find(workspaceId);
  if (sample === null) return;
  for (const campaignId of sample.campaignIds) await endCampaign(deps, act, campaignId);
  for (const id of sample.recordIds) await deleteRecord(deps, workspaceId, id, actor);
  // In use: somebody made it the audience of a campaign of theirs. It stays, empty.
  await deps.store.lists.remove(workspaceId, sample.listId);
  if (sample.gaveAddress) await takeAddressBack(deps, workspaceId);
  await deps.samples.forget(workspaceId);
}

async function endCampaign(
  deps: RemoveSampleDeps,
  { workspaceId, actor }: SampleAct,
  campaignId: string,
): Promise<void> {
  const act = { workspaceId, campaignId, actor };
  const removed = await removeDraft(deps.store, act);
  if (!removed.ok && removed.error.code === 'campaign_status') await archiveCampaign(deps, act);
}

async function takeAddressBack({ workspaces }: RemoveSampleDeps, workspaceId: string): Promise<void> {
  const now = await workspaces.find(workspaceId);
  const isOurs = Object.entries(SAMPLE_ADDRESS).every(
    ([part, value]) => (now?.postalAddress as Record<string, string> | null | undefined)?.[part] === value,
  );
  if (isOurs) await workspaces.change(workspaceId, { postalAddress: null });
}
