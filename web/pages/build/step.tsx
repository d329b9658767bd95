/** One step of the builder: a card with its heading, which links can lead to. */
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './build-page.module.css';

type StepProps = {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
};

export function Step({ id, title, lead, children }: StepProps) {
  return (
    <section id={id} className={classes.step} aria-labelledby={`${id}-title`}>
      <div>
        <Title order={2} id={`${id}-title`} tabIndex={-1} className={classes.stepTitle}>
          {title}
        </Title>
        <Text size="sm" c="dimmed">
          {lead}
        </Text>
      </div>
      {children}
    </section>
  );
}
