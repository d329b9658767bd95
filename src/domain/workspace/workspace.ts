/** One team's data begins here: its name, its clock, its money and what its campaigns start from. */
import type { SettingsInput } from '../campaign/settings-validation.ts';
import type { PriceKey } from '../money/prices.ts';

/**
 * What a person's wish (STOP, unsubscribe) does to their active enrollments: `end` them, or `trim` them
 * ("stop texts, keep letters"). product.md §4, Opt-out.
 */
export const WISH_EFFECTS = ['end', 'trim'] as const;
export type WishEffect = (typeof WISH_EFFECTS)[number];

/** What new campaigns take where they say nothing themselves, and what a wish does (default `end`). */
export type WorkspaceDefaults = Omit<SettingsInput, 'startAt' | 'timeZone'> & {
  readonly wishEffect?: WishEffect | undefined;
};

/** On every email without a footer of its own, and where mail that cannot be delivered returns to. */
export type WorkspaceAddress = {
  readonly name: string;
  readonly company?: string;
  readonly line1: string;
  readonly line2?: string;
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
  /** Only what the workspace set; read with `withDefaultPrices` (domain/money/prices.ts). */
  readonly prices: { readonly [What in PriceKey]?: string | undefined };
  readonly defaults: WorkspaceDefaults;
};

export const NEW_WORKSPACE = {
  name: 'My workspace',
  timeZone: 'America/New_York',
  locale: 'en-US',
  currency: 'USD',
} as const;
