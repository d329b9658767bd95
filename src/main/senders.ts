/** The senders that the settings of this process describe; a workspace's sender row says which of them serves it. */
import { createSandboxChannel } from '#channels/sandbox/sandbox';
import { createLobChannel } from '#channels/direct-mail/lob';
import { createSmtpChannel } from '#channels/email/smtp';
import { createTwilioChannel } from '#channels/sms/twilio';
import type { Config } from '#config/config';
import { CHANNELS, type ChannelName } from '#domain/touch/channel';
import type { Channel } from '#engine/ports/channel';
import type { OutboxWriter } from '#engine/ports/outbox';
import type { Senders } from '#engine/ports';

export type SenderOptions = {
  readonly config: Pick<Config, 'smtp' | 'twilio' | 'lob'>;
  readonly outbox: OutboxWriter;
  readonly publicUrl: () => URL;
  readonly now: () => Date;
};

export type RunningSenders = Senders & { close(): Promise<void> };

export function createSenders({ config, outbox, publicUrl, now }: SenderOptions): RunningSenders {
  const channels = new Map<string, Channel>();
  const make: Record<string, () => Channel | undefined> = {
    smtp: () => config.smtp && createSmtpChannel(config.smtp),
    twilio: () =>
      config.twilio &&
      createTwilioChannel({
        ...config.twilio,
        statusCallbackUrl: new URL('/webhooks/twilio/status', publicUrl()).href,
        now,
      }),
    lob: () => config.lob && createLobChannel({ ...config.lob, now }),
    ...Object.fromEntries(
      CHANNELS.map((channel) => [`sandbox:${channel}`, () => createSandboxChannel({ channel, outbox, now })]),
    ),
  };
  return {
    get(_workspaceId, _senderId, channel, provider) {
      const name = provider === 'sandbox' ? `sandbox:${channel}` : provider;
      const known = channels.get(name);
      if (known) return known;
      const made = make[name]?.() ?? missing(channel, provider);
      channels.set(name, made);
      return made;
    },
    async close() {
      await Promise.all([...channels.values()].map((channel) => channel.close()));
    },
  };
}

/** A worker that lacks a sender's settings must not lose what it claimed: it goes back, and says why. */
function missing(channel: ChannelName, provider: string): Channel {
  const detail = `this process has no settings for ${provider}`;
  return {
    channel,
    provider,
    ignoresWindows: false,
    mailedBy: 'callback',
    send: () => Promise.resolve({ kind: 'deferred', retryAt: null, code: 'not_configured', detail }),
    verify: () => Promise.reject(new Error(detail)),
    close: () => Promise.resolve(),
  };
}
