/** Who is in a campaign: counts that filter, search, and a list of any length of which only what is seen is drawn. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Sequence } from '../../api/types.ts';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';
import { enrollmentsQuery } from '../../features/enrollments/enrollment-queries.ts';
import { isFiltered, type EnrollmentSearch } from '../../features/enrollments/enrollment-search.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';
import { EnrollmentFilters } from './enrollment-filters.tsx';
import { EnrollmentList, EnrollmentListSkeleton } from './enrollment-list.tsx';
import classes from './enrollments-tab.module.css';
import { StatusCounts } from './status-counts.tsx';
import { viewLinkId } from './view-link.ts';

const route = getRouteApi('/inside/campaigns/$campaignId/enrollments');
const inside = getRouteApi('/inside');
const NO_SEQUENCES: readonly Sequence[] = [];

export function EnrollmentsTab() {
  const { campaignId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data: campaign } = useQuery(campaignQuery(campaignId));
  const { data } = useInfiniteQuery(enrollmentsQuery(campaignId, search));
  const sequences = campaign?.sequences ?? NO_SEQUENCES;
  useFocusAfterDetails();
  return (
    <div className={classes.tab}>
      <StatusCounts
        campaignId={campaignId}
        search={search}
        counts={data?.pages.at(-1)?.counts ?? campaign?.enrollments}
      />
      <EnrollmentFilters
        search={search}
        sequences={sequences}
        onChange={(part) =>
          void navigate({
            to: '.',
            search: (before) => ({ ...before, ...part }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <Rows campaignId={campaignId} search={search} sequences={sequences} />
      <Outlet />
    </div>
  );
}

type RowsProps = {
  readonly campaignId: string;
  readonly search: EnrollmentSearch;
  readonly sequences: readonly Sequence[];
};

function Rows({ campaignId, search, sequences }: RowsProps) {
  const { me } = inside.useRouteContext();
  const query = useInfiniteQuery(enrollmentsQuery(campaignId, search));
  if (query.isPending) return <EnrollmentListSkeleton />;
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
  if (rows.length === 0) return <Nobody campaignId={campaignId} search={search} />;
  return (
    <EnrollmentList
      campaignId={campaignId}
      rows={rows}
      sequences={sequences}
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

function Nobody({ campaignId, search }: Pick<RowsProps, 'campaignId' | 'search'>) {
  const { enrollments, states } = words;
  if (!isFiltered(search)) return <Notice title={enrollments.empty} detail={enrollments.emptyDetail} />;
  return (
    <Notice
      announce="status"
      title={enrollments.noMatch}
      detail={enrollments.noMatchDetail}
      action={
        <AnchorLink
          to="/campaigns/$campaignId/enrollments"
          params={{ campaignId }}
          search={{}}
          resetScroll={false}
        >
          {states.clear}
        </AnchorLink>
      }
    />
  );
}

/** When the details close, the focus goes back to the row whose details they were. */
function useFocusAfterDetails(): void {
  const { enrollmentId } = useParams({ strict: false });
  const shown = useRef(enrollmentId);
  useEffect(() => {
    if (enrollmentId === undefined && shown.current !== undefined) {
      document.getElementById(viewLinkId(shown.current))?.focus({ preventScroll: true });
    }
    shown.current = enrollmentId;
  }, [enrollmentId]);
}
