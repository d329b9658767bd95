/** The first touch of each new enrollment, by the one function that plans touches; pieces of mail join their batches. */
import type { Actor } from '../ports/actor.ts';
import type { StoreOperations } from '../ports.ts';
import type { FirstTouch, Judged } from '../ports/enroll-store.ts';
import type { Plan } from '../ports/plan-store.ts';
import { nextTouch } from '../schedule/next-touch.ts';
import { joinOpenBatches } from './join-open-batches.ts';
import { sandboxChannels } from './sandbox-channels.ts';

export type FirstTouchesInput = {
  readonly workspaceId: string;
  readonly plan: Plan;
  /** By enrollment id. */
  readonly enrolled: ReadonlyMap<string, Judged>;
  readonly at: Date;
  readonly actor: Actor;
};

export async function scheduleFirstTouches(tx: StoreOperations, input: FirstTouchesInput): Promise<void> {
  const { workspaceId, plan, at, actor } = input;
  const [sequence] = plan.sequences;
  if (!sequence) throw new Error('a plan without sequences has no first touch');
  const ignoreWindows = (await sandboxChannels(tx, workspaceId)).has(sequence.content.channel);
  const enrolled = [...input.enrolled];
  const planned = enrolled.map(([, { place }]) =>
    nextTouch({ plan, sequence, previous: null, enrolledAt: at, now: at, place, ignoreWindows }),
  );
  const { campaignId, settings } = plan;
  const placed = await joinOpenBatches(tx, { workspaceId, campaignId, settings, at }, planned);
  const touches = enrolled.flatMap(([enrollmentId, { recordId }], index): FirstTouch[] => {
    const one = placed[index];
    return one === undefined ? [] : [{ enrollmentId, recordId, ...one }];
  });
  await tx.enrolling.insertFirstTouches(workspaceId, campaignId, touches, at, actor);
}
