import { describe, expect, it } from 'vitest';
import { MAIL_FORMATS } from '../touch/channel.ts';
import { DEFAULT_PRICES, priceFaults, priceOf, withDefaultPrices } from './prices.ts';

describe('prices', () => {
  it('count a text by its segments, never less than one', () => {
    expect(priceOf({ channel: 'sms', segments: 3 }, DEFAULT_PRICES)).toBe(23_700);
    expect(priceOf({ channel: 'sms', segments: 0 }, DEFAULT_PRICES)).toBe(7_900);
  });

  it('know every channel and format', () => {
    expect(priceOf({ channel: 'email' }, DEFAULT_PRICES)).toBe(1_000);
    for (const format of MAIL_FORMATS) {
      expect(priceOf({ channel: 'direct_mail', format }, DEFAULT_PRICES)).toBeGreaterThan(0);
    }
  });

  it('are the workspace’s own where it has any', () => {
    const prices = withDefaultPrices({ letter: '1.1' });
    expect(priceOf({ channel: 'direct_mail', format: 'letter' }, prices)).toBe(1_100_000);
    expect(prices.email).toBe(DEFAULT_PRICES.email);
  });

  it('name each fault in its place', () => {
    expect(priceFaults(DEFAULT_PRICES)).toEqual([]);
    expect(priceFaults({ fax: '1', sms: 'cheap', email: '-1', letter: '0' }).map(({ path }) => path)).toEqual(
      ['prices.fax', 'prices.sms', 'prices.email'],
    );
  });
});
