/**
 * A sequence was appended while somebody was waiting with nothing to come: their last piece of mail is accepted and not yet
 * in the post. The settle that says `mailed` schedules nothing, so the appended touch is scheduled here.
 */
import { joinOpenBatches } from '../enroll/join-open-batches.ts';
import type { StoreOperations } from '../ports.ts';
import type { NextTouch } from '../ports/dispatch-store.ts';
import type { Plan } from '../ports/plan-store.ts';
import type { WalkPlace } from '../ports/replan-store.ts';
import type { EnrollmentView } from '../ports/unenroll-store.ts';
import { nextTouch, sequenceAfter } from '../schedule/next-touch.ts';
import { lastTouch } from '../unenroll/project-touches.ts';

export type AppendContext = {
  readonly workspaceId: string;
  readonly plan: Plan;
  readonly at: Date;
  readonly ignoring: ReadonlySet<string>;
};

export async function scheduleAppended(
  tx: StoreOperations,
  context: AppendContext,
  page: readonly WalkPlace[],
): Promise<number> {
  const { workspaceId, plan, at } = context;
  const { campaignId, settings } = plan;
  const ids = page.map(({ id }) => id);
  await tx.replanning.own(workspaceId, ids);
  const waiting = (await tx.unenroll.view(workspaceId, ids)).filter(isWaiting);
  const wanted = waiting.flatMap((enrollment) => {
    const touch = appendedTouch(context, enrollment);
    return touch === null ? [] : [{ enrollment, touch }];
  });
  const placed = await joinOpenBatches(
    tx,
    { workspaceId, campaignId, settings, at },
    wanted.map(({ touch }) => touch),
  );
  const changes = wanted.flatMap(({ enrollment: { id: enrollmentId, recordId } }, index) => {
    const next = placed[index];
    return next === undefined ? [] : [{ kind: 'next' as const, touch: { enrollmentId, recordId }, next }];
  });
  return tx.replanning.write(workspaceId, campaignId, changes, at);
}

/** Whatever is processing was accepted: its settle has been, and found nothing to schedule. */
function isWaiting({ status, touches }: EnrollmentView): boolean {
  return (
    status === 'active' &&
    touches.every(
      (touch) => touch.status !== 'scheduled' && (touch.status !== 'processing' || touch.acceptedAt !== null),
    )
  );
}

function appendedTouch({ plan, at, ignoring }: AppendContext, enrollment: EnrollmentView): NextTouch | null {
  const { touches, enrolledAt, place } = enrollment;
  const last = touches.toSorted((a, b) => a.plannedAt.getTime() - b.plannedAt.getTime()).at(-1);
  const touched = new Set(touches.map(({ number }) => number));
  const sequence = last && sequenceAfter(plan, last.number, touched);
  if (!sequence) return null;
  const ignoreWindows = ignoring.has(sequence.content.channel);
  return nextTouch({
    plan,
    sequence,
    previous: lastTouch(touches),
    enrolledAt,
    now: at,
    place,
    ignoreWindows,
  });
}
