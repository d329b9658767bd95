// Guarantee: why somebody is still in a campaign is told from its state and its rules, and an end by its own receipt.
import { describe, expect, it } from 'vitest';
import type { Campaign, EnrollmentDetail, Receipt, Touch } from '../../api/types.ts';
import { whyHere } from './why-here.ts';

const touch = { id: 't', status: 'scheduled' } as Touch;
const enrollment = (part: Partial<EnrollmentDetail>) =>
  ({
    status: 'active',
    completing: false,
    cause: null,
    receipts: [],
    touches: [],
    ...part,
  }) as unknown as EnrollmentDetail;
const campaign = (status: Campaign['status'], onReply: boolean) =>
  ({ status, settings: { exitRules: { onReply, onBounce: true } } }) as unknown as Campaign;

describe('why somebody is here', () => {
  it('names what is to come and the rules', () => {
    expect(whyHere(enrollment({ touches: [touch] }), campaign('active', true))).toEqual([
      '1 step is still to come.',
      'No reply so far; a reply would end it.',
      'A message that cannot be delivered would end it.',
    ]);
  });

  it('says that a campaign is paused, a rule off, and that it waits', () => {
    expect(whyHere(enrollment({}), campaign('paused', false))).toEqual([
      'The campaign is paused: nothing leaves until it is resumed.',
      'It waits until what is on its way is settled.',
      'A reply does not end it: that rule is off.',
      'A message that cannot be delivered would end it.',
    ]);
  });

  it('tells an end by the receipt that still holds', () => {
    const receipt = (restoredAt: string | null, name: string) =>
      ({ restoredAt, cause: 'manual', actor: { name } }) as unknown as Receipt;
    const receipts = [receipt(null, 'M. Ortiz'), receipt('2025-03-01T00:00:00Z', 'B. Amari')];
    expect(whyHere(enrollment({ status: 'unenrolled', completing: true, receipts }), undefined)).toEqual([
      'Unenrolled (by hand) by M. Ortiz.',
      'What was on its way when it was stopped goes on until it is settled.',
    ]);
    expect(whyHere(enrollment({ status: 'completed' }), undefined)).toEqual(['Every step has been through.']);
  });
});
