/**
 * An email as nodemailer takes it: what is constant for a sender is made once, what changes is checked, and every
 * header that another system relies on is set here: Message-ID and X-Doorstep-Touch carry the touch (contract.md
 * G4), List-Unsubscribe stands exactly once with its RFC 8058 companion.
 */
import { domainToASCII } from 'node:url';
import type { SendMailOptions } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';
import { singleLine } from '#domain/message/single-line';
import type { EmailMessage } from '#engine/ports/channel';

export type Mailbox = { readonly name: string; readonly address: string };

/** `MAIL_FROM` taken apart; throws a sentence for a person when it is no address. */
export function mailbox(written: string): Mailbox {
  const [only, ...more] = addressparser(written, { flatten: true });
  if (!only || more.length > 0 || !isBareAddress(only.address ?? '')) {
    throw new Error(`"${singleLine(written)}" is not an email address like "Name <name@example.com>".`);
  }
  return { name: singleLine(only.name ?? ''), address: only.address ?? '' };
}

/** Refuses what could end the address early and open another one, in a header or in the SMTP dialogue. */
export function isBareAddress(address: string): boolean {
  return (
    address.length <= 320 &&
    /^[^\s<>()[\]\\,;:"@\u0000-\u001f\u007f]+@[^\s<>()\\,;:"@\u0000-\u001f\u007f]+$/.test(address)
  );
}

export type Composer = (message: EmailMessage, touchId: string) => SendMailOptions;

/** `unsubscribeUrl` and `to` must have been checked. */
export function composer(from: Mailbox, replyTo: Mailbox | null): Composer {
  const host = domainToASCII(from.address.slice(from.address.lastIndexOf('@') + 1)) || 'localhost';
  return (message, touchId) => {
    const mail: SendMailOptions = {
      from,
      // No `envelope` of our own: nodemailer writes its errors into that very object, and a message it moves to
      // another connection would fail with those of the first. It makes a fresh one from these two headers.
      to: { name: singleLine(message.toName ?? ''), address: message.to },
      subject: singleLine(message.subject),
      text: message.text,
      messageId: `<${touchId}@${host}>`,
      headers: {
        'X-Doorstep-Touch': touchId,
        // Ready-made: nodemailer's own `list` option would print one header for each address.
        'List-Unsubscribe': { prepared: true, value: `<${new URL(message.unsubscribeUrl).href}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
      disableFileAccess: true,
      disableUrlAccess: true,
    };
    if (replyTo) mail.replyTo = replyTo;
    if (message.html !== null) mail.html = message.html;
    return mail;
  };
}

/** RFC 8058 asks for https; http is for an installation on a loopback address that tries itself out. */
export function isUnsubscribeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, href } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && !/[\s<>]/.test(href);
}
