/**
 * The rows of a campaign. However many there are, only those near the window are in the page; further ones are fetched,
 * by key and not by number, when the end comes near. Every row has the same height, known before it is drawn.
 */
// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are placed by a grid are no table to some browsers.
import { Button, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import type { Enrollment, Sequence } from '../../api/types.ts';
import { words } from '../../words/words.ts';
import classes from './enrollment-list.module.css';
import { EnrollmentRow } from './enrollment-row.tsx';

/** As the style sheet has them. */
const ROW_HEIGHT = 64;
const NARROW_ROW_HEIGHT = 144;
const NARROW = '(max-width: 48em)';
/** So many rows before the end the next page is asked for. */
const AHEAD = 30;
const SKELETON_ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

type EnrollmentListProps = {
  readonly campaignId: string;
  readonly rows: readonly Enrollment[];
  readonly sequences: readonly Sequence[];
  readonly isStale: boolean;
  readonly more: {
    readonly has: boolean;
    readonly isLoading: boolean;
    readonly hasFailed: boolean;
    readonly load: () => void;
  };
};

export function EnrollmentList({ campaignId, rows, sequences, isStale, more }: EnrollmentListProps) {
  const body = useRef<HTMLDivElement>(null);
  const top = useTopOf(body);
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const height = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  // oxlint-disable-next-line react/incompatible-library -- what it warns of concerns React Compiler, which is not used.
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    scrollMargin: top,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, height]);

  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { has, isLoading, hasFailed, load } = more;
  const isNearEnd = last >= rows.length - AHEAD;
  useEffect(() => {
    // A page that failed is asked for again by a person, not in a loop.
    if (isNearEnd && has && !isLoading && !hasFailed) load();
  }, [isNearEnd, has, isLoading, hasFailed, load]);

  const sequenceIds = sequences.map(({ id }) => id);
  return (
    <div>
      <Frame isStale={isStale} rowCount={has ? -1 : rows.length + 1}>
        <div
          ref={body}
          role="rowgroup"
          className={classes.body}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map(({ index, key, start }) => {
            const enrollment = rows[index];
            return enrollment === undefined ? null : (
              <EnrollmentRow
                key={key}
                campaignId={campaignId}
                enrollment={enrollment}
                sequenceIds={sequenceIds}
                rowIndex={index + 2}
                offset={start - top}
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

function End({ count, more }: { readonly count: number; readonly more: EnrollmentListProps['more'] }) {
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

/** How far from the top of the page the rows begin: it changes when the filters above them wrap. */
function useTopOf(element: { readonly current: HTMLElement | null }): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => {
      const box = element.current?.getBoundingClientRect();
      if (box !== undefined) setTop(box.top + scrollY);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}
