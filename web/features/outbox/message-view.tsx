/** A message as its recipient sees it: an email in a frame that can do nothing, a bubble, a card or a letter. */
import { SegmentedControl } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { OutboxEntry } from '../../api/types.ts';
import { formatPhone } from '../../ui/format.ts';
import { words } from '../../words/words.ts';
import { AddressArea } from '../messages/address-area.tsx';
import classes from './message-view.module.css';

type Message = OutboxEntry['message'];
type Email = Extract<Message, { channel: 'email' }>;
type Text = Extract<Message, { channel: 'sms' }>;
type Mail = Extract<Message, { channel: 'direct_mail' }>;

const { message: say } = words;

export function MessageView({ entry }: { readonly entry: OutboxEntry }) {
  const { message, touchId, segments } = entry;
  switch (message.channel) {
    case 'email':
      return <EmailView key={touchId} touchId={touchId} message={message} />;
    case 'sms':
      return <TextView message={message} segments={segments} />;
    case 'direct_mail':
      return <MailView key={touchId} touchId={touchId} message={message} />;
  }
}

type Part = 'html' | 'front' | 'back';
/** What the server shows of it is shut off from everything (src/http/routes/outbox); this shuts it off once more. */
const addressOf = (touchId: string, part: Part): string =>
  `/api/v1/outbox/${encodeURIComponent(touchId)}/content?part=${part}`;

function EmailView({ touchId, message }: { readonly touchId: string; readonly message: Email }) {
  const { html, text, subject, to, toName } = message;
  const [isPlain, setIsPlain] = useState(html === null);
  return (
    <div className={classes.email}>
      <dl className={classes.facts}>
        <dt>{say.to}</dt>
        <dd>
          {toName === null ? null : <span>{toName} </span>}
          <span className={classes.note}>{to}</span>
        </dd>
        <dt>{say.subject}</dt>
        <dd className={classes.subject}>{subject}</dd>
      </dl>
      {html === null ? null : (
        <SegmentedControl
          size="xs"
          aria-label={say.shown}
          transitionDuration={0}
          value={isPlain ? 'text' : 'html'}
          data={[
            { value: 'html', label: say.designed },
            { value: 'text', label: say.text },
          ]}
          onChange={(value) => setIsPlain(value === 'text')}
        />
      )}
      {isPlain ? (
        <pre className={classes.plain}>{text}</pre>
      ) : (
        <iframe
          className={classes.frame}
          sandbox=""
          title={say.frame(subject)}
          src={addressOf(touchId, 'html')}
        />
      )}
      {isPlain ? null : <p className={classes.note}>{say.images}</p>}
    </div>
  );
}

function TextView({ message, segments }: { readonly message: Text; readonly segments: number | null }) {
  return (
    <div className={classes.phone}>
      <div className={classes.caller}>{formatPhone(message.to)}</div>
      <p className={classes.bubble}>{message.body}</p>
      {segments === null ? null : <p className={classes.note}>{say.segments(segments)}</p>}
    </div>
  );
}

/** Inches, width by height (domain/touch/channel.ts). */
const SIZES: Readonly<Record<Mail['format'], readonly [number, number]>> = {
  postcard_4x6: [6, 4],
  postcard_6x9: [9, 6],
  postcard_6x11: [11, 6],
  letter: [8.5, 11],
};

function MailView({ touchId, message }: { readonly touchId: string; readonly message: Mail }) {
  const { format, to, from, front, back, html } = message;
  const sides = (
    [
      ['front', say.front, front],
      ['back', say.back, back],
      ['html', say.letter, html],
    ] as const
  ).filter(
    ([part, , content]) => (format === 'letter' ? part === 'html' : part !== 'html') || content !== null,
  );
  return (
    <div className={classes.mail}>
      <div className={classes.parties}>
        {from === null ? null : <Party label={say.from} party={from} />}
        <Party label={say.envelope} party={to} />
      </div>
      {sides.map(([part, label, content]) => (
        <figure key={part} className={classes.side}>
          <figcaption className={classes.note}>{label}</figcaption>
          {content === null ? (
            <p className={classes.note}>{say.blank}</p>
          ) : (
            <Side src={addressOf(touchId, part)} title={label} format={format}>
              {part === 'back' ? <AddressArea format={format} to={to} /> : null}
            </Side>
          )}
        </figure>
      ))}
    </div>
  );
}

type SideProps = {
  readonly src: string;
  readonly title: string;
  readonly format: Mail['format'];
  readonly children: ReactNode;
};

/** Of CSS, everywhere. */
const PIXELS_PER_INCH = 96;

/** In its own size, made to fit by scaling: what is printed does not flow anew. */
function Side({ src, title, format, children }: SideProps) {
  const [width, height] = SIZES[format];
  const paper = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(0);
  useLayoutEffect(() => {
    const element = paper.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setShown(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={paper} className={classes.paper} style={{ aspectRatio: `${width} / ${height}` }}>
      <iframe
        className={classes.print}
        sandbox=""
        title={title}
        src={src}
        style={{
          width: `${width}in`,
          height: `${height}in`,
          transform: `scale(${shown / (width * PIXELS_PER_INCH)})`,
        }}
      />
      {children}
    </div>
  );
}

function Party({ label, party }: { readonly label: string; readonly party: Mail['to'] }) {
  const { name, company, line1, line2, city, state, postalCode } = party;
  const lines = [name, company, line1, line2, `${city} ${state} ${postalCode}`];
  return (
    <div>
      <div className={classes.note}>{label}</div>
      <address className={classes.address}>
        {lines
          .filter((line) => line !== undefined && line !== '')
          .map((line) => (
            <span key={line} className={classes.line}>
              {line}
            </span>
          ))}
      </address>
    </div>
  );
}
