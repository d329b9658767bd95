/** The message that is open: whose it is, that it was not sent, and how it looks. */
import { VisuallyHidden } from '@mantine/core';
import type { OutboxEntry } from '../../api/types.ts';
import { headlineOf } from '../../features/outbox/message-text.ts';
import { MessageView } from '../../features/outbox/message-view.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { words } from '../../words/words.ts';
import classes from './outbox-page.module.css';

type OpenMessageProps = { readonly entry: OutboxEntry; readonly campaignName: string | undefined };

export function OpenMessage({ entry, campaignName }: OpenMessageProps) {
  const { message: say, outbox } = words;
  const { at, campaignId, enrollmentId, recordId, wouldHaveWaitedUntil } = entry;
  return (
    <section aria-label={outbox.open} className={classes.message}>
      <VisuallyHidden component="h2">{headlineOf(entry.message)}</VisuallyHidden>
      <div className={classes.back}>
        <AnchorLink to="/outbox" search={(before) => ({ ...before, message: undefined })}>
          {outbox.back}
        </AnchorLink>
      </div>
      <div className={classes.kept}>
        <span>{say.kept}</span>
        {wouldHaveWaitedUntil === null ? null : (
          <span className={classes.facts}>{say.wouldWait(formatInstant(wouldHaveWaitedUntil))}</span>
        )}
        <span className={classes.facts}>
          <Moment at={at} />
          {campaignName === undefined ? null : (
            <AnchorLink
              to="/campaigns/$campaignId/enrollments/$enrollmentId"
              params={{ campaignId, enrollmentId }}
              search={{}}
              preload={false}
            >
              {campaignName}
            </AnchorLink>
          )}
          <AnchorLink to="/records/$recordId" params={{ recordId }} preload={false}>
            {say.toRecord}
          </AnchorLink>
        </span>
      </div>
      <MessageView entry={entry} />
    </section>
  );
}
