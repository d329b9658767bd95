/** What a seed's world looks like: who sends, which campaigns, how rough the weather is. Every seed differs in everything. */
import type { CampaignSettings } from '#domain/campaign/campaign-settings';
import type { SequenceContent } from '#domain/campaign/sequence';
import { settingsFaults } from '#domain/campaign/settings-validation';
import type { ChannelName } from '#domain/touch/channel';
import { EMAIL, POSTCARD, SETTINGS, SMS } from '#test/seed';
import type { SeededRandom } from '#test/seeded-random';
import type { ProviderMood } from './provider.ts';

export type SequencePlan = { readonly delay: string; readonly content: SequenceContent };
export type SenderPlan = { readonly channel: ChannelName; readonly provider: string; readonly slots: number };
export type CampaignPlan = {
  readonly sequences: readonly SequencePlan[];
  readonly settings: CampaignSettings;
  readonly byFilter: boolean;
};
export type WorkspacePlan = {
  readonly senders: readonly SenderPlan[];
  readonly campaigns: readonly CampaignPlan[];
  readonly contacts: number;
  readonly properties: number;
  readonly wishEffect: 'end' | 'trim';
};
export type WorldPlan = {
  readonly startMs: number;
  readonly workspaces: readonly WorkspacePlan[];
  readonly workers: number;
  readonly mood: ProviderMood;
  readonly renderFaults: number;
  readonly weather: Weather;
};

/** Weights of what may happen at a step; 0 never. Each seed leaves some of it out, so that the rest comes more often. */
export type Weather = {
  readonly release: number;
  readonly dispatch: number;
  readonly people: number;
  readonly smallTime: number;
  readonly nextInstant: number;
  readonly bigTime: number;
  readonly crash: number;
  readonly suspend: number;
};

const PROVIDERS: Readonly<Record<ChannelName, string>> = { email: 'smtp', sms: 'twilio', direct_mail: 'lob' };
export const CONTENT: Readonly<Record<ChannelName, SequenceContent>> = {
  email: EMAIL,
  sms: SMS,
  direct_mail: POSTCARD,
};
const CHANNELS: readonly ChannelName[] = ['email', 'sms', 'direct_mail'];
const DELAYS = ['PT0S', 'PT0S', 'PT30S', 'PT10M', 'PT3H', 'P0D', 'P1D', 'P1D', 'P3D', 'P7D'];
/** Around them: a quiet week, the change to summer time, the end of it, Christmas. */
const STARTS = [
  '2026-03-02T14:00:00Z',
  '2026-03-06T22:30:00Z',
  '2026-10-30T15:00:00Z',
  '2026-12-23T12:00:00Z',
];

/** `mail`: everybody gets a piece upon a message, by the exact lead; for what happens around locks. */
export type Theme = 'anything' | 'mail';

export function planWorld(random: SeededRandom, theme: Theme): WorldPlan {
  const calm = random.chance(0.25);
  const sometimes = (weight: number, probability = 0.6): number =>
    random.chance(probability) ? weight * (0.5 + random.fraction()) : 0;
  return {
    startMs: Date.parse(random.pick(STARTS)) + random.between(0, 86_400_000),
    workspaces: Array.from({ length: random.chance(0.25) ? 2 : 1 }, () => planWorkspace(random, theme)),
    workers: random.between(2, 3),
    mood: {
      accepted: 10,
      deferred: calm ? 0 : sometimes(3),
      rejected: calm ? 0 : sometimes(1),
      unknown: calm ? 0 : sometimes(1),
      lost: calm ? 0 : sometimes(1),
      thrown: calm ? 0 : sometimes(1, 0.5),
    },
    renderFaults: calm || random.chance(0.7) ? 0 : 0.03,
    weather: {
      // A piece chooses its batch, and waits for its turn while that batch locks: with mail, time is what others do.
      release: theme === 'mail' ? 50 : 100,
      dispatch: 30,
      people: 8 + random.between(0, 12),
      smallTime: 6,
      nextInstant: 8,
      bigTime: sometimes(1.5, 0.7),
      crash: calm ? 0 : sometimes(2),
      suspend: calm ? 0 : sometimes(3),
    },
  };
}

function planWorkspace(random: SeededRandom, theme: Theme): WorkspacePlan {
  const real = random.chance(0.4);
  const contacts = random.between(2, 12);
  return {
    senders: CHANNELS.map((channel) => ({
      channel,
      provider: real && random.chance(0.7) ? PROVIDERS[channel] : 'sandbox',
      slots: random.pick([1, 2, 3, 5, 8]),
    })),
    campaigns: Array.from({ length: random.between(1, 3) }, () => planCampaign(random, theme)),
    contacts,
    properties: random.between(1, 13),
    wishEffect: random.chance(0.2) ? 'trim' : 'end',
  };
}

function planCampaign(random: SeededRandom, theme: Theme): CampaignPlan {
  for (;;) {
    const sequences = random.chance(theme === 'mail' ? 1 : 0.3)
      ? quickMail(random)
      : Array.from({ length: random.between(1, 4) }, () => planSequence(random));
    const byFilter = random.chance(0.4);
    const settings: CampaignSettings = {
      ...SETTINGS,
      timeZone: random.pick(['America/New_York', 'America/Los_Angeles']),
      sendWindow: random.chance(0.25)
        ? { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '17:00' }
        : null,
      quietHours: { sms: random.chance(0.3) ? 'strict' : 'off', email: 'off', directMail: 'off' },
      mailLeadTime:
        theme === 'mail' ? 'PT30S' : random.pick(['PT30S', 'PT30S', 'PT30S', 'PT10M', 'P2D', 'P1D', 'P0D']),
      continuous: byFilter && random.chance(0.4),
      marketingDelay: random.chance(0.15) ? 'P2D' : null,
      exclusive: random.chance(0.6),
    };
    if (
      settingsFaults(
        settings,
        sequences.map(({ delay, content }) => ({ delay, channel: content.channel })),
      ).length === 0
    ) {
      return { sequences, settings, byFilter };
    }
  }
}

/** Pieces that follow at once upon a message: everybody joins the same batch while it is being locked. */
const quickMail = (random: SeededRandom): SequencePlan[] => [
  { delay: 'PT0S', content: CONTENT[random.pick(['email', 'sms'] as const)] },
  { delay: random.pick(['PT0S', 'PT30S']), content: CONTENT.direct_mail },
  { delay: 'PT10S', content: CONTENT[random.pick(CHANNELS)] },
];

export const planSequence = (random: SeededRandom): SequencePlan => ({
  delay: random.pick(DELAYS),
  content: CONTENT[random.pick(CHANNELS)],
});
