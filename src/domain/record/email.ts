/**
 * Email addresses, normalised for sending and comparing: trimmed and lower case, nothing cleverer.
 * Dots and `+tags` stay: whether they matter is the receiving server's rule, and two people must never become one.
 */
import { err, ok } from '#domain/result';
import type { Result } from '#domain/result';
import { cleanText } from './text.ts';

/** RFC 5321 §4.5.3.1: 64 octets before the @, 254 for the whole path without its brackets. */
const MAX_LENGTH = 254;
const MAX_LOCAL = 64;

// Dot-atoms only (RFC 5322 §3.2.3). Quoted local parts are legal, unused, and a way to smuggle headers.
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const TOP_LEVEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
const MAILTO = /^mailto:/i;
const IN_BRACKETS = /^[^<>]*<([^<>]+)>$/;

export type EmailFault = 'empty' | 'no_at' | 'bad_local' | 'bad_domain' | 'too_long' | 'not_ascii';

export const EMAIL_FAULT_TEXT: Readonly<Record<EmailFault, string>> = {
  empty: 'is blank',
  no_at: 'is not an email address: it needs exactly one @',
  bad_local: 'is not an email address: the part before the @ is not valid',
  bad_domain: 'is not an email address: the part after the @ is not a domain name',
  too_long: 'is longer than an email address may be (254 characters, 64 before the @)',
  not_ascii: 'has letters that email addresses cannot carry here: use plain letters and digits',
};

/** `Name <a@b.c>` and `mailto:a@b.c` are read as `a@b.c`. Does not ask whether the mailbox exists. */
export function normalizeEmail(value: string): Result<string, EmailFault> {
  let email = cleanText(value).replace(MAILTO, '');
  email = (IN_BRACKETS.exec(email)?.[1] ?? email).trim().toLowerCase();
  if (email === '') return err('empty');
  if (email.length > MAX_LENGTH) return err('too_long');
  const at = email.indexOf('@');
  if (at < 0 || at !== email.lastIndexOf('@')) return err('no_at');
  const local = email.slice(0, at);
  const domain = email.slice(at + 1);
  if (!/^[\x00-\x7F]*$/.test(email)) return err('not_ascii');
  if (local.length > MAX_LOCAL) return err('too_long');
  if (!LOCAL.test(local)) return err('bad_local');
  return isDomain(domain) ? ok(email) : err('bad_domain');
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  const top = labels[labels.length - 1];
  return (
    labels.length >= 2 &&
    top !== undefined &&
    TOP_LEVEL.test(top) &&
    labels.every((label) => LABEL.test(label))
  );
}
