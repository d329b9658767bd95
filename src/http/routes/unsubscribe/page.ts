/** The public stop page: plain HTML that needs no script, readable by machines and people alike. */
import type { SuppressionKind } from '#domain/suppression/suppression';
import { formatSuppressionValue } from '#domain/suppression/suppression-value';
import type { StopAddress } from '#engine/suppress/unsubscribe';

export type StopPage =
  | { readonly kind: 'ask'; readonly team: string; readonly address: StopAddress }
  | { readonly kind: 'done'; readonly team: string; readonly address: StopAddress }
  | { readonly kind: 'unknown' };

const WHAT: Readonly<Record<SuppressionKind, string>> = {
  email: 'emails to',
  phone: 'text messages to',
  address: 'mail to',
  record: 'messages to you, in every way',
};

/** `nonce`: for the style, by the Content-Security-Policy of the answer. */
export function stopPage(page: StopPage, nonce: string): string {
  const { title, body } = partsOf(page);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --page: #f7f8fa; --card: #fff; --line: #e1e5ea; --text: #1b2027; --ring: #2d5894; }
@media (prefers-color-scheme: dark) { :root { --page: #14181d; --card: #1a1f25; --line: #2e363f; --text: #e6e8eb; --ring: #98b7db; } }
body { margin: 0; padding: 4rem 1rem; background: var(--page); color: var(--text); font: 1.125rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 30rem; margin: 0 auto; padding: 2rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 1.5rem; }
p:last-child { margin: 0; }
button { font: inherit; font-weight: 600; padding: .75rem 1.5rem; min-height: 44px; border: none; border-radius: .5rem; background: #2d5894; color: #fff; cursor: pointer; }
button:hover { background: #1f4a80; }
button:focus-visible { outline: 3px solid var(--ring); outline-offset: 3px; }
@media (max-width: 30em) { body { padding: 1rem; } main { padding: 1.5rem; } }
</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

function partsOf(page: StopPage): { readonly title: string; readonly body: string } {
  if (page.kind === 'unknown') {
    return {
      title: 'This link does not work',
      body: '<p>It may have been cut off when it was copied. Please open it from the message again, or answer that message and ask to be taken off the list.</p>',
    };
  }
  const { team, address } = page;
  const what = `${WHAT[address.kind]}${address.kind === 'record' ? '' : ` ${formatSuppressionValue(address.kind, address.value)}`}`;
  if (page.kind === 'done') {
    return {
      title: 'You are unsubscribed',
      body: `<p role="status">${escape(team)} will not send ${escape(what)} any more. What is already in the post may still arrive.</p>`,
    };
  }
  return {
    title: 'Unsubscribe',
    body: `<p>Stop ${escape(what)} from ${escape(team)}?</p>
<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button type="submit">Unsubscribe</button></form>`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
