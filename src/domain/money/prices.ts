/**
 * What a touch costs by the workspace's own price list. A provider that says what it charged wins over the list.
 * The defaults are no provider's prices: round figures of the usual size, for a workspace to replace by its own.
 */
import { MAIL_FORMATS, type MailFormat } from '../touch/channel.ts';
import { unreachable } from '../result.ts';
import { type Micros, microsOf, parseAmount, timesMicros } from './money.ts';

export const PRICE_KEYS = ['email', 'sms', ...MAIL_FORMATS] as const;
export type PriceKey = (typeof PRICE_KEYS)[number];

/** `prices` of a workspace: decimal amounts in its currency; a text's is per segment, a piece's with postage. */
export type Prices = Readonly<Record<PriceKey, string>>;

export const DEFAULT_PRICES: Prices = {
  email: '0.001',
  sms: '0.0079',
  postcard_4x6: '0.78',
  postcard_6x9: '0.89',
  postcard_6x11: '1.02',
  letter: '0.94',
};

export type Priced =
  | { readonly channel: 'email' }
  /** Segments of the text as it goes out. */
  | { readonly channel: 'sms'; readonly segments: number }
  | { readonly channel: 'direct_mail'; readonly format: MailFormat };

export function priceOf(item: Priced, prices: Prices): Micros {
  switch (item.channel) {
    case 'email':
      return microsOf(prices.email);
    case 'sms':
      return timesMicros(microsOf(prices.sms), Math.max(1, item.segments));
    case 'direct_mail':
      return microsOf(prices[item.format]);
    default:
      return unreachable(item);
  }
}

/** The list of a workspace over the defaults. */
export function withDefaultPrices(given: Partial<Record<PriceKey, string>>): Prices {
  return { ...DEFAULT_PRICES, ...given };
}

export type PriceFault = { readonly path: string; readonly message: string };

/** Unknown names, and amounts that are no amounts or negative. */
export function priceFaults(given: Readonly<Record<string, string>>): readonly PriceFault[] {
  return Object.entries(given).flatMap(([key, amount]) => {
    const path = `prices.${key}`;
    if (!isPriceKey(key))
      return [
        { path, message: `There is no price called "${key}"; the prices are ${PRICE_KEYS.join(', ')}.` },
      ];
    const parsed = parseAmount(amount);
    if (!parsed.ok) return [{ path, message: parsed.error }];
    return parsed.value < 0 ? [{ path, message: 'A price cannot be negative.' }] : [];
  });
}

function isPriceKey(key: string): key is PriceKey {
  return (PRICE_KEYS as readonly string[]).includes(key);
}
