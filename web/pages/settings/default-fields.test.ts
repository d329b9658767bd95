// Guarantee: the form of defaults shows what new campaigns would really take, and saving it changes nothing that nobody
// touched.
import { expect, it } from 'vitest';
import { withDefaults } from '#domain/campaign/settings-validation';
import { defaultsOf, delayChoices, fieldsOf, leadChoices } from './default-fields.ts';

it('shows the defaults of the product where the workspace has none', () => {
  const { timeZone: _, startAt: __, ...product } = withDefaults({}, { timeZone: 'UTC' });
  expect(defaultsOf({}, fieldsOf({}))).toEqual({ ...product, wishEffect: 'end' });
});

it('gives back what was saved', () => {
  const saved = {
    sendWindow: { days: ['tue', 'sun'] as ('tue' | 'sun')[], from: '10:00', to: '20:30' },
    quietHours: { sms: 'off', email: 'strict', directMail: 'off' } as const,
    mailLeadTime: 'PT72H',
    mailCutoffTime: '12:00',
    continuous: true,
    marketingDelay: 'P45D',
    exclusive: false,
    exitRules: { onReply: false, onBounce: true },
    wishEffect: 'trim' as const,
  };
  expect(defaultsOf(saved, fieldsOf(saved))).toEqual(saved);
  // What is set can be seen in its list, however unusual.
  expect(leadChoices(saved.mailLeadTime).map(({ value }) => value)).toContain('PT72H');
  expect(delayChoices(saved.marketingDelay).map(({ value }) => value)).toContain('P45D');
});
