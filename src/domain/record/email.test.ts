import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeEmail } from './email.ts';

const of = (value: string) => normalizeEmail(value);

describe('email: one spelling for one mailbox, nothing cleverer', () => {
  it.each([
    [' Jane.Roe@Example.COM ', 'jane.roe@example.com'],
    ['Jane Roe <jane@example.org>', 'jane@example.org'],
    ['mailto:jane@example.org', 'jane@example.org'],
    ['jane+list@example.co.uk', 'jane+list@example.co.uk'],
    ["o'brien@example.net", "o'brien@example.net"],
    ['a@xn--bcher-kva.example', 'a@xn--bcher-kva.example'],
    ['\u200Bjane@example.com\u00A0', 'jane@example.com'],
  ])('reads %j', (value, email) => expect(of(value)).toEqual({ ok: true, value: email }));

  it('keeps dots and tags: two mailboxes never become one', () => {
    expect(of('j.doe@example.com')).not.toEqual(of('jdoe@example.com'));
    expect(of('jdoe+a@example.com')).not.toEqual(of('jdoe@example.com'));
  });

  it.each([
    ['', 'empty'],
    ['jane', 'no_at'],
    ['a@b@example.com', 'no_at'],
    ['@example.com', 'bad_local'],
    ['jane..roe@example.com', 'bad_local'],
    ['.jane@example.com', 'bad_local'],
    ['jane roe@example.com', 'bad_local'],
    ['"jane roe"@example.com', 'bad_local'],
    ['a@example.com\r\nBcc: b@example.com', 'no_at'],
    ['jane@example', 'bad_domain'],
    ['jane@-example.com', 'bad_domain'],
    ['jane@example..com', 'bad_domain'],
    ['jane@127.0.0.1', 'bad_domain'],
    ['jane@exämple.com', 'not_ascii'],
    [`${'a'.repeat(65)}@example.com`, 'too_long'],
    [
      `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.com`,
      'too_long',
    ],
  ])('refuses %j as %s', (value, fault) => expect(of(value)).toEqual({ ok: false, error: fault }));

  it('is idempotent, and the result is plain ASCII without white space', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (value) => {
        const once = of(value);
        if (!once.ok) return;
        expect(of(once.value)).toEqual(once);
        expect(once.value).toMatch(/^[\x21-\x7E]+$/);
      }),
    );
  });
});
