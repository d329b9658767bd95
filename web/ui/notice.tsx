/** What stands where content would: empty, failed, not allowed, not found. A title, a sentence, one thing to do. */
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './notice.module.css';

type NoticeProps = {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly action?: ReactNode;
  /** Read aloud when it appears: at once, or when there is a pause. */
  readonly announce?: 'alert' | 'status';
  readonly order?: 1 | 2;
  /** On a card already: no frame of its own. */
  readonly isBare?: boolean;
};

export function Notice({ title, detail, action, announce, order = 2, isBare = false }: NoticeProps) {
  return (
    <section className={classes.notice} data-bare={isBare} role={announce}>
      <Title order={order} size="h2">
        {title}
      </Title>
      {detail === undefined ? null : (
        <Text c="dimmed" className={classes.detail}>
          {detail}
        </Text>
      )}
      {action}
    </section>
  );
}
