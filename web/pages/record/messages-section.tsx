/** What was sent to a record, newest first; what the sandbox kept can be seen as its recipient would. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OutboxEntry } from '../../api/types.ts';
import { headlineOf } from '../../features/outbox/message-text.ts';
import { MessageView } from '../../features/outbox/message-view.tsx';
import { recordOutboxQuery } from '../../features/outbox/outbox-queries.ts';
import { recordEnrollmentsQuery, recordTouchesQuery } from '../../features/records/record-queries.ts';
import { sentTouches } from '../../features/records/sent-touches.ts';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { TOUCH_LOOKS, touchReason } from '../../features/touches/touch-status.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatInstant } from '../../ui/format.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import { Card } from './card.tsx';
import classes from './record-page.module.css';

const { record: say } = words;

export function MessagesSection({ recordId }: { readonly recordId: string }) {
  const touches = useQuery(recordTouchesQuery(recordId));
  const { data: enrollments } = useQuery(recordEnrollmentsQuery(recordId));
  const { data: outbox } = useQuery(recordOutboxQuery(recordId));
  const [open, setOpen] = useState<OutboxEntry | null>(null);
  const sent = touches.data === undefined ? undefined : sentTouches(touches.data.items);
  return (
    <Card title={say.messages}>
      {sent === undefined && touches.isError ? (
        <Failure error={touches.error} onRetry={() => void touches.refetch()} />
      ) : sent === undefined ? (
        <Skeleton height={48} />
      ) : sent.length === 0 ? (
        <p className={classes.quiet}>{say.noMessages}</p>
      ) : (
        <ul className={classes.list}>
          {sent.map(({ touch, at }) => {
            const entry = outbox?.items.find(({ touchId }) => touchId === touch.id);
            const campaign = enrollments?.items.find(({ id }) => id === touch.enrollmentId)?.campaignName;
            const headline = entry === undefined ? words.channel[touch.channel] : headlineOf(entry.message);
            const about = [
              campaign,
              at === null ? undefined : formatInstant(at),
              touch.reason && touchReason(touch.reason),
            ];
            return (
              <li key={touch.id} className={classes.line}>
                <span className={classes.grows}>
                  <ChannelMark channel={touch.channel}>{headline}</ChannelMark>
                  <span className={classes.second}>{about.filter(Boolean).join(' · ')}</span>
                </span>
                <StatusMark look={TOUCH_LOOKS[touch.status]} />
                {entry === undefined ? null : (
                  <Button
                    variant="subtle"
                    size="xs"
                    aria-label={say.showMessageOf(headline)}
                    onClick={() => setOpen(entry)}
                  >
                    {say.showMessage}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {open === null ? null : (
        <ActDialog title={headlineOf(open.message)} size="48rem" onClose={() => setOpen(null)}>
          <MessageView entry={open} />
        </ActDialog>
      )}
    </Card>
  );
}
