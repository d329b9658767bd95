/** What is selected, and what can be done with it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Selecting } from '../../features/records/selection.ts';
import { useMay } from '../../features/session/use-may.ts';
import { words } from '../../words/words.ts';
import { DeleteRecordsDialog } from './delete-records-dialog.tsx';
import { EnrollDialog } from './enroll-dialog.tsx';
import { ListDialog } from './list-dialog.tsx';
import classes from './selection-bar.module.css';
import { TagDialog } from './tag-dialog.tsx';

const DIALOGS = {
  tag: TagDialog,
  list: ListDialog,
  enroll: EnrollDialog,
  remove: DeleteRecordsDialog,
} as const;
type Open = keyof typeof DIALOGS;

export function SelectionBar({ selecting }: { readonly selecting: Selecting }) {
  const { selection: say } = words;
  const [open, setOpen] = useState<Open | null>(null);
  const mayBulk = useMay('jobs.bulk') !== undefined;
  const mayEnroll = useMay('enrollments.enroll') !== undefined;
  const { selection, count, selectAll, clear } = selecting;
  const isActive = count !== 0;
  const acts = (['tag', 'list', 'enroll', 'remove'] as const)
    .filter((act) => act !== 'enroll' || mayEnroll)
    // Only what was looked at and ticked is deleted.
    .filter((act) => act !== 'remove' || count !== null);
  const Dialog = open === null ? null : DIALOGS[open];
  return (
    <section aria-label={say.region} className={classes.bar} data-active={isActive}>
      <output className={isActive ? classes.count : classes.hint}>
        {count === null ? say.everything : count === 0 ? say.hint : say.chosen(count)}
      </output>
      {isActive
        ? acts.map((act) => (
            <Button key={act} size="xs" variant="default" onClick={() => setOpen(act)}>
              {say[act]}
            </Button>
          ))
        : null}
      {mayBulk && count !== null ? (
        <Button
          size="xs"
          variant="subtle"
          className={isActive ? undefined : classes.rest}
          onClick={selectAll}
        >
          {say.all}
        </Button>
      ) : null}
      {isActive ? (
        <Button size="xs" variant="subtle" onClick={clear}>
          {say.clear}
        </Button>
      ) : null}
      {Dialog === null ? null : <Dialog selection={selection} onClose={() => setOpen(null)} onDone={clear} />}
    </section>
  );
}
