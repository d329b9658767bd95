/** The statements about campaigns, put together. */
import type { CampaignStore } from '#engine/ports/campaign-store';
import type { Sql } from './database.ts';
import * as changes from './queries/campaign-change.ts';
import { findCampaign, listCampaigns } from './queries/campaign-find.ts';
import { insertCampaign } from './queries/campaign-insert.ts';
import * as lists from './queries/campaign-lists.ts';
import { lockCampaign, tryLockCampaignAlone } from './queries/campaign-lock.ts';
import { readCampaignMoney } from './queries/campaign-money.ts';
import * as plans from './queries/campaign-plan-edit.ts';
import { foldCounters, recountCounters } from './queries/counter-fold.ts';
import { readCampaignStats } from './queries/counter-read.ts';
import { listCampaignEvents } from './queries/event-list.ts';
import { readNow } from './queries/now-read.ts';

export function campaignStore(sql: Sql): CampaignStore {
  return {
    now: () => readNow(sql),
    insert: (workspaceId, campaign) => insertCampaign(sql, workspaceId, campaign),
    find: (workspaceId, id) => findCampaign(sql, workspaceId, id),
    list: (workspaceId, query) => listCampaigns(sql, workspaceId, query),
    leaving: (workspaceId, ids) => lists.countLeaving(sql, workspaceId, ids),
    events: (workspaceId, id, page) => listCampaignEvents(sql, workspaceId, id, page),
    customFields: (workspaceId) => lists.listCustomFields(sql, workspaceId),
    defaultSenders: (workspaceId) => lists.listDefaultSenders(sql, workspaceId),
    lock: (workspaceId, id, how) => lockCampaign(sql, workspaceId, id, how),
    tryLockAlone: (workspaceId, id) => tryLockCampaignAlone(sql, workspaceId, id),
    changeStatus: (workspaceId, id, change) => changes.changeCampaignStatus(sql, workspaceId, id, change),
    touchVersion: (workspaceId, id) => changes.touchCampaignVersion(sql, workspaceId, id),
    change: (workspaceId, id, change) => changes.changeCampaign(sql, workspaceId, id, change),
    removeDraft: (workspaceId, id) => changes.removeDraftCampaign(sql, workspaceId, id),
    rank: (workspaceId, ids) => changes.rankCampaigns(sql, workspaceId, ids),
    closeGate: (workspaceId, campaignId, forMs) => plans.closePlanGate(sql, workspaceId, campaignId, forMs),
    openGate: (workspaceId, campaignId) => plans.openPlanGate(sql, workspaceId, campaignId),
    isGated: (workspaceId, campaignId) => plans.isPlanGated(sql, workspaceId, campaignId),
    sharePlan: (workspaceId, campaignId) => plans.sharePlan(sql, workspaceId, campaignId),
    ownPlan: (workspaceId, campaignId) => plans.ownPlan(sql, workspaceId, campaignId),
    savePlan: (workspaceId, campaignId, change) => plans.savePlan(sql, workspaceId, campaignId, change),
    beginResume: (workspaceId, campaignId, since) => changes.beginResume(sql, workspaceId, campaignId, since),
    releaseHeld: (workspaceId, campaignId) => plans.releaseHeldSequences(sql, workspaceId, campaignId),
    stats: (workspaceId, campaignIds) => readCampaignStats(sql, workspaceId, campaignIds),
    money: (workspaceId, campaignId) => readCampaignMoney(sql, workspaceId, campaignId),
    foldCounters: (workspaceId, limit) => foldCounters(sql, workspaceId, limit),
    recount: (workspaceId) => recountCounters(sql, workspaceId),
    listCompletable: (workspaceId, limit) => lists.listCompletableCampaigns(sql, workspaceId, limit),
    hasActiveEnrollment: (workspaceId, campaignId) => lists.hasActiveEnrollment(sql, workspaceId, campaignId),
    activeEnrollmentIds: (workspaceId, campaignId, limit) =>
      lists.listActiveEnrollmentIds(sql, workspaceId, campaignId, limit),
    listContinuous: (workspaceId) => lists.listContinuousCampaigns(sql, workspaceId),
  };
}
