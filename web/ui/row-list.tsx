/**
 * A table of any length, of which only what is near the window is drawn. Every row has the same height, known before it
 * is drawn; on a phone a row becomes a card. The caller says what stands in each column.
 */
// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are placed by a grid are no table to some browsers.
import { Button, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useRef, type CSSProperties, type ReactNode } from 'react';
import { words } from '../words/words.ts';
import classes from './row-list.module.css';
import { useWindowRows, type MoreRows } from './use-window-rows.ts';

export type RowColumn<Row> = {
  /** Also the name of its place in `RowShape.card`. */
  readonly key: string;
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** Instead of the name at the top, for a control or a name that is only read aloud. */
  readonly head?: ReactNode;
  /** Says which row it is. */
  readonly isHeader?: boolean;
  readonly isNumber?: boolean;
  /** Leaves on a phone. */
  readonly isWide?: boolean;
};

export type RowShape = {
  /** As `grid-template-columns` has it. */
  readonly columns: string;
  /** As `grid-template` has it, with the columns' keys as areas: a row on a phone. */
  readonly card: string;
  /** Pixels. */
  readonly height: number;
  readonly cardHeight: number;
};

type RowListProps<Row extends { readonly id: string }> = {
  readonly label: string;
  readonly columns: readonly RowColumn<Row>[];
  readonly shape: RowShape;
  readonly rows: readonly Row[];
  /** Rows of the question before, until those of this one have come. */
  readonly isStale?: boolean;
  readonly isMarked?: (row: Row) => boolean;
  readonly more: MoreRows;
  /** `12 records. That is all.` */
  readonly end: (count: number) => string;
};

const NARROW = '(max-width: 48em)';
const SKELETON_ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

export function RowList<Row extends { readonly id: string }>(props: RowListProps<Row>) {
  const { label, columns, shape, rows, isStale = false, isMarked, more, end } = props;
  const body = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const height = isNarrow ? shape.cardHeight : shape.height;
  const { items, offsetOf, totalHeight } = useWindowRows(body, rows, height, more);
  return (
    <div>
      <div
        role="table"
        aria-label={label}
        aria-rowcount={more.has ? -1 : rows.length + 1}
        className={classes.table}
        data-stale={isStale}
        style={styleOf(shape)}
      >
        <Head columns={columns} isNarrow={isNarrow} />
        <div ref={body} role="rowgroup" className={classes.body} style={{ height: totalHeight }}>
          {items.map((item) => {
            const row = rows[item.index];
            return row === undefined ? null : (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                className={classes.row}
                data-marked={isMarked?.(row) ?? false}
                style={{ transform: `translateY(${offsetOf(item)}px)` }}
              >
                {columns.map((column) => (
                  <Cell key={column.key} column={column}>
                    {column.cell(row)}
                  </Cell>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      <End text={end(rows.length)} more={more} />
    </div>
  );
}

type HeadProps<Row> = { readonly columns: readonly RowColumn<Row>[]; readonly isNarrow: boolean };

function Head<Row>({ columns, isNarrow }: HeadProps<Row>) {
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.columns}>
        {columns.map(({ key, name, head, isNumber = false }) => (
          <span key={key} role="columnheader" data-number={isNumber}>
            {isNarrow ? name : (head ?? name)}
          </span>
        ))}
      </div>
    </div>
  );
}

type CellProps<Row> = { readonly column: RowColumn<Row>; readonly children: ReactNode };

function Cell<Row>({ column, children }: CellProps<Row>) {
  const { key, name, isHeader = false, isNumber = false, isWide = false } = column;
  return (
    <span
      role={isHeader ? 'rowheader' : 'cell'}
      className={classes.cell}
      data-number={isNumber}
      data-wide={isWide}
      style={{ '--ds-area': key } as CSSProperties}
    >
      {isNumber ? <span className={classes.label}>{name} </span> : null}
      {children}
    </span>
  );
}

export function RowListSkeleton({ shape }: { readonly shape: RowShape }) {
  return (
    <div aria-busy="true">
      <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
      <div aria-hidden="true" className={classes.table} style={styleOf(shape)}>
        <div className={classes.head} />
        {SKELETON_ROWS.map((row) => (
          <div key={row} className={classes.waiting}>
            <Skeleton height={16} width="26%" />
            <Skeleton height={16} width="18%" />
            <Skeleton height={16} width="12%" />
          </div>
        ))}
      </div>
    </div>
  );
}

const styleOf = ({ columns, card, height, cardHeight }: RowShape): CSSProperties =>
  ({
    '--ds-columns': columns,
    '--ds-card': card,
    '--ds-row': `${height}px`,
    '--ds-card-row': `${cardHeight}px`,
  }) as CSSProperties;

function End({ text, more }: { readonly text: string; readonly more: MoreRows }) {
  const { rowList, states } = words;
  return (
    <div className={classes.end}>
      <Text component="output" c="dimmed" size="sm">
        {more.hasFailed ? rowList.moreFailed : more.has ? states.loading : text}
      </Text>
      {more.hasFailed ? (
        <Button variant="default" size="xs" onClick={more.load} loading={more.isLoading}>
          {states.retry}
        </Button>
      ) : null}
    </div>
  );
}
