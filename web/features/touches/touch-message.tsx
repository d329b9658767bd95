/** What a touch says, opened when wanted: the message itself once it was made, else as it stands in the plan. */
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Sequence, Touch } from '../../api/types.ts';
import { Failure } from '../../ui/failure.tsx';
import { words } from '../../words/words.ts';
import { messageText, planText, type MessageText } from './message-text.ts';
import classes from './touch-message.module.css';
import { messagesQuery, touchQuery } from './touch-queries.ts';

type TouchMessageProps = {
  readonly enrollmentId: string;
  readonly touch: Touch;
  readonly sequence: Sequence | undefined;
  /** What it is the message of, for whoever hears only this. */
  readonly name: string;
};

const { enrollmentDetails: say } = words;

export function TouchMessage({ enrollmentId, touch, sequence, name }: TouchMessageProps) {
  const [isOpen, setOpen] = useState(false);
  const isMade = touch.processingAt !== null;
  return (
    <details className={classes.details} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.summary}>
        <span aria-hidden="true">{say.message}</span>
        <VisuallyHidden>{say.messageOf(name)}</VisuallyHidden>
      </summary>
      {!isOpen ? null : isMade ? (
        <Made enrollmentId={enrollmentId} touch={touch} />
      ) : (
        <div className={classes.body}>
          {sequence === undefined ? null : <Text text={planText(sequence)} />}
          <p className={classes.hint}>{say.plan}</p>
        </div>
      )}
    </details>
  );
}

function Made({ enrollmentId, touch }: Pick<TouchMessageProps, 'enrollmentId' | 'touch'>) {
  const messages = useQuery(messagesQuery(enrollmentId));
  const detail = useQuery(touchQuery(touch.id));
  if (messages.isError) return <Failure error={messages.error} onRetry={() => void messages.refetch()} />;
  if (messages.data === undefined) return <Skeleton height={64} mt={8} />;
  const entry = messages.data.items.find(({ touchId }) => touchId === touch.id);
  const about = [
    ...(detail.data === undefined || detail.data.attempts < 2 ? [] : [say.tries(detail.data.attempts)]),
    ...(detail.data?.providerMessageId == null ? [] : [say.provider(detail.data.providerMessageId)]),
    ...(detail.data?.detail == null ? [] : [detail.data.detail]),
  ];
  return (
    <div className={classes.body}>
      {entry === undefined ? (
        <p className={classes.hint}>{say.noMessage}</p>
      ) : (
        <Text text={messageText(entry)} />
      )}
      {about.length === 0 ? null : <p className={classes.hint}>{about.join(' · ')}</p>}
    </div>
  );
}

function Text({ text: { to, subject, parts } }: { readonly text: MessageText }) {
  return (
    <>
      {to === null ? null : <p className={classes.hint}>{say.to(to)}</p>}
      {subject === null ? null : <p className={classes.subject}>{subject}</p>}
      {parts.map((part) => (
        <p key={part} className={classes.part}>
          {part}
        </p>
      ))}
    </>
  );
}
