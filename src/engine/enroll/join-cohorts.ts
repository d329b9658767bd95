/**
 * Continuous campaigns: whoever matches the audience now and has never been in the campaign joins, as a cohort of their
 * own. Nobody is ever brought back. Records are looked at in windows in order of id, one window of a campaign at a time,
 * so that an audience of a million is no more work at once than one of a thousand; campaigns come in their order, so the
 * one that stands first takes a record first.
 */
import { SYSTEM } from '../ports/actor.ts';
import type { Campaign } from '../ports/campaign-store.ts';
import { enrollNow, type EnrollDeps } from './enroll-records.ts';
import { enrollRules } from './enroll-rules.ts';

const WINDOW_SIZE = 2_000;

export type CohortTimes = {
  /** Between two windows of a campaign. */
  readonly windowMs: number;
  /** From the end of an audience to its next beginning: how late somebody joins at most, beside the windows. */
  readonly roundMs: number;
};
const TIMES: CohortTimes = { windowMs: 1_000, roundMs: 15_000 };

/** Keeps, for this process, where it is in each campaign's audience; starting over only costs a look. */
export class CohortJoiner {
  readonly #deps: EnrollDeps;
  readonly #times: CohortTimes;
  readonly #places = new Map<string, string>();
  /** By campaign: when to look again. By workspace: when to ask which campaigns there are. */
  readonly #nextMs = new Map<string, number>();

  constructor(deps: EnrollDeps, times: CohortTimes = TIMES) {
    this.#deps = deps;
    this.#times = times;
  }

  /** One window of each continuous campaign whose time has come; called as often as anybody likes. Returns how many joined. */
  async join(workspaceId: string): Promise<number> {
    if (!this.#isTime(workspaceId, this.#times.windowMs)) return 0;
    let joined = 0;
    for (const campaignId of await this.#deps.store.campaigns.listContinuous(workspaceId)) {
      if (this.#isTime(campaignId, this.#times.windowMs))
        joined += await this.#joinOne(workspaceId, campaignId);
    }
    return joined;
  }

  /** True once in so many milliseconds. */
  #isTime(id: string, everyMs: number): boolean {
    const nowMs = this.#deps.clock.monotonicMs();
    if (nowMs < (this.#nextMs.get(id) ?? 0)) return false;
    this.#nextMs.set(id, nowMs + everyMs);
    return true;
  }

  async #joinOne(workspaceId: string, campaignId: string): Promise<number> {
    const { store } = this.#deps;
    const campaign = await store.campaigns.find(workspaceId, campaignId);
    if (!campaign || campaign.status !== 'active' || !isByFilter(campaign)) return 0;
    const place = this.#places.get(campaignId) ?? null;
    const rules = enrollRules({ campaignId, ...campaign }, { mode: 'matching', jobCreatedAt: null });
    const { filter } = campaign.audience;
    const window = await store.enrolling.availableWindow(workspaceId, rules, filter, place, WINDOW_SIZE);
    if (window.last === null) {
      this.#places.delete(campaignId);
      this.#nextMs.set(campaignId, this.#deps.clock.monotonicMs() + this.#times.roundMs);
    } else this.#places.set(campaignId, window.last);
    if (window.recordIds.length === 0) return 0;
    const enrolled = await enrollNow(this.#deps, {
      workspaceId,
      campaignId,
      recordIds: window.recordIds,
      mode: 'matching',
      actor: SYSTEM,
      jobCreatedAt: null,
    });
    // Paused or archived in this moment: the next look will know.
    return enrolled.ok ? enrolled.value.recordIds.length : 0;
  }
}

function isByFilter(
  campaign: Campaign,
): campaign is Campaign & { readonly audience: Extract<Campaign['audience'], { readonly filter: unknown }> } {
  return campaign.audience !== null && 'filter' in campaign.audience;
}
