/**
 * The default sender of every channel: nothing leaves the machine. A message is written to the outbox as its
 * recipient would have seen it, once for each touch however often it is handed over.
 */
import { smsSegments } from '#domain/message/sms-segments';
import type { ChannelName } from '#domain/touch/channel';
import type { Channel, Envelope, Outcome, RenderedMessage } from '#engine/ports/channel';
import type { OutboxEntry, OutboxWriter } from '#engine/ports/outbox';

export type SandboxOptions = {
  readonly channel: ChannelName;
  readonly outbox: OutboxWriter;
  readonly now: () => Date;
};

export function createSandboxChannel({ channel, outbox, now }: SandboxOptions): Channel {
  return {
    channel,
    provider: 'sandbox',
    ignoresWindows: true,
    mailedBy: 'due_at',
    async send(message, envelope, { signal }) {
      if (message.channel !== channel)
        throw new Error(`The ${channel} sandbox cannot send ${message.channel}.`);
      if (signal.aborted)
        return { kind: 'deferred', retryAt: null, code: 'aborted', detail: 'stopped before it began' };
      return write(outbox, entryOf(message, envelope, now()), signal);
    },
    async verify() {
      // There is nothing outside that could fail.
    },
    async close() {
      // The outbox belongs to whoever made it.
    },
  };
}

/**
 * A write that fails or is not waited for may still have been kept: the entry may be seen in the outbox, so it
 * must not be called unsent.
 */
async function write(outbox: OutboxWriter, entry: OutboxEntry, signal: AbortSignal): Promise<Outcome> {
  const accepted: Outcome = { kind: 'accepted', providerMessageId: `sandbox-${entry.touchId}`, cost: null };
  return new Promise((resolve) => {
    const onAbort = (): void =>
      resolve({ kind: 'unknown', code: 'aborted', detail: 'the outbox did not answer in time' });
    signal.addEventListener('abort', onAbort, { once: true });
    outbox
      .write(entry)
      .then(
        () => resolve(accepted),
        (error: unknown) => resolve({ kind: 'unknown', code: 'outbox', detail: detailOf(error) }),
      )
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function entryOf(message: RenderedMessage, envelope: Envelope, at: Date): OutboxEntry {
  return {
    workspaceId: envelope.workspaceId,
    campaignId: envelope.campaignId,
    enrollmentId: envelope.enrollmentId,
    recordId: envelope.recordId,
    sequenceId: envelope.sequenceId,
    touchId: envelope.touchId,
    channel: message.channel,
    message,
    segments: message.channel === 'sms' ? smsSegments(message.body).segments : null,
    at,
    wouldHaveWaitedUntil: envelope.wouldHaveWaitedUntil ?? null,
  };
}

function detailOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
