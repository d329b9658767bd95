import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addressKey } from '#domain/record/address-key';
import { CHANNELS } from '#domain/touch/channel';
import { closedChannels, effectOn, isSuppressed } from './suppression-effect.ts';
import type { SuppressionRule, Targets } from './suppression-effect.ts';
import { formatSuppressionValue, suppressionValue } from './suppression-value.ts';
import {
  effectOfReason,
  isSuppressionReason,
  SUPPRESSION_KINDS,
  SUPPRESSION_REASONS,
  SUPPRESSION_SCOPES,
} from './suppression.ts';
import type { SuppressionReason } from './suppression.ts';

const RECORD = '0190a000-0000-7000-8000-000000000001';
const PERSON = '0190a000-0000-7000-8000-000000000002';
const home = { line1: '1 Elm Street', line2: 'Apt 2', city: 'Austin', state: 'TX', postalCode: '78704' };
const targets: Targets = {
  recordId: RECORD,
  recipientId: PERSON,
  keys: { email: 'jane@example.com', sms: '+15125550100', direct_mail: addressKey(home) },
};
const rule = (part: Partial<SuppressionRule>): SuppressionRule => ({
  kind: 'email',
  value: 'jane@example.com',
  scope: 'all',
  reason: 'unsubscribe',
  ...part,
});

describe('a suppression is found however its value was written', () => {
  it.each([
    ['email', ' Jane@EXAMPLE.com', 'jane@example.com'],
    ['phone', '(512) 555-0100', '+15125550100'],
    ['address', '1 ELM ST #2, Austin, TX 78704-1111', '78704|1 ELM ST|2'],
    ['address', '1 Elm Street Apt 2, 78704', '78704|1 ELM ST|2'],
    ['address', '78704|1 ELM ST|2', '78704|1 ELM ST|2'],
    ['record', RECORD.toUpperCase(), RECORD],
  ] as const)('%s %s', (kind, value, stored) => {
    expect(suppressionValue(kind, value)).toEqual({ ok: true, value: stored });
    expect(suppressionValue(kind, stored)).toEqual({ ok: true, value: stored });
  });
  it('an address in parts needs street and ZIP only', () => {
    expect(suppressionValue('address', { line1: '1 Elm St', line2: '# 2', postalCode: '78704' })).toEqual({
      ok: true,
      value: addressKey(home),
    });
    expect(suppressionValue('address', { line1: '1 Elm St' })).toEqual({
      ok: false,
      error: 'the ZIP code is missing',
    });
  });
  it.each([
    ['email', 'jane@'],
    ['phone', '555-0100'],
    ['address', '1 Elm St Austin TX 78704'],
    ['address', ''],
    ['record', 'jane'],
  ] as const)('refuses %s %j with a sentence', (kind, value) => {
    const result = suppressionValue(kind, value);
    expect(result.ok ? '' : result.error).toMatch(/\w{3}/);
  });
  it('shows an address as people read it', () =>
    expect(formatSuppressionValue('address', '78704|1 ELM ST|2')).toBe('1 ELM ST # 2, 78704'));
});

describe('a wish ends, a dead address trims', () => {
  const question = { targets, openChannels: [...CHANNELS], wishTrims: false };

  it.each([
    ['stop_reply', 'wish'],
    ['unsubscribe', 'wish'],
    ['complaint', 'wish'],
    ['manual', 'wish'],
    ['import', 'wish'],
    ['legal', 'wish'],
    ['hard_bounce', 'dead'],
    ['returned_mail', 'dead'],
    ['invalid_phone', 'dead'],
  ] as const)('%s is a %s', (reason, effect) => {
    expect(effectOfReason(reason)).toBe(effect);
    const found = effectOn({ ...question, suppression: rule({ reason }) });
    expect(found).toEqual({ kind: effect === 'wish' ? 'end' : 'trim', channels: ['email'] });
  });
  it('the table above is the whole list', () => {
    expect(Object.keys(SUPPRESSION_REASONS)).toHaveLength(9);
    expect(isSuppressionReason('toString')).toBe(false);
  });
  it('the setting turns a wish into a trim, never a legal order or the wish of a whole record', () => {
    const trims = { ...question, wishTrims: true };
    expect(effectOn({ ...trims, suppression: rule({ reason: 'stop_reply' }) }).kind).toBe('trim');
    expect(effectOn({ ...trims, suppression: rule({ reason: 'legal' }) }).kind).toBe('end');
    expect(
      effectOn({ ...trims, suppression: rule({ kind: 'record', value: PERSON, reason: 'manual' }) }).kind,
    ).toBe('end');
    expect(
      effectOn({
        ...trims,
        suppression: rule({ kind: 'record', value: PERSON, reason: 'manual', scope: 'sms' }),
      }),
    ).toEqual({
      kind: 'trim',
      channels: ['sms'],
    });
  });
  it('an enrollment that would not use the address any more is left alone', () => {
    expect(effectOn({ ...question, openChannels: ['sms', 'direct_mail'], suppression: rule({}) })).toEqual({
      kind: 'none',
    });
    expect(effectOn({ ...question, suppression: rule({ value: 'other@example.com' }) })).toEqual({
      kind: 'none',
    });
    expect(effectOn({ ...question, suppression: rule({ scope: 'sms' }) })).toEqual({ kind: 'none' });
  });
  it('the wish of a whole record ends even what has nothing left to stop', () =>
    expect(
      effectOn({ ...question, openChannels: [], suppression: rule({ kind: 'record', value: RECORD }) }),
    ).toEqual({
      kind: 'end',
      channels: [],
    }));
});

describe('for every kind, scope and reason', () => {
  const rules = fc.record({
    kind: fc.constantFrom(...SUPPRESSION_KINDS),
    value: fc.constantFrom('jane@example.com', '+15125550100', addressKey(home), RECORD, PERSON, 'elsewhere'),
    scope: fc.constantFrom(...SUPPRESSION_SCOPES),
    reason: fc.constantFrom<SuppressionReason>('manual', 'legal', 'hard_bounce'),
  });
  it('no touch goes out on a channel that is closed, and only those channels are touched', () => {
    fc.assert(
      fc.property(rules, fc.subarray([...CHANNELS]), fc.boolean(), (suppression, openChannels, wishTrims) => {
        const closed = closedChannels(suppression, targets);
        const effect = effectOn({ suppression, targets, openChannels, wishTrims });
        for (const channel of CHANNELS)
          expect(isSuppressed([suppression], targets, channel)).toBe(closed.includes(channel));
        const named = effect.kind === 'none' ? [] : effect.channels;
        expect(named).toEqual(closed.filter((channel) => openChannels.includes(channel)));
        expect(
          effect.kind === 'none' ? closed.filter((channel) => openChannels.includes(channel)) : [],
        ).toEqual([]);
      }),
    );
  });
});
