/** What an edit would do to touches that have not started, before it is saved. Writes nothing and locks nothing. */
import { sequenceId } from '#domain/campaign/sequence-id';
import { isStructural } from '#domain/campaign/plan-edit';
import { err, ok, type Result } from '#domain/result';
import { touchId } from '#domain/touch/touch-id';
import { sandboxChannels } from '../enroll/sandbox-channels.ts';
import type { Campaign, CampaignStats } from '../ports/campaign-store.ts';
import type { Plan } from '../ports/plan-store.ts';
import type { CampaignDeps } from './campaign-deps.ts';
import {
  type CampaignEdit,
  type CheckedEdit,
  checkEdit,
  type EditRefusal,
  needsPause,
} from './edit-campaign.ts';
import { PREVIEW_SAMPLE } from './preview-resume.ts';
import { editDecision } from './replan-edited.ts';

const EXAMPLES = 10;

export type EffectOnSequence = { readonly sequenceId: string; readonly scheduled: number };
export type MovedTouches = {
  readonly scheduled: number;
  readonly sampled: number;
  readonly earlier: number;
  readonly later: number;
  readonly unchanged: number;
  readonly examples: readonly { readonly touchId: string; readonly from: Date; readonly to: Date }[];
};
export type EditEffect = {
  readonly allowed: boolean;
  readonly needsPause: readonly string[];
  readonly appended: number;
  readonly inserted: number;
  readonly removed: readonly EffectOnSequence[];
  readonly contentChanged: readonly EffectOnSequence[];
  readonly moved: MovedTouches;
};

/** A structural edit of an active campaign is shown too: with what it would do once the campaign is paused. */
export async function previewEdit(
  deps: Pick<CampaignDeps, 'store' | 'renderer' | 'workspaces'>,
  workspaceId: string,
  campaignId: string,
  edit: CampaignEdit,
): Promise<Result<EditEffect, EditRefusal>> {
  const campaign = await deps.store.campaigns.find(workspaceId, campaignId);
  if (!campaign) return err({ code: 'not_found' });
  const pausing = campaign.status === 'active' ? { ...campaign, status: 'paused' as const } : campaign;
  const checked = await checkEdit(deps, workspaceId, pausing, edit);
  if (!checked.ok) return checked;
  const { plan } = checked.value;
  const stats = (await deps.store.campaigns.stats(workspaceId, [campaignId])).get(campaignId);
  const effectOf = (number: number): EffectOnSequence => ({
    sequenceId: sequenceId(campaignId, number),
    scheduled: scheduledOf(stats, number),
  });
  return ok({
    allowed: campaign.status !== 'active' || plan === null || !isStructural(plan),
    needsPause: plan === null ? [] : needsPause(plan),
    appended: plan?.appended ?? 0,
    inserted: plan?.inserted ?? 0,
    removed: (plan?.removed ?? []).map(effectOf),
    contentChanged: (plan?.contentChanged ?? []).map(effectOf),
    moved: await movedBy(deps, workspaceId, campaign, checked.value),
  });
}

const scheduledOf = (stats: CampaignStats | undefined, number: number): number =>
  stats?.sequences.get(number)?.scheduled ?? 0;

async function movedBy(
  { store }: Pick<CampaignDeps, 'store'>,
  workspaceId: string,
  campaign: Campaign,
  edit: CheckedEdit,
): Promise<MovedTouches> {
  const nothing = { scheduled: 0, sampled: 0, earlier: 0, later: 0, unchanged: 0, examples: [] };
  const plan = (await store.plans.load(workspaceId, [campaign.id])).get(campaign.id);
  const { dates } = edit.needs;
  if (dates.length === 0 || !plan) return nothing;
  const at = await store.campaigns.now();
  // Nobody acts meanwhile, so every touch that exists counts as scheduled before.
  const scope = { numbers: dates, scheduledBefore: new Date(at.getTime() + 1), locksBy: null };
  const page = await store.replanning.page(workspaceId, campaign.id, scope, null, PREVIEW_SAMPLE);
  const touches = await store.replanning.read(
    workspaceId,
    scope,
    page.map(({ id }) => id),
  );
  const decide = editDecision(
    planAfter(plan, edit),
    { dates },
    at,
    await sandboxChannels(store, workspaceId),
  );
  const changes = touches.flatMap((touch) => {
    const decision = decide(touch);
    const id = touchId(touch.enrollmentId, touch.scheduled.number);
    return decision.kind === 'moved'
      ? [{ touchId: id, from: touch.scheduled.dueAt, to: decision.to.dueAt }]
      : [];
  });
  const moves = changes.filter(({ from, to }) => from.getTime() !== to.getTime());
  const earlier = moves.filter(({ from, to }) => to < from).length;
  return {
    scheduled:
      page.length < PREVIEW_SAMPLE
        ? page.length
        : await store.replanning.count(workspaceId, campaign.id, scope),
    sampled: touches.length,
    earlier,
    later: moves.length - earlier,
    unchanged: touches.length - moves.length,
    examples: moves.slice(0, EXAMPLES),
  };
}

/** New sequences have no number yet; no touch is scheduled for them either. */
function planAfter(plan: Plan, { plan: edit, settings }: CheckedEdit): Plan {
  if (edit === null) return { ...plan, settings };
  const sequences = edit.sequences.flatMap(({ number, delay, content }, position) => {
    const was = plan.sequences.find((sequence) => sequence.number === number);
    return was ? [{ ...was, position, delay, content }] : [];
  });
  return { ...plan, settings, sequences };
}
