/** The rows that were refused: where each stands in the file, what is wrong with it, and how it came. */
import { Button, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Import } from '../../api/types.ts';
import { rejectsQuery } from '../../features/imports/import-queries.ts';
import { isOver } from '../../features/jobs/job-queries.ts';
import { useMay } from '../../features/session/use-may.ts';
import { Failure } from '../../ui/failure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import page from '../../ui/list-page.module.css';
import { RowList, RowListSkeleton, type RowColumn, type RowShape } from '../../ui/row-list.tsx';
import { words } from '../../words/words.ts';
import classes from './import-page.module.css';

const { import: say } = words;

const SHAPE: RowShape = {
  columns: '4rem minmax(0, 3fr) minmax(0, 8fr) minmax(0, 8fr)',
  card: "'line column' 24px 'reason reason' 48px / 4rem minmax(0, 1fr)",
  height: 56,
  cardHeight: 96,
};

export function RejectedRows({ one }: { readonly one: Import }) {
  const mayImport = useMay('jobs.bulk') !== undefined;
  if (one.rejected === 0) {
    return isOver(one) && one.fault === null ? <p className={classes.detail}>{say.noRejects}</p> : null;
  }
  return (
    <section className={classes.rejects} aria-labelledby="rejects">
      <Title order={2} id="rejects">
        {say.rejects}
      </Title>
      <p className={classes.detail}>{say.rejectsDetail}</p>
      <div className={classes.acts}>
        {/* A file of the server's, not a page of ours. */}
        <Button component="a" href={one.rejectedUrl} download variant="default">
          {say.download}
        </Button>
        {mayImport ? (
          <LinkButton to="/imports/new" search={{ type: one.type }} variant="default">
            {say.again}
          </LinkButton>
        ) : null}
      </div>
      <Rows one={one} />
    </section>
  );
}

function Rows({ one }: { readonly one: Import }) {
  const query = useInfiniteQuery(rejectsQuery(one));
  if (query.isPending) return <RowListSkeleton shape={SHAPE} />;
  if (query.data === undefined) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const rows = query.data.pages
    .flatMap(({ items }) => items)
    // One line may have several faults.
    .map((row, place) => ({ ...row, id: String(place) }));
  return (
    <RowList
      label={say.rejects}
      columns={COLUMNS}
      shape={SHAPE}
      rows={rows}
      isStale={query.isPlaceholderData}
      more={{
        has: query.hasNextPage,
        isLoading: query.isFetchingNextPage,
        hasFailed: query.isFetchNextPageError,
        load: () => void query.fetchNextPage(),
      }}
      end={say.end}
    />
  );
}

type Row = {
  readonly id: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: string;
  readonly cells: readonly string[];
};

const COLUMNS: readonly RowColumn<Row>[] = [
  { key: 'line', name: say.line, isHeader: true, isNumber: true, cell: ({ line }) => formatNumber(line) },
  {
    key: 'column',
    name: say.column,
    cell: ({ column }) => column ?? <span className={page.quiet}>{say.whole}</span>,
  },
  {
    key: 'reason',
    name: say.reason,
    cell: ({ reason }) => (
      <span className={classes.reason} title={reason}>
        {reason}
      </span>
    ),
  },
  {
    key: 'row',
    name: say.row,
    isWide: true,
    cell: ({ cells }) => {
      const text = cells.filter((cell) => cell !== '').join(' · ');
      return (
        <span className={page.quiet} title={text}>
          {text}
        </span>
      );
    },
  },
];
