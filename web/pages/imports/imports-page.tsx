/** Imports: which files came in, how far each is, and what came of its rows. */
import { Progress, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Import } from '../../api/types.ts';
import { IMPORT_LOOKS } from '../../features/imports/import-look.ts';
import { importsQuery } from '../../features/imports/import-queries.ts';
import { useMay } from '../../features/session/use-may.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatNumber } from '../../ui/format.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import page from '../../ui/list-page.module.css';
import { Moment } from '../../ui/moment.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RowList, RowListSkeleton, type RowColumn, type RowShape } from '../../ui/row-list.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';

const inside = getRouteApi('/inside');
const { imports: say } = words;

const SHAPE: RowShape = {
  columns: 'minmax(0, 8fr) minmax(0, 5fr) minmax(0, 5fr) 5rem 5rem 5rem',
  card: "'file file' 48px 'status rejected' 24px / minmax(0, 1fr) auto",
  height: 64,
  cardHeight: 96,
};

export function ImportsPage() {
  const mayImport = useMay('jobs.bulk') !== undefined;
  return (
    <div className={page.page}>
      <div className={page.head}>
        <PageHeading title={say.title} />
        {mayImport ? <LinkButton to="/imports/new">{say.new}</LinkButton> : null}
      </div>
      <p className={page.lead}>{say.lead}</p>
      <Imports />
    </div>
  );
}

function Nothing() {
  const mayImport = useMay('jobs.bulk') !== undefined;
  const action = mayImport ? <LinkButton to="/imports/new">{words.records.toImport}</LinkButton> : undefined;
  return <Notice title={say.empty} detail={say.emptyDetail} action={action} />;
}

function Imports() {
  const { me } = inside.useRouteContext();
  const query = useInfiniteQuery(importsQuery);
  if (query.isPending) return <RowListSkeleton shape={SHAPE} />;
  if (query.data === undefined) {
    return (
      <Failure
        error={query.error}
        role={words.role[me.workspace.role]}
        onRetry={() => void query.refetch()}
      />
    );
  }
  const rows = query.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) return <Nothing />;
  return (
    <RowList
      label={say.list}
      columns={COLUMNS}
      shape={SHAPE}
      rows={rows}
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

const COLUMNS: readonly RowColumn<Import>[] = [
  {
    key: 'file',
    name: say.file,
    isHeader: true,
    cell: ({ id, fileName, type }) => (
      <>
        <span className={page.first}>
          <AnchorLink to="/imports/$importId" params={{ importId: id }} preload={false} className={page.name}>
            {fileName}
          </AnchorLink>
        </span>
        <span className={page.second}>{words.importType[type]}</span>
      </>
    ),
  },
  { key: 'status', name: say.status, cell: (one) => <Status one={one} /> },
  { key: 'started', name: say.started, isWide: true, cell: ({ createdAt }) => <Moment at={createdAt} /> },
  {
    key: 'created',
    name: say.created,
    isNumber: true,
    isWide: true,
    cell: ({ created }) => formatNumber(created),
  },
  {
    key: 'updated',
    name: say.updated,
    isNumber: true,
    isWide: true,
    cell: ({ updated }) => formatNumber(updated),
  },
  { key: 'rejected', name: say.rejected, isNumber: true, cell: ({ rejected }) => formatNumber(rejected) },
];

const PERCENT = 100;

function Status({ one: { status, progress, fileName } }: { readonly one: Import }) {
  if (status !== 'running') return <StatusMark look={IMPORT_LOOKS[status]} />;
  const percent = Math.floor(PERCENT * progress);
  return (
    <span>
      <Progress.Root size="sm">
        <Progress.Section value={percent} aria-label={fileName} />
      </Progress.Root>
      <Text span size="sm" c="dimmed">
        {say.read(percent)}
      </Text>
    </span>
  );
}
