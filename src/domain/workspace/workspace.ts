/** One team's data begins here: its name, its clock, its money and what its campaigns start from. */
import type { CampaignSettings } from '../campaign/campaign-settings.ts';
import type { MailFormat } from '../touch/channel.ts';

/** What a price list names: an email, an SMS segment, a piece of each format. */
export const PRICED = ['email', 'sms', 'postcard_4x6', 'postcard_6x9', 'postcard_6x11', 'letter'] as const satisfies readonly (
  | 'email'
  | 'sms'
  | MailFormat
)[];
export type Priced = (typeof PRICED)[number];
/** Decimal strings in the workspace's currency; used where a provider does not say what it charged. */
export type Prices = Readonly<Record<Priced, string>>;

/**
 * What a person's wish (STOP, unsubscribe) does to their active enrollments: `end` them, or `trim` them
 * ("stop texts, keep letters"). product.md §4, Opt-out.
 */
export type WishEffect = 'end' | 'trim';

/** New campaigns take these settings where they say nothing themselves. */
type Defaultable = Omit<CampaignSettings, 'startAt'>;
export type CampaignDefaults = { readonly [Key in keyof Defaultable]?: Defaultable[Key] | undefined };
export type WorkspaceDefaults = { readonly campaign: CampaignDefaults; readonly wishEffect: WishEffect };

/** The sender's address on every email without one of its own, and on mail that cannot be delivered. */
export type WorkspaceAddress = {
  readonly name: string | null;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
};

export type Workspace = {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly currency: string;
  readonly postalAddress: WorkspaceAddress | null;
  readonly supportEmail: string | null;
  readonly prices: Prices;
  readonly defaults: WorkspaceDefaults;
  readonly createdAt: Date;
};

/** Nothing costs anything until the workspace says so: an invented price would make every sum a lie. */
export const NO_PRICES: Prices = {
  email: '0',
  sms: '0',
  postcard_4x6: '0',
  postcard_6x9: '0',
  postcard_6x11: '0',
  letter: '0',
};
export const NEW_WORKSPACE = {
  name: 'My workspace',
  timeZone: 'America/New_York',
  locale: 'en-US',
  currency: 'USD',
} as const;
export const PLAIN_DEFAULTS: WorkspaceDefaults = { campaign: {}, wishEffect: 'end' };
