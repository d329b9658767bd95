/** Plans by campaign, loaded once per version. A newer version seen anywhere makes the old one go. */
import type { Plan, PlanStore } from '#engine/ports/plan-store';

const MAX_PLANS = 2_000;

export class PlanCache {
  readonly #plans = new Map<string, Plan>();
  readonly #store: PlanStore;

  constructor(store: PlanStore) {
    this.#store = store;
  }

  /**
   * `versions`: campaign id → the version at least needed. The answer may be newer. Inside a transaction, `from` is the
   * transaction's own store.
   */
  async get(
    workspaceId: string,
    versions: ReadonlyMap<string, number>,
    from: PlanStore = this.#store,
  ): Promise<ReadonlyMap<string, Plan>> {
    const found = new Map<string, Plan>();
    const missing: string[] = [];
    for (const [campaignId, version] of versions) {
      const plan = this.#plans.get(`${workspaceId}:${campaignId}`);
      if (plan && plan.version >= version) found.set(campaignId, plan);
      else missing.push(campaignId);
    }
    if (missing.length > 0) {
      if (this.#plans.size > MAX_PLANS) this.#plans.clear();
      for (const [campaignId, plan] of await from.load(workspaceId, missing)) {
        this.#plans.set(`${workspaceId}:${campaignId}`, plan);
        found.set(campaignId, plan);
      }
    }
    return found;
  }

  /** A settle said that the plan has moved. */
  forget(workspaceId: string, campaignIds: Iterable<string>): void {
    for (const campaignId of campaignIds) this.#plans.delete(`${workspaceId}:${campaignId}`);
  }
}
