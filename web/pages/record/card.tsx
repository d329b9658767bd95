/** A part of the page, with its name and perhaps one act. */
import { Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './record-page.module.css';

type CardProps = { readonly title: string; readonly act?: ReactNode; readonly children: ReactNode };

export function Card({ title, act, children }: CardProps) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.cardHead}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {act}
      </div>
      {children}
    </section>
  );
}
