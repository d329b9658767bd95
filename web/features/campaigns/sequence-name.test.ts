// Guarantee: a sequence can be told by one line, without the code in its text.
import { expect, it } from 'vitest';
import { sequenceName } from './sequence-name.ts';

const base = { id: 's1', delay: 'PT0S' };
const email = (subject: string) => sequenceName({ ...base, channel: 'email', subject });

it.each([
  ['Hello {{ record.firstName }}!', 'Hello …!'],
  ['{% if record.firstName %}Dear{% endif %}  you\n', '…Dear… you'],
  ['Your home in {{ property.city }}. Interested?', 'Your home in … Interested?'],
  ['', 'Email'],
  ['x'.repeat(100), `${'x'.repeat(79)}…`],
])('%j is called %j', (subject, name) => {
  expect(email(subject)).toBe(name);
});

it('a text by its words, mail by its kind', () => {
  expect(sequenceName({ ...base, channel: 'sms', body: 'Quick question' })).toBe('Quick question');
  expect(sequenceName({ ...base, channel: 'direct_mail', format: 'letter' })).toBe('Letter');
});
