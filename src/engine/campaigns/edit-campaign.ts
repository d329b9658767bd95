/**
 * Changes a campaign (product.md §4, "While active"). A draft is changed freely. A launched one:
 *
 * - contents and delays can be edited and sequences appended at any time; inserting, removing and reordering need a pause;
 * - what people were promised stays: `exclusive`, and the rules of the mail calendar, because open batches carry the
 *   cut-off that was shown;
 * - touches that have not started follow a changed delay or window (replan-edited.ts).
 *
 * The plan is edited behind a gate. Whoever schedules a touch (settle, enroll) shares the plan's row at the version its
 * dates were worked out from. The edit takes the row alone, so it waits for those at work, and whoever comes later finds
 * another version and works anew; no touch is ever scheduled by a plan that is gone. Sharers of KEY SHARE do not queue
 * behind the waiting edit, so under load it would starve: the gate, committed first, turns new ones away. It opens with
 * the edit, or when the edit fails, or by itself should the process die; correctness never rests on it.
 */
import type { Audience } from '#domain/campaign/audience';
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { CampaignStatus } from '#domain/campaign/campaign-status';
import {
  changesAnything,
  isStructural,
  planEdit,
  type PlanEdit,
  type WantedSequence,
} from '#domain/campaign/plan-edit';
import { withDefaults, type SettingsInput } from '#domain/campaign/settings-validation';
import { err, ok, type Result } from '#domain/result';
import type { StoreOperations } from '../ports.ts';
import type { Campaign, CampaignChange } from '../ports/campaign-store.ts';
import type { CampaignAct, CampaignDeps } from './campaign-deps.ts';
import { mustFind } from './create-campaign.ts';
import { GATE_MS } from '../schedule/plan-gate.ts';
import { replanAfterEdit, replanNeeds, type ReplanNeeds } from './replan-edited.ts';
import { launchFaults, savingFaults, type CampaignFault } from './validate-campaign.ts';

export type CampaignEdit = {
  readonly name?: string | undefined;
  readonly sequences?: readonly WantedSequence[] | undefined;
  readonly settings?: SettingsInput | undefined;
  readonly audience?: Audience | null | undefined;
  readonly expectVersion?: number | undefined;
};

export type EditRefusal =
  | { readonly code: 'not_found' | 'version_conflict' }
  | { readonly code: 'validation_failed'; readonly faults: readonly CampaignFault[] }
  /** The edit is right, but not in this status. */
  | {
      readonly code: 'campaign_status';
      readonly status: CampaignStatus;
      readonly faults: readonly CampaignFault[];
    };

export type Edited = {
  readonly campaign: Campaign;
  /** Still moving touches; null: all is done. */
  readonly jobId: string | null;
};

export async function editCampaign(
  deps: CampaignDeps,
  act: CampaignAct & { readonly jobId: string },
  edit: CampaignEdit,
): Promise<Result<Edited, EditRefusal>> {
  const { workspaceId, campaignId } = act;
  const campaign = await deps.store.campaigns.find(workspaceId, campaignId);
  if (!campaign) return err({ code: 'not_found' });
  const checked = await checkEdit(deps, workspaceId, campaign, edit);
  if (!checked.ok) return checked;
  const saved = await save(deps, act, campaign, checked.value);
  if (!saved.ok) return saved;
  // Something may be due earlier now, or a job waits.
  if (campaign.status !== 'draft') await deps.store.wake(workspaceId);
  return ok({ campaign: await mustFind(deps, workspaceId, campaignId), jobId: saved.value.jobId });
}

export type CheckedEdit = {
  readonly plan: PlanEdit | null;
  readonly settings: CampaignSettings;
  readonly change: CampaignChange;
  readonly needs: ReplanNeeds;
};

/** Everything that can be refused before anything is locked. */
export async function checkEdit(
  deps: Pick<CampaignDeps, 'store' | 'renderer' | 'workspaces'>,
  workspaceId: string,
  campaign: Campaign,
  edit: CampaignEdit,
): Promise<Result<CheckedEdit, EditRefusal>> {
  if (edit.expectVersion !== undefined && edit.expectVersion !== campaign.version)
    return err({ code: 'version_conflict' });
  const settings =
    edit.settings === undefined ? campaign.settings : withDefaults(edit.settings, campaign.settings);
  const planned =
    edit.sequences === undefined ? ok(null) : planEdit(campaign.sequences, edit.sequences, campaign.status);
  if (!planned.ok) return err({ code: 'validation_failed', faults: planned.error });
  const plan = planned.value !== null && changesAnything(planned.value) ? planned.value : null;

  const wanted = { settings, sequences: planned.value?.sequences ?? campaign.sequences };
  const faults =
    campaign.status === 'draft'
      ? await savingFaults(deps, workspaceId, settings, wanted.sequences)
      : await launchFaults(deps, workspaceId, wanted);
  if (faults.length > 0) return err({ code: 'validation_failed', faults });
  const forbidden = statusFaults(campaign, edit, settings, plan);
  if (forbidden.length > 0) {
    return err({ code: 'campaign_status', status: campaign.status, faults: forbidden });
  }
  const change: CampaignChange = {
    ...(edit.name === undefined ? {} : { name: edit.name }),
    ...(edit.settings === undefined ? {} : { settings }),
    ...(edit.audience === undefined ? {} : { audience: edit.audience }),
  };
  return ok({ plan, settings, change, needs: replanNeeds(campaign, settings, plan) });
}

