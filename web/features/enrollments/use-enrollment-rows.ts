/** A campaign's enrollments as a screen shows them: the pages that were scrolled through, kept up with what happens. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { enrollmentsQuery } from './enrollment-queries.ts';
import type { EnrollmentSearch } from './enrollment-search.ts';
import { isBehind, liveRowsQuery, rowsOf, type EnrollmentPage } from './live-rows.ts';

const NO_PAGES: readonly EnrollmentPage[] = [];
/** Scrolling has come to rest. */
const REST_MS = 200;

/** What is on the screen: the list says it, whoever asks again reads it. Outside of React: nothing is drawn by it. */
const views = new Map<string, readonly { readonly id: string; readonly index: number }[]>();

export function useEnrollmentRows(campaignId: string, search: EnrollmentSearch) {
  const queryClient = useQueryClient();
  const query = useInfiniteQuery(enrollmentsQuery(campaignId, search));
  const options = liveRowsQuery(queryClient, campaignId, search, () =>
    (views.get(campaignId) ?? []).map(({ id }) => id),
  );
  const live = useQuery(options);
  const pages: readonly EnrollmentPage[] = query.data?.pages ?? NO_PAGES;
  const rows = useMemo(() => rowsOf(pages, live.data), [pages, live.data]);
  const counts = live.data.counts ?? pages.at(-1)?.counts;
  return { query, live, pages, rows, counts };
}

/** For the list itself: tells what is in view, and asks for what grew old while it was not. */
export function useKeepFresh(
  campaignId: string,
  { live, pages }: Pick<ReturnType<typeof useEnrollmentRows>, 'live' | 'pages'>,
  inView: readonly { readonly id: string; readonly index: number }[],
): void {
  const latest = useRef({ live, pages });
  useEffect(() => {
    latest.current = { live, pages };
  });
  useEffect(() => {
    views.set(campaignId, inView);
    const timer = setTimeout(() => {
      const now = latest.current;
      if (isBehind(now.pages, now.live.data, inView)) void now.live.refetch({ cancelRefetch: false });
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      views.delete(campaignId);
    };
  }, [campaignId, inView]);
}

/** Another filter is another list, fetched anew: rows that stayed only because they were in view do not come back. */
export function useForgetOtherLists(campaignId: string, search: EnrollmentSearch): void {
  const queryClient = useQueryClient();
  const shown = useRef(search);
  useEffect(() => {
    if (JSON.stringify(shown.current) === JSON.stringify(search)) return;
    shown.current = search;
    for (const queryKey of [
      ['enrollment-pages', campaignId],
      ['enrollments', campaignId, 'live'],
    ])
      queryClient.removeQueries({ queryKey, type: 'inactive' });
  }, [queryClient, campaignId, search]);
}
