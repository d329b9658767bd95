/** A rendered message as it lies in an inbox, on a phone, or on a doormat. */
import { Text } from '@mantine/core';
import type { MailFormat } from '#domain/touch/channel';
import { smsSegments } from '#domain/message/sms-segments';
import type { OutboxMessage } from '../../api/types.ts';
import { formatPhone } from '../../ui/format.ts';
import { words } from '../../words/words.ts';
import { AddressArea } from './address-area.tsx';
import { MessageFrame } from './message-frame.tsx';
import classes from './messages.module.css';

/** 96 CSS pixels an inch, without the bleed that the printer cuts off. */
const SIZES: Readonly<Record<MailFormat, { readonly width: number; readonly height: number }>> = {
  postcard_4x6: { width: 576, height: 384 },
  postcard_6x9: { width: 864, height: 576 },
  postcard_6x11: { width: 1056, height: 576 },
  letter: { width: 816, height: 1056 },
};
const EMAIL_SIZE = { width: 600, height: 420 };
const { preview: say } = words.build;

export function MessageView({ message }: { readonly message: OutboxMessage }) {
  switch (message.channel) {
    case 'email':
      return <Email message={message} />;
    case 'sms':
      return <Phone message={message} />;
    case 'direct_mail':
      return <Mail message={message} />;
  }
}

type Of<Channel> = { readonly message: Extract<OutboxMessage, { readonly channel: Channel }> };

function Email({ message: { to, toName, subject, html, text } }: Of<'email'>) {
  return (
    <div className={classes.sheet}>
      <div className={classes.envelope}>
        <span className={classes.subject}>{subject}</span>
        <Text size="sm" c="dimmed">
          {say.to(toName === null ? to : `${toName} <${to}>`)}
        </Text>
      </div>
      {html === null ? (
        <p className={classes.plain}>{text}</p>
      ) : (
        <MessageFrame title={say.email} html={html} {...EMAIL_SIZE} />
      )}
    </div>
  );
}

function Phone({ message: { to, body } }: Of<'sms'>) {
  const { segments, encoding, length } = smsSegments(body);
  return (
    <div className={classes.phone}>
      <Text size="sm" c="dimmed" ta="center">
        {formatPhone(to)}
      </Text>
      <p className={classes.bubble}>{body}</p>
      <Text size="sm" c="dimmed" ta="center">
        {say.segments(segments, length, encoding)}
      </Text>
    </div>
  );
}

function Mail({ message: { format, to, front, back, html } }: Of<'direct_mail'>) {
  const size = SIZES[format];
  const sides = [
    { title: say.front, side: front },
    { title: say.back, side: back },
    { title: say.letter, side: html },
  ].flatMap(({ title, side }) => (side === null ? [] : [{ title, side }]));
  return (
    <div className={classes.sides}>
      <Text size="sm" c="dimmed">
        {say.mailTo([to.name, to.line1, `${to.city}, ${to.state} ${to.postalCode}`].join(', '))}
      </Text>
      {sides.map(({ title, side }) => (
        <figure key={title} className={classes.side}>
          <figcaption>{title}</figcaption>
          <div className={classes.sheet} data-sheet>
            <MessageFrame title={title} html={side} isSheet {...size} />
            {side === back ? <AddressArea format={format} to={to} /> : null}
          </div>
        </figure>
      ))}
    </div>
  );
}
