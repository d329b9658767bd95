/** The pages before one is inside: one card in the middle, nothing else. */
import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../words/words.ts';
import classes from './entry-card.module.css';
import { DoorIcon } from './icons.tsx';
import { PageHeading } from './page-heading.tsx';

type EntryCardProps = { readonly title: string; readonly lead?: string; readonly children: ReactNode };

export function EntryCard({ title, lead, children }: EntryCardProps) {
  return (
    <main className={classes.page}>
      <div className={classes.product}>
        <DoorIcon size={20} />
        {words.product}
      </div>
      <Stack gap="md" className={classes.card}>
        <Stack gap={8}>
          <PageHeading title={title} />
          {lead === undefined ? null : <Text c="dimmed">{lead}</Text>}
        </Stack>
        {children}
      </Stack>
    </main>
  );
}
