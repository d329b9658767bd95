/**
 * However far somebody scrolls, only the pages near the window are kept whole. Of the others who is in them stays, so that
 * every row keeps its place; they are asked for again, by name, when they come near.
 */
import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { awayRows } from './away-rows.ts';
import { enrollmentsQuery, fetchEnrollments, PAGE_SIZE } from './enrollment-queries.ts';
import type { EnrollmentSearch } from './enrollment-search.ts';
import { hereOf, isHere, type EnrollmentPage, type Row } from './live-rows.ts';

/** Pages on either side of what is seen: so many stay whole, so many are asked for before they are seen. */
const KEPT = 4;
const AHEAD = 2;
/** Who only passes by asks for nothing. */
const REST_MS = 80;

type Pages = InfiniteData<EnrollmentPage, string | undefined>;

export function useNearPages(
  campaignId: string,
  search: EnrollmentSearch,
  inView: readonly { readonly index: number }[],
): void {
  const queryClient = useQueryClient();
  const asked = useRef(new Set<number>());
  const first = Math.floor((inView[0]?.index ?? 0) / PAGE_SIZE);
  const last = Math.floor((inView.at(-1)?.index ?? 0) / PAGE_SIZE);
  useEffect(() => {
    const { queryKey } = enrollmentsQuery(campaignId, search);
    const change = (by: (pages: readonly EnrollmentPage[]) => readonly EnrollmentPage[]): void => {
      queryClient.setQueryData<Pages>(queryKey, (data) => {
        const pages = data && by(data.pages);
        return data === undefined || pages === data.pages ? data : { ...data, pages: [...(pages ?? [])] };
      });
    };
    const bring = async (at: number, ids: readonly string[]): Promise<void> => {
      if (asked.current.has(at)) return;
      asked.current.add(at);
      try {
        const now = Date.now();
        const query = { id: [...ids], limit: ids.length };
        const { items } = await fetchEnrollments(campaignId, query, AbortSignal.timeout(PATIENCE_MS));
        const byId = new Map(items.map((row) => [row.id, row]));
        change((pages) => brought(pages, at, byId, now));
      } catch {
        // They stay away, and are asked for when somebody scrolls on.
      } finally {
        asked.current.delete(at);
      }
    };
    const timer = setTimeout(() => {
      change((pages) => letGo(pages, first - KEPT, last + KEPT));
      const pages = queryClient.getQueryData<Pages>(queryKey)?.pages ?? [];
      for (let at = Math.max(first - AHEAD, 0); at <= last + AHEAD; at += 1) {
        const away = [...(pages[at]?.items ?? [])].filter((row) => !isHere(row));
        if (away.length > 0)
          void bring(
            at,
            away.map(({ id }) => id),
          );
      }
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [queryClient, campaignId, search, first, last]);
}

const PATIENCE_MS = 30_000;

/** The same pages when there is nothing to let go. */
export function letGo(pages: readonly EnrollmentPage[], from: number, to: number): readonly EnrollmentPage[] {
  const isFar = ({ items }: EnrollmentPage, at: number): boolean =>
    (at < from || at > to) && hereOf(items).length > 0;
  if (!pages.some(isFar)) return pages;
  return pages.map((page, at) =>
    isFar(page, at) ? { ...page, items: awayRows(Array.from(page.items, ({ id }) => id)) } : page,
  );
}

export const brought = (
  pages: readonly EnrollmentPage[],
  at: number,
  byId: ReadonlyMap<string, Row>,
  now: number,
): readonly EnrollmentPage[] =>
  pages.map((page, index) =>
    index === at
      ? { ...page, items: Array.from(page.items, (row) => byId.get(row.id) ?? row), at: now }
      : page,
  );
