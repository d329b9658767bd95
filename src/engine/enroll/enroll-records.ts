/**
 * Enrolls whom a person named, or everyone who matches. Up to a thousand are done before the answer; more become a job
 * over ids that are frozen now.
 */
import type { Actor } from '../ports/actor.ts';
import type { EnrollMode } from '#domain/campaign/audience';
import { ENROLLING_STATUSES, type CampaignStatus } from '#domain/campaign/campaign-status';
import type { RecordFilter } from '#domain/record/record-filter';
import { err, ok, type Result } from '#domain/result';
import { createJob } from '../jobs/create-job.ts';
import type { Clock, Random, Store } from '../ports.ts';
import type { Job } from '../ports/job-store.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import { ENROLL_CHUNK_SIZE, enrollChunk, type Enrolled, type EnrollRequest } from './enroll-chunk.ts';

export const ENROLL_AT_ONCE = 1_000;
export const ENROLL_JOB_KIND = 'enroll';

export type EnrollDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly telemetry: Telemetry;
};

export type EnrollCommand = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly who: { readonly recordIds: readonly string[] } | { readonly filter: RecordFilter };
  readonly actor: Actor;
  /** The id of the job, if it becomes one. */
  readonly jobId: string;
};

export type EnrollAnswer =
  | { readonly kind: 'enrolled'; readonly enrolled: Enrolled }
  | { readonly kind: 'job'; readonly job: Job };

export type EnrollRefusal =
  | { readonly code: 'not_found' }
  | { readonly code: 'campaign_not_enrollable'; readonly status: CampaignStatus }
  /** An edit of the plan did not come to its end in time. */
  | { readonly code: 'unavailable' };

export async function enrollRecords(
  deps: EnrollDeps,
  command: EnrollCommand,
): Promise<Result<EnrollAnswer, EnrollRefusal>> {
  const { store } = deps;
  const { workspaceId, campaignId, who } = command;
  const campaign = await store.campaigns.find(workspaceId, campaignId);
  if (!campaign) return err({ code: 'not_found' });
  if (!(ENROLLING_STATUSES as readonly CampaignStatus[]).includes(campaign.status)) {
    return err({ code: 'campaign_not_enrollable', status: campaign.status });
  }
  const ids =
    'recordIds' in who
      ? who.recordIds
      : await store.enrolling.matchingIds(workspaceId, who.filter, ENROLL_AT_ONCE + 1);
  const mode: EnrollMode = 'recordIds' in who ? 'named' : 'matching';
  if (ids.length > ENROLL_AT_ONCE) return ok({ kind: 'job', job: await startJob(deps, command, mode) });
  const request: EnrollRequest = { ...command, recordIds: ids, mode, jobCreatedAt: null };
  const enrolled = await enrollNow(deps, request);
  return enrolled.ok ? ok({ kind: 'enrolled', enrolled: enrolled.value }) : enrolled;
}

async function startJob(deps: EnrollDeps, command: EnrollCommand, mode: EnrollMode): Promise<Job> {
  const { workspaceId, campaignId, who, actor, jobId } = command;
  const job = await deps.store.transaction((tx) =>
    createJob(tx, workspaceId, {
      id: jobId,
      kind: ENROLL_JOB_KIND,
      params: { campaignId, mode },
      actor,
      campaignId,
      items: 'recordIds' in who ? { ids: [...new Set(who.recordIds)] } : { filter: who.filter },
    }),
  );
  await deps.store.wake(workspaceId);
  return job;
}

/** One transaction for each chunk, in order of record. */
export async function enrollNow(
  deps: EnrollDeps,
  request: EnrollRequest,
): Promise<Result<Enrolled, EnrollRefusal>> {
  const ids = [...new Set(request.recordIds)].toSorted();
  const whole: { recordIds: string[]; skipped: Enrolled['skipped'][number][] } = {
    recordIds: [],
    skipped: [],
  };
  for (let from = 0; from < ids.length; from += ENROLL_CHUNK_SIZE) {
    const part = await enrollPart(deps, { ...request, recordIds: ids.slice(from, from + ENROLL_CHUNK_SIZE) });
    if (!part.ok) return part;
    whole.recordIds.push(...part.value.recordIds);
    whole.skipped.push(...part.value.skipped);
  }
  const { workspaceId, campaignId } = request;
  if (whole.recordIds.length > 0) await deps.store.wake(workspaceId);
  deps.telemetry.emit({
    name: 'enrolled',
    workspaceId,
    campaignId,
    count: whole.recordIds.length,
    skipped: whole.skipped.length,
  });
  return ok(whole);
}

async function enrollPart(
  deps: EnrollDeps,
  request: EnrollRequest,
): Promise<Result<Enrolled, EnrollRefusal>> {
  for (let tries = 0; tries < BUSY_TRIES; tries += 1) {
    const outcome = await deps.store.transaction((tx) => enrollChunk(tx, deps.random, request));
    if (outcome.kind === 'done') return ok(outcome);
    if (outcome.kind === 'not_found') return err({ code: 'not_found' });
    if (outcome.kind === 'not_enrollable')
      return err({ code: 'campaign_not_enrollable', status: outcome.status });
    await deps.clock.sleep(BUSY_WAIT_MS);
  }
  return err({ code: 'unavailable' });
}

/** Longer than a gate stays closed when its edit has died. */
export const BUSY_WAIT_MS = 50;
const BUSY_TRIES = 300;
