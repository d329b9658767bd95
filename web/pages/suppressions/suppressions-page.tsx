/** Do not contact: what nothing is sent to, why, since when and by whom; and what was lifted. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { SUPPRESSION_EFFECTS, SUPPRESSION_KINDS } from '#domain/suppression/suppression';
import { useMay } from '../../features/session/use-may.ts';
import { suppressionsQuery } from '../../features/suppressions/suppression-queries.ts';
import { isFiltered, type SuppressionSearch } from '../../features/suppressions/suppression-search.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import page from '../../ui/list-page.module.css';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { RowListSkeleton } from '../../ui/row-list.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { words } from '../../words/words.ts';
import { AddSuppressionDialog } from './add-suppression-dialog.tsx';
import { StandingLinks } from './standing-links.tsx';
import { SUPPRESSION_SHAPE, SuppressionTable } from './suppression-table.tsx';

const route = getRouteApi('/inside/do-not-contact');
const inside = getRouteApi('/inside');
const { suppressions: say } = words;
const KINDS = SUPPRESSION_KINDS.map((value) => ({ value, label: words.suppressionKind[value] }));
const EFFECTS = SUPPRESSION_EFFECTS.map((value) => ({ value, label: say[value] }));

export function SuppressionsPage() {
  const search = route.useSearch();
  return (
    <div className={page.page}>
      <Head />
      <p className={page.lead}>{say.lead}</p>
      <StandingLinks search={search} />
      <Filters search={search} />
      <Rows search={search} />
    </div>
  );
}

function Head() {
  const [isAdding, setIsAdding] = useState(false);
  const mayAdd = useMay('suppressions.add') !== undefined;
  const mayImport = useMay('jobs.bulk') !== undefined;
  return (
    <div className={page.head}>
      <PageHeading title={say.title} />
      <div className={page.acts}>
        {mayImport ? (
          <LinkButton to="/imports/new" search={{ type: 'suppression' }} variant="default">
            {say.import}
          </LinkButton>
        ) : null}
        {mayAdd ? <Button onClick={() => setIsAdding(true)}>{say.add}</Button> : null}
      </div>
      {isAdding ? <AddSuppressionDialog onClose={() => setIsAdding(false)} /> : null}
    </div>
  );
}

function Filters({ search }: { readonly search: SuppressionSearch }) {
  const navigate = route.useNavigate();
  const change = (part: SuppressionSearch): void =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  return (
    <search className={page.filters}>
      <SearchField
        label={say.search}
        hint={say.searchHint}
        value={search.search ?? ''}
        onSearch={(text) => change({ search: text || undefined })}
      />
      <Choice
        label={say.kind}
        any={say.anyKind}
        options={KINDS}
        value={search.kind}
        onChoose={(kind) => change({ kind })}
      />
      <Choice
        label={say.effect}
        any={say.anyEffect}
        options={EFFECTS}
        value={search.effect}
        onChoose={(effect) => change({ effect })}
      />
    </search>
  );
}

function Rows({ search }: { readonly search: SuppressionSearch }) {
  const { me } = inside.useRouteContext();
  const query = useInfiniteQuery(suppressionsQuery(search));
  if (query.isPending) return <RowListSkeleton shape={SUPPRESSION_SHAPE} />;
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
  if (rows.length === 0) return <Nothing search={search} />;
  return (
    <SuppressionTable
      rows={rows}
      isLifted={search.lifted === 'true'}
      isStale={query.isPlaceholderData}
      more={{
        has: query.hasNextPage,
        isLoading: query.isFetchingNextPage,
        hasFailed: query.isFetchNextPageError,
        load: () => void query.fetchNextPage(),
      }}
    />
  );
}

function Nothing({ search }: { readonly search: SuppressionSearch }) {
  if (!isFiltered(search)) {
    return search.lifted === 'true' ? (
      <Notice title={say.emptyLifted} detail={say.emptyLiftedDetail} />
    ) : (
      <Notice title={say.empty} detail={say.emptyDetail} />
    );
  }
  return (
    <Notice
      announce="status"
      title={say.noMatch}
      detail={say.noMatchDetail}
      action={
        <AnchorLink to="/do-not-contact" search={{ lifted: search.lifted }}>
          {words.states.clear}
        </AnchorLink>
      }
    />
  );
}
