/**
 * Hands one held touch to its provider, outside any transaction, and turns the answer into a finding.
 * Never later than half a lease after the claim: what this process no longer surely holds, it does not send.
 */
import { sequenceId } from '#domain/campaign/sequence-id';
import { parseAmount } from '#domain/money/money';
import { unreachable } from '#domain/result';
import { nextAttempt } from '#domain/touch/retry-policy';
import { touchId } from '#domain/touch/touch-id';
import type { Clock } from '#engine/ports';
import type { Channel, Envelope, Outcome, RenderedMessage } from '#engine/ports/channel';
import type { Telemetry } from '#engine/ports/telemetry';
import { findingOf } from './claim-due.ts';
import { Deadline } from './deadline.ts';
import type { Finding, HeldTouch } from './held-touch.ts';
import type { Prepared } from './prepare-messages.ts';

export type HandOverDeps = { readonly clock: Clock; readonly telemetry: Telemetry };

/** `deadline`: of the claim, shared by all its touches; this touch's own when it is handed over alone. */
export async function handOver(
  deps: HandOverDeps,
  held: HeldTouch,
  channel: Channel,
  prepare: () => Promise<Prepared>,
  deadline?: Deadline,
): Promise<Finding> {
  const prepared = await prepare();
  if (prepared.kind === 'fault') {
    return findingOf(held.touch, held.channel, 'failed', deps.clock.now(), {
      reason: prepared.code,
      detail: prepared.detail,
    });
  }
  const startedMs = deps.clock.monotonicMs();
  const leftMs = held.handOverByMs - startedMs;
  // Suspended or starved since the claim. It was surely not sent, and only we know: back it goes.
  const outcome: Outcome =
    leftMs <= 0
      ? {
          kind: 'deferred',
          retryAt: null,
          code: 'held_too_long',
          detail: 'not handed over within half a lease',
        }
      : await send(deps, channel, prepared.message, held, deadline);
  deps.telemetry.emit({
    name: 'touch_handed_over',
    channel: held.channel,
    provider: channel.provider,
    outcome: outcome.kind,
    durationMs: deps.clock.monotonicMs() - startedMs,
  });
  const finding = toFinding(held, outcome, deps.clock.now());
  if (outcome.kind === 'deferred' && outcome.class === 'account') {
    const { workspaceId, sender } = held;
    deps.telemetry.emit({ name: 'sender_failing', workspaceId, senderId: sender.id, code: outcome.code });
  }
  if (outcome.kind !== 'rejected') return finding;
  return { ...finding, rejection: { class: outcome.class, code: outcome.code, message: prepared.message } };
}

/** Bounded even when a sender ignores its signal. */
async function send(
  { clock, telemetry }: HandOverDeps,
  channel: Channel,
  message: RenderedMessage,
  held: HeldTouch,
  shared: Deadline | undefined,
): Promise<Outcome> {
  const deadline = shared ?? new Deadline(clock, held.handOverByMs);
  try {
    return await deadline.wait((late) => channel.send(message, envelopeOf(held), late), overdue);
  } catch (error) {
    telemetry.emit({ name: 'task_failed', task: 'hand_over', error });
    return {
      kind: 'unknown',
      code: 'sender_fault',
      detail: error instanceof Error ? error.message : String(error),
    };
  } finally {
    if (!shared) deadline.end();
  }
}

const overdue = (): Outcome => ({
  kind: 'unknown',
  code: 'deadline',
  detail: 'no answer within half a lease',
});

function envelopeOf({ workspaceId, touch }: HeldTouch): Envelope {
  return {
    workspaceId,
    campaignId: touch.campaignId,
    enrollmentId: touch.enrollmentId,
    recordId: touch.recordId,
    touchId: touchId(touch.enrollmentId, touch.sequenceNumber),
    sequenceId: sequenceId(touch.campaignId, touch.sequenceNumber),
    attempt: touch.attempt,
    firstAttemptAt: touch.attempt > 1 ? touch.firstAttemptAt : null,
    dueAt: touch.dueAt,
  };
}

/** A price that cannot be read must not stand in the way of settling what was sent: the price list applies then. */
function costOf(amount: string): number | null {
  const parsed = parseAmount(amount.replace(/^-/, ''));
  return parsed.ok ? parsed.value : null;
}

/** The one place where a provider's answer becomes a state. */
export function toFinding(held: HeldTouch, outcome: Outcome, at: Date): Finding {
  const { touch, channel } = held;
  switch (outcome.kind) {
    case 'accepted':
      return findingOf(touch, channel, channel === 'direct_mail' ? 'accepted' : 'sent', at, {
        providerMessageId: outcome.providerMessageId,
        cost: outcome.cost === null ? null : costOf(outcome.cost),
      });
    case 'rejected':
      return findingOf(touch, channel, 'failed', at, { reason: outcome.code, detail: outcome.detail });
    case 'unknown':
      return findingOf(touch, channel, 'unknown', at, { reason: outcome.code, detail: outcome.detail });
    case 'deferred': {
      const decision = nextAttempt({
        touchId: touchId(touch.enrollmentId, touch.sequenceNumber),
        deferrals: touch.attempt,
        firstAttemptAt: touch.firstAttemptAt ?? touch.processingAt,
        now: at,
        providerRetryAt: outcome.retryAt,
      });
      return decision.kind === 'retry'
        ? findingOf(touch, channel, 'deferred', at, {
            reason: outcome.code,
            detail: outcome.detail,
            retryAt: decision.at,
          })
        : findingOf(touch, channel, 'failed', at, {
            reason: 'gave_up',
            detail: `${outcome.code}: ${outcome.detail}`,
          });
    }
    default:
      return unreachable(outcome);
  }
}
