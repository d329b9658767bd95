/** Around the rows: the names of the columns, the end of the list, and its shape while it is awaited. */
// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are placed by a grid are no table to some browsers.
import { Button, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { MoreRows } from '../../ui/use-window-rows.ts';
import { words } from '../../words/words.ts';
import classes from './enrollment-list.module.css';

const SKELETON_ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

type ListFrameProps = {
  readonly isStale: boolean;
  readonly rowCount: number;
  readonly picked: 'none' | 'some' | 'all';
  readonly onPickLoaded: (() => void) | undefined;
  readonly children: ReactNode;
};

export function ListFrame({ isStale, rowCount, picked, onPickLoaded, children }: ListFrameProps) {
  const { enrollments: say } = words;
  return (
    <div
      role="table"
      aria-label={say.list}
      aria-rowcount={rowCount}
      className={classes.table}
      data-stale={isStale}
      data-picking={onPickLoaded !== undefined}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.columns}>
          {onPickLoaded === undefined ? null : (
            <span role="columnheader" data-cell="pick">
              <label className={classes.pick}>
                <input
                  type="checkbox"
                  className={classes.box}
                  aria-label={words.bulkUnenroll.pickAll}
                  checked={picked === 'all'}
                  ref={(box) => {
                    if (box !== null) box.indeterminate = picked === 'some';
                  }}
                  onChange={onPickLoaded}
                />
                <span className={classes.pickText} aria-hidden="true">
                  {words.bulkUnenroll.pickAll}
                </span>
              </label>
            </span>
          )}
          {[say.record, say.status, say.step, say.next, say.stopUntil, say.last].map((name) => (
            <span key={name} role="columnheader" className={classes.column}>
              {name}
            </span>
          ))}
          <span role="columnheader" className={classes.column}>
            <VisuallyHidden>{say.view}</VisuallyHidden>
          </span>
        </div>
      </div>
      {children}
    </div>
  );
}

export function ListEnd({ count, more }: { readonly count: number; readonly more: MoreRows }) {
  const { enrollments: say, states } = words;
  return (
    <div className={classes.end}>
      <Text component="output" c="dimmed" size="sm">
        {more.hasFailed ? say.moreFailed : more.has ? say.loadingMore : say.end(count)}
      </Text>
      {more.hasFailed ? (
        <Button variant="default" size="xs" onClick={more.load} loading={more.isLoading}>
          {states.retry}
        </Button>
      ) : null}
    </div>
  );
}

type AwayRowProps = { readonly rowIndex: number; readonly offset: number };

/** In the place of a row that is being asked for again. */
export function AwayRow({ rowIndex, offset }: AwayRowProps) {
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={classes.row}
      style={{ transform: `translateY(${offset}px)` }}
    >
      <span role="cell" className={classes.away}>
        <VisuallyHidden>{words.states.loading}</VisuallyHidden>
        <Skeleton height={16} width="40%" />
      </span>
    </div>
  );
}

export function EnrollmentListSkeleton() {
  return (
    <div aria-busy="true">
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <div aria-hidden="true" className={classes.table}>
        <div className={classes.head} />
        {SKELETON_ROWS.map((row) => (
          <div key={row} className={classes.waiting}>
            <Skeleton height={16} width="24%" />
            <Skeleton height={16} width="10%" />
            <Skeleton height={16} width="20%" />
            <Skeleton height={16} width="16%" />
          </div>
        ))}
      </div>
    </div>
  );
}
