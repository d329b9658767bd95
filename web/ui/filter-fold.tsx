/**
 * The choices beside a search. On a phone they would stand between the search and the first row, so a button opens
 * them; what is chosen is never hidden. Wider, they are simply there, and the grid around lays them out.
 */
import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { words } from '../words/words.ts';
import classes from './filter-fold.module.css';

type FilterFoldProps = {
  /** How many of them are chosen. */
  readonly chosen: number;
  readonly children: ReactNode;
};

export function FilterFold({ chosen, children }: FilterFoldProps) {
  const [isOpen, setOpen] = useState(chosen > 0);
  return (
    <>
      <Button
        variant="default"
        className={classes.button}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {words.rowList.filters(chosen)}
      </Button>
      <div className={classes.choices} data-open={isOpen}>
        {children}
      </div>
    </>
  );
}
