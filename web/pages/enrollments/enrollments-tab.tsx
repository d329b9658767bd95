/** Who is in a campaign: counts that filter, search, and a list of any length of which only what is seen is drawn. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';
import { isFiltered, type EnrollmentSearch } from '../../features/enrollments/enrollment-search.ts';
import { useEnrollmentRows, useForgetOtherLists } from '../../features/enrollments/use-enrollment-rows.ts';
import type { Sequence } from '../../api/types.ts';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { useDrawn } from '../../ui/later.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';
import { EnrollmentFilters } from './enrollment-filters.tsx';
import { EnrollmentRows } from './enrollment-rows.tsx';
import classes from './enrollments-tab.module.css';
import { EnrollmentListSkeleton } from './list-frame.tsx';
import { StatusCounts } from './status-counts.tsx';
import { viewLinkId } from './view-link.ts';

const route = getRouteApi('/inside/campaigns/$campaignId/enrollments');
const inside = getRouteApi('/inside');
const NO_SEQUENCES: readonly Sequence[] = [];

export function EnrollmentsTab() {
  const { campaignId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { me } = inside.useRouteContext();
  const { data: campaign } = useQuery(campaignQuery(campaignId));
  const list = useEnrollmentRows(campaignId, search);
  useForgetOtherLists(campaignId, search);
  useFocusAfterDetails();
  const { query, rows } = list;
  const isDrawn = useDrawn(!query.isPending);
  const change = useCallback(
    (part: EnrollmentSearch) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, ...part }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return (
    <div className={classes.tab}>
      <StatusCounts campaignId={campaignId} search={search} counts={list.counts ?? campaign?.enrollments} />
      <EnrollmentFilters
        campaignId={campaignId}
        search={search}
        sequences={campaign?.sequences ?? NO_SEQUENCES}
        onChange={change}
      />
      {!isDrawn ? (
        <EnrollmentListSkeleton />
      ) : query.data === undefined ? (
        <Failure
          error={query.error}
          role={words.role[me.workspace.role]}
          onRetry={() => void query.refetch()}
        />
      ) : rows.length === 0 ? (
        <Nobody campaignId={campaignId} search={search} />
      ) : (
        <EnrollmentRows campaignId={campaignId} campaign={campaign} search={search} list={list} />
      )}
      <Outlet />
    </div>
  );
}

type NobodyProps = { readonly campaignId: string; readonly search: EnrollmentSearch };

function Nobody({ campaignId, search }: NobodyProps) {
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
