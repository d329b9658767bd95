/**
 * Resumes a paused campaign. First every touch whose time passed gets its new date, while the campaign is still paused, so
 * that nothing goes out on an old one; then the campaign is active. A resume that dies half-way leaves a paused campaign
 * and the instant at which it began: the next resume goes on and moves nothing twice. A pause in between wins.
 */
import { campaignAfter } from '#domain/campaign/campaign-status';
import type { MissedPolicy } from '#domain/campaign/resume-calendar';
import { err, ok, type Result } from '#domain/result';
import { BUSY_WAIT_MS } from '../enroll/enroll-records.ts';
import { sandboxChannels } from '../enroll/sandbox-channels.ts';
import type { Campaign } from '../ports/campaign-store.ts';
import type { ReplanScope, WalkPlace } from '../ports/replan-store.ts';
import type { Plan } from '../ports/plan-store.ts';
import type { CampaignAct, CampaignDeps } from './campaign-deps.ts';
import { mustFind } from './create-campaign.ts';
import type { StatusRefusal } from './pause-campaign.ts';
import { replanChunk, REPLAN_CHUNK_SIZE } from './replan-touches.ts';
import { resumeDecision } from './resume-decision.ts';

export async function resumeCampaign(
  deps: CampaignDeps,
  act: CampaignAct & { readonly missed: MissedPolicy },
): Promise<Result<Campaign, StatusRefusal>> {
  const { workspaceId, campaignId } = act;
  const startedMs = deps.clock.monotonicMs();
  const begun = await begin(deps, act);
  if (!begun.ok) return begun;
  await moveMissed(deps, act, begun.value);
  const finished = await finish(deps, act, begun.value.version);
  if (!finished.ok) return finished;
  await deps.store.wake(workspaceId);
  const durationMs = deps.clock.monotonicMs() - startedMs;
  deps.telemetry.emit({ name: 'campaign_changed', workspaceId, campaignId, to: 'active', durationMs });
  return ok(await mustFind(deps, workspaceId, campaignId));
}

export type Resuming = {
  readonly version: number;
  readonly pausedAt: Date;
  readonly at: Date;
  /** Touches scheduled since then were moved by this resume, or by one that died. */
  readonly since: Date;
};

function begin(
  deps: CampaignDeps,
  { workspaceId, campaignId }: CampaignAct,
): Promise<Result<Resuming, StatusRefusal>> {
  return deps.store.transaction(async (tx): Promise<Result<Resuming, StatusRefusal>> => {
    const locked = await tx.campaigns.lock(workspaceId, campaignId, 'no key update');
    if (!locked) return err({ code: 'not_found' });
    if (!campaignAfter(locked.status, 'resume'))
      return err({ code: 'campaign_status', status: locked.status });
    const at = await tx.campaigns.now();
    const since = locked.resumingSince ?? at;
    if (locked.resumingSince === null) await tx.campaigns.beginResume(workspaceId, campaignId, since);
    return ok({ version: locked.version, pausedAt: locked.pausedAt ?? at, at, since });
  });
}

async function moveMissed(
  deps: CampaignDeps,
  { workspaceId, campaignId, missed }: CampaignAct & { readonly missed: MissedPolicy },
  resuming: Resuming,
): Promise<void> {
  const { store } = deps;
  const ignoring = await sandboxChannels(store, workspaceId);
  const scope = missedScope(resuming);
  let after: WalkPlace | null = null;
  for (;;) {
    const page: readonly WalkPlace[] = await store.replanning.page(
      workspaceId,
      campaignId,
      scope,
      after,
      REPLAN_CHUNK_SIZE,
    );
    if (page.length === 0) return;
    const moved = await store.transaction(async (tx) => {
      // While it is shared the plan cannot be edited. False: an edit is at it now.
      if (!(await tx.campaigns.sharePlan(workspaceId, campaignId))) return false;
      const plan = await loadPlan(tx, workspaceId, campaignId);
      const decide = resumeDecision({ plan, missed, resuming, ignoring });
      const work = { workspaceId, campaignId, scope, settings: plan.settings, at: resuming.at, decide };
      await replanChunk(
        tx,
        work,
        page.map(({ id }) => id),
      );
      return true;
    });
    if (!moved) {
      await deps.clock.sleep(BUSY_WAIT_MS);
      continue;
    }
    after = page.at(-1) ?? null;
  }
}

export const missedScope = ({ at, since }: Pick<Resuming, 'at' | 'since'>): ReplanScope => ({
  numbers: null,
  scheduledBefore: since,
  locksBy: at,
});

async function loadPlan(
  tx: Pick<CampaignDeps['store'], 'plans'>,
  workspaceId: string,
  campaignId: string,
): Promise<Plan> {
  const plan = (await tx.plans.load(workspaceId, [campaignId])).get(campaignId);
  if (!plan) throw new Error('a campaign without a plan');
  return plan;
}

function finish(
  deps: CampaignDeps,
  { workspaceId, campaignId, actor, missed }: CampaignAct & { readonly missed: MissedPolicy },
  version: number,
): Promise<Result<undefined, StatusRefusal>> {
  return deps.store.transaction(async (tx): Promise<Result<undefined, StatusRefusal>> => {
    await tx.campaigns.lock(workspaceId, campaignId, 'no key update');
    const change = { from: ['paused'], to: 'active', version } as const;
    if (!(await tx.campaigns.changeStatus(workspaceId, campaignId, change)))
      return err({ code: 'version_conflict' });
    await tx.campaigns.releaseHeld(workspaceId, campaignId);
    await tx.events.append(workspaceId, [{ type: 'campaign.resumed', actor, campaignId, data: { missed } }]);
    return ok(undefined);
  });
}
