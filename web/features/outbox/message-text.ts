/** A message in a line. */
import type { OutboxEntry } from '../../api/types.ts';
import { formatPhone } from '../../ui/format.ts';
import { words } from '../../words/words.ts';

type Message = OutboxEntry['message'];

export const recipientOf = (message: Message): string => {
  switch (message.channel) {
    case 'email':
      return message.toName ?? message.to;
    case 'sms':
      return formatPhone(message.to);
    case 'direct_mail':
      return message.to.name;
  }
};

export const headlineOf = (message: Message): string => {
  switch (message.channel) {
    case 'email':
      return message.subject || words.outbox.noSubject;
    case 'sms':
      return message.body;
    case 'direct_mail':
      return words.mailFormat[message.format];
  }
};
