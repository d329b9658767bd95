/** A message as plain words, for where there is no room for its looks. */
import type { OutboxEntry, Sequence } from '../../api/types.ts';
import { formatPhone } from '../../ui/format.ts';

export type MessageText = {
  readonly to: string | null;
  readonly subject: string | null;
  /** Parts that stand apart: the two sides of a card. */
  readonly parts: readonly string[];
};

export function messageText({ message }: Pick<OutboxEntry, 'message'>): MessageText {
  switch (message.channel) {
    case 'email':
      return { to: message.to, subject: message.subject, parts: [message.text] };
    case 'sms':
      return { to: formatPhone(message.to), subject: null, parts: [message.body] };
    case 'direct_mail': {
      const { name, line1, city, state, postalCode } = message.to;
      return {
        to: `${name}, ${line1}, ${city}, ${state} ${postalCode}`,
        subject: null,
        parts: sides(message),
      };
    }
  }
}

/** As the plan has it, fields and all. */
export function planText(sequence: Sequence): MessageText {
  switch (sequence.channel) {
    case 'email':
      return {
        to: null,
        subject: sequence.subject,
        parts: [sequence.text ?? plain(sequence.html ?? '')],
      };
    case 'sms':
      return { to: null, subject: null, parts: [sequence.body] };
    case 'direct_mail':
      return { to: null, subject: null, parts: sides(sequence) };
  }
}

type Sides = {
  readonly front?: string | null | undefined;
  readonly back?: string | null | undefined;
  readonly html?: string | null | undefined;
};

const sides = ({ front, back, html }: Sides): readonly string[] =>
  [front, back, html].flatMap((side) => (side ? [plain(side)] : []));

/** Parsed and never put into the page: nothing in it runs or is fetched. */
const plain = (html: string): string =>
  new DOMParser()
    .parseFromString(html, 'text/html')
    .body.textContent.replaceAll(/\s*\n\s*/g, '\n')
    .trim();
