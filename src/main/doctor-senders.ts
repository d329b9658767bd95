/** Asks each sender of the settings whether it would take a message; nothing is sent. */
import type { Finding } from '#cli/host';
import { defaultPublicUrl, type Config } from '#config/config';
import { environmentSenders } from './environment-senders.ts';
import { createSenders } from './senders.ts';

const VERIFY_LIMIT_MS = 10_000;
const CHANNEL_WORDS = { email: 'email', sms: 'texts', direct_mail: 'mail' } as const;

export async function checkSenders(config: Config): Promise<readonly Finding[]> {
  const channels = createSenders({
    config,
    outbox: { write: () => Promise.reject(new Error('doctor sends nothing')) },
    publicUrl: () => config.publicUrl ?? defaultPublicUrl(config.host, config.port),
    now: () => new Date(),
  });
  try {
    return await Promise.all(
      environmentSenders(config).map(async ({ channel, provider }): Promise<Finding> => {
        const about = `sender for ${CHANNEL_WORDS[channel]}`;
        if (provider === 'sandbox')
          return { level: 'ok', about, says: 'sandbox: nothing leaves this machine' };
        try {
          await channels.get('', '', channel, provider).verify(AbortSignal.timeout(VERIFY_LIMIT_MS));
          return { level: 'ok', about, says: `${provider} answers` };
        } catch (error) {
          return {
            level: 'wrong',
            about,
            says: `${provider}: ${error instanceof Error ? error.message : String(error)}`,
          };
        }
      }),
    );
  } finally {
    await channels.close();
  }
}
