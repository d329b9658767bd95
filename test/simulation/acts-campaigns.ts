/** Pausing, resuming, editing and archiving, as the API does it. */
import { findWorkspace } from '#db/queries/workspace-find';
import type { WantedSequence } from '#domain/campaign/plan-edit';
import { MISSED_POLICIES } from '#domain/campaign/resume-calendar';
import { archiveCampaign } from '#engine/campaigns/archive-campaign';
import type { CampaignDeps } from '#engine/campaigns/campaign-deps';
import { editCampaign } from '#engine/campaigns/edit-campaign';
import { pauseCampaign } from '#engine/campaigns/pause-campaign';
import { resumeCampaign } from '#engine/campaigns/resume-campaign';
import { begin, type Move } from './move.ts';
import { SOMEBODY, type PeopleAct } from './people.ts';
import type { SimulatedProcess } from './process.ts';
import { planSequence } from './world-plan.ts';
import type { World } from './world.ts';
import type { WorkspaceIds } from './world-rows.ts';

export const CAMPAIGN_ACTS: readonly PeopleAct[] = [
  { name: 'pause', weight: 4, prepare: pause },
  { name: 'resume', weight: 7, prepare: resume },
  { name: 'edit', weight: 6, prepare: edit },
  { name: 'archive', weight: 0.5, prepare: archive },
];

function campaignDeps(world: World, web: SimulatedProcess): CampaignDeps {
  return {
    ...web.deps,
    renderer: { check: () => Promise.resolve([]) },
    workspaces: {
      find: (id) =>
        world.scheduler.gate(web.name, 'store', 'workspaces.find', () => findWorkspace(world.db, id)),
    },
  };
}

function campaignIn(world: World, workspace: WorkspaceIds, statuses: readonly string[]): string | undefined {
  const among = workspace.campaigns.filter((id) =>
    statuses.includes(world.snapshots.last.campaigns.get(id)?.status ?? ''),
  );
  return among.length === 0 ? undefined : world.random.pick(among);
}

function pause(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const locking = [...world.snapshots.last.batches.values()].find(
    (batch) => batch.status === 'locking' && workspace.campaigns.includes(batch.campaign_id),
  );
  const campaignId =
    (world.random.chance(0.7) ? locking?.campaign_id : undefined) ?? campaignIn(world, workspace, ['active']);
  if (campaignId === undefined) return undefined;
  return async () => {
    const answer = await pauseCampaign(campaignDeps(world, web), {
      workspaceId: workspace.id,
      campaignId,
      actor: SOMEBODY,
    });
    if (answer.ok) world.answers.push({ kind: 'paused', campaignId });
  };
}

function resume(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const campaignId = campaignIn(world, workspace, ['paused']);
  if (campaignId === undefined) return undefined;
  const missed = world.random.pick(MISSED_POLICIES);
  return async () => {
    const answer = await resumeCampaign(campaignDeps(world, web), {
      workspaceId: workspace.id,
      campaignId,
      actor: SOMEBODY,
      missed,
    });
    world.count(`resume ${missed} ${answer.ok ? 'done' : answer.error.code}`);
  };
}

/** For the calm: the first campaign that is still paused goes on. One that is on its way may wait for time to pass. */
export function resumeAll(world: World): Move | undefined {
  for (const workspace of world.workspaces) {
    const campaignId = workspace.campaigns.find(
      (id) => world.snapshots.last.campaigns.get(id)?.status === 'paused' && !world.resuming.has(id),
    );
    const web = world.web[0];
    if (campaignId === undefined || !web) continue;
    const act = { workspaceId: workspace.id, campaignId, actor: SOMEBODY, missed: 'shift' } as const;
    world.resuming.add(campaignId);
    return begin(world, web, 'resume', () =>
      resumeCampaign(campaignDeps(world, web), act).finally(() => world.resuming.delete(campaignId)),
    );
  }
  return undefined;
}

function archive(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const campaignId = campaignIn(world, workspace, ['active', 'paused', 'completed']);
  if (campaignId === undefined) return undefined;
  return () =>
    archiveCampaign(campaignDeps(world, web), { workspaceId: workspace.id, campaignId, actor: SOMEBODY });
}

function edit(world: World, web: SimulatedProcess, workspace: WorkspaceIds) {
  const campaignId = campaignIn(world, workspace, ['active', 'paused', 'paused', 'completed']);
  if (campaignId === undefined) return undefined;
  const act = { workspaceId: workspace.id, campaignId, actor: SOMEBODY, jobId: world.uuid() };
  return async () => {
    const deps = campaignDeps(world, web);
    const campaign = await web.store.campaigns.find(workspace.id, campaignId);
    if (!campaign) throw new Error('a campaign is gone');
    const kept = campaign.sequences.map(({ id, delay, content }) => ({ id, delay, content }));
    const { what, sequences } = changedPlan(world, kept, campaign.status === 'paused');
    const answer = await editCampaign(deps, act, { sequences });
    world.count(`edit ${what} ${answer.ok ? 'done' : answer.error.code}`);
  };
}

function changedPlan(
  world: World,
  kept: readonly WantedSequence[],
  paused: boolean,
): { what: string; sequences: WantedSequence[] } {
  const { random } = world;
  const what = random.weighted([
    [3, 'delay' as const],
    [3, 'append' as const],
    [paused && kept.length > 1 ? 3 : 0, 'remove' as const],
    [paused ? 2 : 0, 'insert' as const],
    [paused && kept.length > 1 ? 2 : 0, 'reorder' as const],
  ]);
  const at = random.between(0, kept.length - 1);
  switch (what) {
    case 'delay':
      return {
        what,
        sequences: kept.map((one, index) =>
          index === at ? { ...one, delay: planSequence(random).delay } : one,
        ),
      };
    case 'append':
      return { what, sequences: kept.length > 5 ? [...kept] : [...kept, planSequence(random)] };
    case 'remove':
      return { what, sequences: kept.filter((_, index) => index !== at) };
    case 'insert':
      return { what, sequences: kept.length > 5 ? [...kept] : kept.toSpliced(at, 0, planSequence(random)) };
    case 'reorder':
      return { what, sequences: random.shuffled(kept) };
  }
}
