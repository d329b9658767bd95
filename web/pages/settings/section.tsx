/** A part of the settings: what it is for, and what can be changed. */
import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './settings.module.css';

type SectionProps = {
  readonly title: string;
  readonly lead: ReactNode;
  /** What it holds needs the whole width: a table. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
};

export function Section({ title, lead, isWide = false, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes.section} data-wide={isWide} aria-labelledby={id}>
      <div>
        <Title order={2} id={id}>
          {title}
        </Title>
        <p className={classes.lead}>{lead}</p>
      </div>
      {children}
    </section>
  );
}