const FIXED_AFTER_LAUNCH = ['exclusive', 'timeZone', 'mailLeadTime', 'mailCutoffTime'] as const;

function statusFaults(
  campaign: Campaign,
  edit: CampaignEdit,
  settings: CampaignSettings,
  plan: PlanEdit | null,
): CampaignFault[] {
  const { status } = campaign;
  if (status === 'draft') return [];
  const faults: CampaignFault[] = FIXED_AFTER_LAUNCH.filter(
    (key) => settings[key] !== campaign.settings[key],
  ).map((key) => ({
    path: `settings.${key}`,
    message: 'is fixed once the campaign is launched; duplicate the campaign to change it',
  }));
  if (
    status === 'archived' &&
    (plan !== null || edit.settings !== undefined || edit.audience !== undefined)
  ) {
    faults.push({ path: '', message: 'An archived campaign can only be renamed.' });
  }
  if (status === 'active' && plan !== null && isStructural(plan)) {
    faults.push(
      ...needsPause(plan).map((what) => ({
        path: 'sequences',
        message: `${what} needs a pause: pause the campaign first`,
      })),
    );
  }
  return faults;
}

export function needsPause(plan: PlanEdit): string[] {
  const found: string[] = [];
  if (plan.inserted > 0) found.push('Inserting a sequence');
  if (plan.removed.length > 0) found.push('Removing a sequence');
  if (plan.reordered) found.push('Reordering sequences');
  return found;
}

type Saved = { readonly jobId: string | null };

async function save(
  deps: CampaignDeps,
  act: CampaignAct & { readonly jobId: string },
  campaign: Campaign,
  edit: CheckedEdit,
): Promise<Result<Saved, EditRefusal>> {
  const { workspaceId, campaignId } = act;
  const editsPlan = edit.plan !== null || edit.change.settings !== undefined;
  const gated = editsPlan && campaign.status !== 'draft';
  if (gated) await deps.store.campaigns.closeGate(workspaceId, campaignId, GATE_MS);
  try {
    return await deps.store.transaction((tx) => saveNow(tx, act, campaign, edit, editsPlan));
  } finally {
    // Saving opened it already; after a refusal or a fault nobody shall wait for it to expire.
    if (gated) await deps.store.campaigns.openGate(workspaceId, campaignId);
  }
}

async function saveNow(
  tx: StoreOperations,
  act: CampaignAct & { readonly jobId: string },
  checked: Campaign,
  edit: CheckedEdit,
  editsPlan: boolean,
): Promise<Result<Saved, EditRefusal>> {
  const { workspaceId, campaignId, actor } = act;
  const locked = await tx.campaigns.lock(workspaceId, campaignId, 'no key update');
  if (!locked) return err({ code: 'not_found' });
  // What was checked must be what is changed: its status as well, or a pause that ended would let a removal through.
  if (locked.version !== checked.version || locked.status !== checked.status)
    return err({ code: 'version_conflict' });
  await tx.campaigns.change(workspaceId, campaignId, edit.change);
  let jobId: string | null = null;
  if (editsPlan) {
    await tx.campaigns.ownPlan(workspaceId, campaignId);
    const plan = edit.plan && { sequences: edit.plan.sequences, mended: edit.plan.contentChanged };
    await tx.campaigns.savePlan(workspaceId, campaignId, plan);
    if (checked.status !== 'draft') jobId = await replanAfterEdit(tx, act, edit.needs);
  }
  await tx.events.append(workspaceId, [{ type: 'campaign.edited', actor, campaignId, data: summary(edit) }]);
  return ok({ jobId });
}

/** What people read in the campaign's history; never the texts themselves. */
function summary({ plan, change }: CheckedEdit): Record<string, unknown> {
  return {
    changed: Object.keys(change),
    ...(plan === null
      ? {}
      : {
          appended: plan.appended,
          inserted: plan.inserted,
          removed: plan.removed,
          reordered: plan.reordered,
          contents: plan.contentChanged,
          delays: plan.delayChanged,
        }),
  };
}
