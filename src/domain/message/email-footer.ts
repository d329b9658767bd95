/**
 * No email leaves without a way out and an address: a part that carries neither the unsubscribe link nor the
 * sender's postal address gets a footer with what is missing (CAN-SPAM, 15 USC 7704(a)(5)).
 * The finished part is looked at, not the template: a link inside `{% if false %}` is no link.
 */
import { escapeHtml } from './escape-html.ts';

export type FooterSender = {
  readonly workspaceName: string;
  readonly postalAddress: FooterAddress | null;
  readonly unsubscribeUrl: string;
};
type FooterAddress = {
  readonly name: string;
  readonly company?: string;
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
};

type Missing = { readonly link: boolean; readonly address: FooterAddress | null };

/** `html` as it came when it carries both, else with a footer before the end of its body. */
export function htmlWithFooter(html: string, sender: FooterSender): string {
  const lower = html.toLowerCase();
  const address = sender.postalAddress;
  const missing: Missing = {
    link: !html.includes(escapeHtml(sender.unsubscribeUrl)),
    address: address && !lower.includes(escapeHtml(address.line1).toLowerCase()) ? address : null,
  };
  const footer = htmlFooter(missing, sender);
  const end = footer === '' ? -1 : lower.lastIndexOf('</body>');
  return end < 0 ? html + footer : html.slice(0, end) + footer + html.slice(end);
}

/** The same for the plain-text part. */
export function textWithFooter(text: string, sender: FooterSender): string {
  const address = sender.postalAddress;
  const missing: Missing = {
    link: !text.includes(sender.unsubscribeUrl),
    address: address && !text.toLowerCase().includes(address.line1.toLowerCase()) ? address : null,
  };
  const lines = [
    missing.address ? oneLine(missing.address, sender) : '',
    missing.link ? `Unsubscribe: ${sender.unsubscribeUrl}` : '',
  ].filter((line) => line !== '');
  if (lines.length === 0) return text;
  // "-- " opens the signature block (RFC 3676 §4.3).
  return `${text.trimEnd()}\n\n-- \n${lines.join('\n')}\n`;
}

function htmlFooter(missing: Missing, sender: FooterSender): string {
  const parts = [
    missing.address ? escapeHtml(oneLine(missing.address, sender)) : '',
    missing.link
      ? `<a href="${escapeHtml(sender.unsubscribeUrl)}" style="color:#4a4a4a;text-decoration:underline">Unsubscribe</a>`
      : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  const style = 'margin:24px 0 0;padding:12px;font:12px/1.5 Arial,sans-serif;color:#4a4a4a;text-align:center';
  return `<div style="${style}">${parts.join('<br>')}</div>`;
}

function oneLine(address: FooterAddress, sender: FooterSender): string {
  const names = new Set([address.name || sender.workspaceName, address.company ?? '']);
  const region = `${address.city}, ${address.state} ${address.postalCode}`;
  return [...names, address.line1, address.line2 ?? '', region]
    .filter((part) => part.trim() !== '')
    .join(', ');
}
