/** The rows of a campaign, however many there are. Every row has the same height, known before it is drawn. */
// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are placed by a grid are no table to some browsers.
import { Button, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef, type ReactNode } from 'react';
import type { Enrollment, Sequence } from '../../api/types.ts';
import { useWindowRows, type MoreRows } from '../../ui/use-window-rows.ts';
import { words } from '../../words/words.ts';
import classes from './enrollment-list.module.css';
import { EnrollmentRow } from './enrollment-row.tsx';

/** As the style sheet has them. */
const ROW_HEIGHT = 64;
const NARROW_ROW_HEIGHT = 144;
const NARROW = '(max-width: 48em)';
const SKELETON_ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

type EnrollmentListProps = {
  readonly campaignId: string;
  readonly rows: readonly Enrollment[];
  readonly sequences: readonly Sequence[];
  readonly isStale: boolean;
  readonly more: MoreRows;
};

export function EnrollmentList({ campaignId, rows, sequences, isStale, more }: EnrollmentListProps) {
  const body = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const height = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  const { items, offsetOf, totalHeight } = useWindowRows(body, rows, height, more);
  const sequenceIds = sequences.map(({ id }) => id);
  return (
    <div>
      <Frame isStale={isStale} rowCount={more.has ? -1 : rows.length + 1}>
        <div ref={body} role="rowgroup" className={classes.body} style={{ height: totalHeight }}>
          {items.map((item) => {
            const enrollment = rows[item.index];
            return enrollment === undefined ? null : (
              <EnrollmentRow
                key={item.key}
                campaignId={campaignId}
                enrollment={enrollment}
                sequenceIds={sequenceIds}
                rowIndex={item.index + 2}
                offset={offsetOf(item)}
              />
            );
          })}
        </div>
      </Frame>
      <End count={rows.length} more={more} />
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

type FrameProps = { readonly isStale: boolean; readonly rowCount: number; readonly children: ReactNode };

function Frame({ isStale, rowCount, children }: FrameProps) {
  const { enrollments: say } = words;
  return (
    <div
      role="table"
      aria-label={say.list}
      aria-rowcount={rowCount}
      className={classes.table}
      data-stale={isStale}
    >
      <div role="rowgroup" className={classes.head}>
        <div role="row" aria-rowindex={1} className={classes.columns}>
          {[say.record, say.status, say.step, say.next, say.stopUntil, say.last].map((name) => (
            <span key={name} role="columnheader">
              {name}
            </span>
          ))}
          <span role="columnheader">
            <VisuallyHidden>{say.view}</VisuallyHidden>
          </span>
        </div>
      </div>
      {children}
    </div>
  );
}

function End({ count, more }: { readonly count: number; readonly more: MoreRows }) {
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
