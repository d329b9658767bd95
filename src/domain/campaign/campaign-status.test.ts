// Guarantees: the life of a campaign is exactly product.md §2, state by state and event by event; records come in only
// where somebody would be told about them.
import { describe, expect, test } from 'vitest';
import { CAMPAIGN_EVENTS, CAMPAIGN_STATUSES, campaignAfter, ENROLLING_STATUSES } from './campaign-status.ts';

test('every state and every event', () => {
  const table = CAMPAIGN_STATUSES.map((from) => [
    from,
    ...CAMPAIGN_EVENTS.map((event) => campaignAfter(from, event) ?? '-'),
  ]);
  expect([['', ...CAMPAIGN_EVENTS], ...table]).toEqual([
    ['', 'launch', 'pause', 'resume', 'complete', 'reopen', 'archive'],
    ['draft', 'active', '-', '-', '-', '-', '-'],
    ['active', '-', 'paused', '-', 'completed', '-', 'archived'],
    ['paused', '-', '-', 'active', 'completed', '-', 'archived'],
    ['completed', '-', '-', '-', '-', 'active', 'archived'],
    ['archived', '-', '-', '-', '-', '-', '-'],
  ]);
});

describe('what the table means', () => {
  test('archived is the end', () => {
    expect(CAMPAIGN_EVENTS.map((event) => campaignAfter('archived', event))).toEqual(
      CAMPAIGN_EVENTS.map(() => undefined),
    );
  });
  test('records can be enrolled wherever the campaign has begun and not ended for good', () => {
    expect(
      CAMPAIGN_STATUSES.filter((status) => !(ENROLLING_STATUSES as readonly string[]).includes(status)),
    ).toEqual(['draft', 'archived']);
  });
});
