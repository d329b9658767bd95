/** A new campaign, as a draft. Defaults are filled in now: a later change of the workspace's does not reach it. */
import type { Actor } from '../ports/actor.ts';
import type { Audience } from '#domain/campaign/audience';
import type { SequenceContent } from '#domain/campaign/sequence';
import { withDefaults, type SettingsInput } from '#domain/campaign/settings-validation';
import { err, ok, type Result } from '#domain/result';
import type { Campaign } from '../ports/campaign-store.ts';
import type { CampaignDeps } from './campaign-deps.ts';
import { savingFaults, type CampaignFault } from './validate-campaign.ts';

export type CreateCampaign = {
  readonly id: string;
  readonly name: string;
  readonly sequences: readonly { readonly delay: string; readonly content: SequenceContent }[];
  readonly settings: SettingsInput;
  readonly audience: Audience | null;
  readonly actor: Actor;
};

export async function createCampaign(
  deps: CampaignDeps,
  workspaceId: string,
  input: CreateCampaign,
): Promise<Result<Campaign, readonly CampaignFault[]>> {
  const { id, name, sequences, audience, actor } = input;
  const workspace = await deps.workspaces.find(workspaceId);
  if (!workspace) throw new Error('a principal of a workspace that does not exist');
  const { wishEffect: _, ...defaults } = workspace.defaults;
  const settings = withDefaults(input.settings, { ...defaults, timeZone: workspace.timeZone });
  const faults = await savingFaults(deps, workspaceId, settings, sequences);
  if (faults.length > 0) return err(faults);
  await deps.store.transaction(async (tx) => {
    const created = await tx.campaigns.insert(workspaceId, {
      id,
      name,
      settings,
      audience,
      sequences,
      createdBy: actor,
    });
    if (created)
      await tx.events.append(workspaceId, [
        { type: 'campaign.created', actor, campaignId: id, data: { name } },
      ]);
  });
  return ok(await mustFind(deps, workspaceId, id));
}

/** The same plan, settings and audience as a new draft; nobody is enrolled in it. */
export async function duplicateCampaign(
  deps: CampaignDeps,
  workspaceId: string,
  campaignId: string,
  copy: { readonly id: string; readonly name: string | undefined; readonly actor: Actor },
): Promise<Result<Campaign, 'not_found'>> {
  const { id, actor } = copy;
  const original = await deps.store.campaigns.find(workspaceId, campaignId);
  if (!original) return err('not_found');
  const { settings, audience, sequences } = original;
  const name = copy.name ?? `${original.name.slice(0, 190)} (copy)`;
  await deps.store.transaction(async (tx) => {
    const draft = { id, name, settings, audience, sequences, createdBy: actor };
    if (!(await tx.campaigns.insert(workspaceId, draft))) return;
    const data = { name, copyOf: campaignId };
    await tx.events.append(workspaceId, [{ type: 'campaign.created', actor, campaignId: id, data }]);
  });
  return ok(await mustFind(deps, workspaceId, id));
}

export async function mustFind(
  deps: Pick<CampaignDeps, 'store'>,
  workspaceId: string,
  id: string,
): Promise<Campaign> {
  const campaign = await deps.store.campaigns.find(workspaceId, id);
  if (!campaign) throw new Error('a campaign that was just written is gone');
  return campaign;
}
