/** What a resume would do, as a calendar: the same walk and the same rules, written nowhere. */
import { campaignAfter } from '#domain/campaign/campaign-status';
import type { MissedPolicy } from '#domain/campaign/resume-calendar';
import { err, ok, type Result } from '#domain/result';
import { DAY_MS, formatDay } from '#domain/time/calendar-date';
import { zoneClock } from '#domain/time/zone';
import type { ChannelName } from '#domain/touch/channel';
import type { CampaignDeps } from './campaign-deps.ts';
import type { StatusRefusal } from './pause-campaign.ts';
import { sandboxChannels } from '../enroll/sandbox-channels.ts';
import { missedScope } from './resume-campaign.ts';
import { resumeDecision } from './resume-decision.ts';

export const PREVIEW_SAMPLE = 1_000;

export type ResumeCalendar = {
  readonly pausedAt: Date;
  readonly missed: number;
  readonly sampled: number;
  readonly skipped: number;
  readonly completed: number;
  readonly days: readonly {
    readonly date: string;
    readonly channel: ChannelName;
    readonly touches: number;
  }[];
};

export async function previewResume(
  { store }: Pick<CampaignDeps, 'store'>,
  workspaceId: string,
  campaignId: string,
  missed: MissedPolicy,
): Promise<Result<ResumeCalendar, StatusRefusal>> {
  const campaign = await store.campaigns.find(workspaceId, campaignId);
  const plan = (await store.plans.load(workspaceId, [campaignId])).get(campaignId);
  if (!campaign || !plan) return err({ code: 'not_found' });
  if (!campaignAfter(campaign.status, 'resume'))
    return err({ code: 'campaign_status', status: campaign.status });
  const at = await store.campaigns.now();
  const pausedAt = campaign.pausedAt ?? at;
  const scope = missedScope({ at, since: at });
  const ignoring = await sandboxChannels(store, workspaceId);
  const page = await store.replanning.page(workspaceId, campaignId, scope, null, PREVIEW_SAMPLE);
  const touches = await store.replanning.read(
    workspaceId,
    scope,
    page.map(({ id }) => id),
  );
  const decisions = touches.map(resumeDecision({ plan, missed, resuming: { pausedAt, at }, ignoring }));
  const all =
    page.length < PREVIEW_SAMPLE ? page.length : await store.replanning.count(workspaceId, campaignId, scope);

  const days = new Map<string, { date: string; channel: ChannelName; touches: number }>();
  const clock = zoneClock(plan.settings.timeZone);
  let skipped = 0;
  let completed = 0;
  for (const decision of decisions) {
    if (decision.kind === 'passed') skipped += decision.skipped.length;
    if (decision.kind === 'passed' && decision.next === null) completed += 1;
    const next = decision.kind === 'moved' ? decision.to : decision.kind === 'passed' ? decision.next : null;
    if (next === null) continue;
    const date = next.sendDate ?? formatDay(Math.floor(clock.localMs(next.dueAt.getTime()) / DAY_MS));
    const day = days.get(`${date} ${next.channel}`) ?? { date, channel: next.channel, touches: 0 };
    day.touches += 1;
    days.set(`${date} ${next.channel}`, day);
  }
  return ok({
    pausedAt,
    missed: all,
    sampled: decisions.length,
    skipped,
    completed,
    days: [...days.values()].toSorted((a, b) =>
      `${a.date} ${a.channel}` < `${b.date} ${b.channel}` ? -1 : 1,
    ),
  });
}
