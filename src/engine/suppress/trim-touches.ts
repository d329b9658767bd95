/**
 * Skips the scheduled touch of enrollments that go on without an address, so that the next one is scheduled at once.
 * Touches further on fall to the second look. A touch that was claimed meanwhile is past stopping and stays.
 */
import { settleFindings } from '../dispatch/settle-findings.ts';
import type { Finding } from '../dispatch/held-touch.ts';
import type { Leftover } from '../ports/dispatch-store.ts';
import type { UnenrollDeps } from '../unenroll/unenroll-enrollments.ts';
import { SWEEP_CHUNK, type Trim } from './sweep.ts';

export async function trimTouches(
  deps: UnenrollDeps,
  workspaceId: string,
  trims: readonly Trim[],
): Promise<number> {
  const channelsOf = new Map(trims.map(({ enrollmentId, channels }) => [enrollmentId, channels]));
  const ids = [...channelsOf.keys()].toSorted();
  let skipped = 0;
  for (let from = 0; from < ids.length; from += SWEEP_CHUNK) {
    const scheduled = await deps.store.suppressions.scheduledTouches(
      workspaceId,
      ids.slice(from, from + SWEEP_CHUNK),
    );
    const closed = scheduled.filter(({ enrollmentId, channel }) =>
      channelsOf.get(enrollmentId)?.includes(channel),
    );
    if (closed.length === 0) continue;
    const at = deps.clock.now();
    // Nobody holds a scheduled touch: the owner is only a name.
    skipped += await settleFindings(
      deps,
      workspaceId,
      deps.random.uuid(),
      closed.map((touch) => skipOf(touch, at)),
    );
  }
  return skipped;
}

const skipOf = (touch: Leftover, at: Date): Finding => ({
  enrollmentId: touch.enrollmentId,
  sequenceNumber: touch.sequenceNumber,
  campaignId: touch.campaignId,
  recordId: touch.recordId,
  channel: touch.channel,
  attempt: touch.attempt,
  plannedAt: touch.plannedAt,
  sendDate: touch.sendDate,
  place: touch.place,
  outcome: 'skipped',
  at,
  reason: 'suppressed',
  detail: null,
  providerMessageId: null,
  retryAt: null,
  cost: null,
  advances: true,
  planVersion: 0,
});
