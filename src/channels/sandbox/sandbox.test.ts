import { describe, expect, test } from 'vitest';
import type { RenderedMessage } from '#engine/ports/channel';
import type { OutboxEntry, OutboxWriter } from '#engine/ports/outbox';
import { emailMessage, envelope, mailMessage, smsMessage } from '#test/channel-samples';
import { createSandboxChannel } from './sandbox.ts';

const NOW = new Date('2026-11-20T15:00:00Z');
const never = new AbortController();

function memoryOutbox(): OutboxWriter & { readonly entries: Map<string, OutboxEntry> } {
  const entries = new Map<string, OutboxEntry>();
  return {
    entries,
    write: async (entry) => {
      if (!entries.has(entry.touchId)) entries.set(entry.touchId, entry);
    },
  };
}

const sandbox = (channel: RenderedMessage['channel'], outbox: OutboxWriter) =>
  createSandboxChannel({ channel, outbox, now: () => NOW });

describe('sandbox', () => {
  test.each([emailMessage(), smsMessage({ body: 'x'.repeat(161) }), mailMessage()])(
    '$channel: the whole message is kept, under its touch',
    async (message) => {
      const outbox = memoryOutbox();
      const outcome = await sandbox(message.channel, outbox).send(message, envelope(), never);
      const { touchId, workspaceId, campaignId, enrollmentId, recordId, sequenceId } = envelope();
      expect(outcome).toEqual({ kind: 'accepted', providerMessageId: `sandbox-${touchId}`, cost: null });
      expect([...outbox.entries.values()]).toEqual([
        {
          touchId,
          workspaceId,
          campaignId,
          enrollmentId,
          recordId,
          sequenceId,
          message,
          channel: message.channel,
          segments: message.channel === 'sms' ? 2 : null,
          at: NOW,
          wouldHaveWaitedUntil: null,
        },
      ]);
    },
  );

  test('says until when a real sender would have waited', async () => {
    const outbox = memoryOutbox();
    const until = new Date('2026-11-21T14:00:00Z');
    await sandbox('sms', outbox).send(smsMessage(), envelope(1, { wouldHaveWaitedUntil: until }), never);
    expect(outbox.entries.get(envelope().touchId)?.wouldHaveWaitedUntil).toBe(until);
  });

  test('ignores windows and reports mail at its date', () => {
    expect(sandbox('direct_mail', memoryOutbox())).toMatchObject({
      ignoresWindows: true,
      mailedBy: 'due_at',
    });
  });

  test('an outbox that fails or does not answer may have kept the message', async () => {
    const failing = { write: () => Promise.reject(new Error('disk full')) };
    expect(await sandbox('sms', failing).send(smsMessage(), envelope(), never)).toMatchObject({
      kind: 'unknown',
      code: 'outbox',
      detail: 'disk full',
    });
    const stop = new AbortController();
    const silent = { write: () => new Promise<void>(() => undefined) };
    const sending = sandbox('sms', silent).send(smsMessage(), envelope(), stop);
    stop.abort();
    expect(await sending).toMatchObject({ kind: 'unknown', code: 'aborted' });
  });
});
