/** Records: people and properties, however many there are, and what is done with those that are selected. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { recordsQuery } from '../../features/records/record-queries.ts';
import { isFiltered, type RecordSearch } from '../../features/records/record-search.ts';
import { useSelection, type Selecting } from '../../features/records/selection.ts';
import { useMay } from '../../features/session/use-may.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import page from '../../ui/list-page.module.css';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { words } from '../../words/words.ts';
import { AddRecordDialog } from './add-record-dialog.tsx';
import { ListsDialog } from './lists-dialog.tsx';
import { RecordFilters } from './record-filters.tsx';
import { RecordTable, RecordTableSkeleton } from './record-table.tsx';
import { SelectionBar } from './selection-bar.tsx';

const route = getRouteApi('/inside/records');
const inside = getRouteApi('/inside');

export function RecordsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const selecting = useSelection(search);
  const mayEdit = useMay('records.edit') !== undefined;
  return (
    <div className={page.page}>
      <Head />
      <RecordFilters
        search={search}
        onChange={(part) =>
          void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
        }
      />
      <Rows search={search} selecting={mayEdit ? selecting : null} />
    </div>
  );
}

function Head() {
  const { records: say } = words;
  const [open, setOpen] = useState<'add' | 'lists' | null>(null);
  const mayEdit = useMay('records.edit') !== undefined;
  const mayImport = useMay('jobs.bulk') !== undefined;
  const close = (): void => setOpen(null);
  return (
    <div className={page.head}>
      <PageHeading title={say.title} />
      {mayEdit ? (
        <div className={page.acts}>
          <Button variant="default" onClick={() => setOpen('lists')}>
            {say.manageLists}
          </Button>
          {mayImport ? (
            <LinkButton to="/imports/new" variant="default">
              {say.import}
            </LinkButton>
          ) : null}
          <Button onClick={() => setOpen('add')}>{say.add}</Button>
        </div>
      ) : null}
      {open === 'add' ? <AddRecordDialog onClose={close} /> : null}
      {open === 'lists' ? <ListsDialog onClose={close} /> : null}
    </div>
  );
}

type RowsProps = { readonly search: RecordSearch; readonly selecting: Selecting | null };

function Rows({ search, selecting }: RowsProps) {
  const { me } = inside.useRouteContext();
  const query = useInfiniteQuery(recordsQuery(search));
  const rows = query.data?.pages.flatMap(({ items }) => items);
  // Over no rows at all it has nothing to offer, unless some were ticked before one searched on.
  const isThere = selecting !== null && (query.isPending || selecting.count !== 0 || (rows ?? []).length > 0);
  return (
    <>
      {isThere ? <SelectionBar selecting={selecting} /> : null}
      {query.isPending ? (
        <RecordTableSkeleton />
      ) : rows === undefined ? (
        <Failure
          error={query.error}
          role={words.role[me.workspace.role]}
          onRetry={() => void query.refetch()}
        />
      ) : rows.length === 0 ? (
        <Nothing search={search} />
      ) : (
        <RecordTable
          rows={rows}
          selecting={selecting}
          isStale={query.isPlaceholderData}
          more={{
            has: query.hasNextPage,
            isLoading: query.isFetchingNextPage,
            hasFailed: query.isFetchNextPageError,
            load: () => void query.fetchNextPage(),
          }}
        />
      )}
    </>
  );
}

function Nothing({ search }: { readonly search: RecordSearch }) {
  const { records: say, states } = words;
  const mayImport = useMay('jobs.bulk') !== undefined;
  if (!isFiltered(search)) {
    const action = mayImport ? <LinkButton to="/imports/new">{say.toImport}</LinkButton> : undefined;
    return <Notice title={say.empty} detail={say.emptyDetail} action={action} />;
  }
  return (
    <Notice
      announce="status"
      title={say.noMatch}
      detail={say.noMatchDetail}
      action={
        <AnchorLink to="/records" search={{}}>
          {states.clear}
        </AnchorLink>
      }
    />
  );
}
