/** The messages, newest first, however many: a list of links, of which only those near the window are drawn. */
import { Button, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { OutboxEntry } from '../../api/types.ts';
import { headlineOf, recipientOf } from '../../features/outbox/message-text.ts';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { Moment } from '../../ui/moment.tsx';
import { useWindowRows, type MoreRows } from '../../ui/use-window-rows.ts';
import { words } from '../../words/words.ts';
import classes from './outbox-page.module.css';

/** As the style sheet has it. */
const ROW_HEIGHT = 80;
const SKELETON_ROWS = [0, 1, 2, 3, 4, 5];
const { outbox: say } = words;

type MessageListProps = {
  readonly entries: readonly OutboxEntry[];
  readonly openId: string | undefined;
  readonly nameOf: (entry: OutboxEntry) => string | undefined;
  readonly more: MoreRows;
};

export function MessageList({ entries, openId, nameOf, more }: MessageListProps) {
  const body = useRef<HTMLUListElement>(null);
  const { items, offsetOf, totalHeight } = useWindowRows(body, entries, ROW_HEIGHT, more);
  return (
    <nav aria-label={say.list}>
      <div className={classes.rows}>
        <ul ref={body} className={classes.body} style={{ height: totalHeight }}>
          {items.map((item) => {
            const entry = entries[item.index];
            return entry === undefined ? null : (
              <li
                key={item.key}
                aria-setsize={more.has ? -1 : entries.length}
                aria-posinset={item.index + 1}
                className={classes.row}
                style={{ transform: `translateY(${offsetOf(item)}px)` }}
              >
                <Entry entry={entry} isOpen={entry.touchId === openId} campaign={nameOf(entry)} />
              </li>
            );
          })}
        </ul>
      </div>
      <div className={classes.end}>
        <Text component="output" c="dimmed" size="sm">
          {more.hasFailed
            ? words.rowList.moreFailed
            : more.has
              ? words.states.loading
              : say.end(entries.length)}
        </Text>
        {more.hasFailed ? (
          <Button variant="default" size="xs" onClick={more.load} loading={more.isLoading}>
            {words.states.retry}
          </Button>
        ) : null}
      </div>
    </nav>
  );
}

type EntryProps = {
  readonly entry: OutboxEntry;
  readonly isOpen: boolean;
  readonly campaign: string | undefined;
};

function Entry({ entry: { channel, message, touchId, at }, isOpen, campaign }: EntryProps) {
  return (
    <Link
      to="/outbox"
      search={(before) => ({ ...before, message: touchId })}
      resetScroll={false}
      className={classes.link}
      activeOptions={{ exact: true }}
      aria-current={isOpen}
    >
      <span className={classes.to}>{recipientOf(message)}</span>
      <span className={classes.when}>
        <Moment at={at} />
      </span>
      <span className={classes.headline}>
        <ChannelMark channel={channel}>{headlineOf(message)}</ChannelMark>
      </span>
      <span className={classes.campaign}>{campaign ?? '\u00a0'}</span>
    </Link>
  );
}

export function MessageListSkeleton() {
  return (
    <div aria-busy="true" className={classes.panes} data-open="false">
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <div aria-hidden="true" className={classes.rows}>
        {SKELETON_ROWS.map((row) => (
          <div key={row} className={classes.waiting}>
            <Skeleton height={14} width="60%" />
            <Skeleton height={14} width="85%" />
          </div>
        ))}
      </div>
    </div>
  );
}
