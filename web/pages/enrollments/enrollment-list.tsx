/** The rows of a campaign, however many there are. Every row has the same height, known before it is drawn. */
// oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are placed by a grid are no table to some browsers.
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useRef, type FocusEvent } from 'react';
import type { Sequence } from '../../api/types.ts';
import { stringifySearch } from '../../app/search-params.ts';
import type { EnrollmentSearch } from '../../features/enrollments/enrollment-search.ts';
import { isHere, type Row } from '../../features/enrollments/live-rows.ts';
import { sliceOf, type Rows } from '../../features/enrollments/rows.ts';
import { useNearPages } from '../../features/enrollments/near-pages.ts';
import { useKeepFresh, type useEnrollmentRows } from '../../features/enrollments/use-enrollment-rows.ts';
import { useWindowRows } from '../../ui/use-window-rows.ts';
import { EnrollmentRow } from './enrollment-row.tsx';
import classes from './enrollment-list.module.css';
import { AwayRow, ListEnd, ListFrame } from './list-frame.tsx';
import { useListKeys } from './use-list-keys.ts';
import { isNobody, isPicked, isWhole, type Selection } from './use-selection.ts';

/** As the style sheet has them. */
const ROW_HEIGHT = 64;
const NARROW_ROW_HEIGHT = 144;
const NARROW = '(max-width: 48em)';

export type Picking = {
  readonly selection: Selection;
  readonly pick: (id: string, isRange: boolean) => void;
  readonly pickLoaded: () => void;
};

type EnrollmentListProps = {
  readonly campaignId: string;
  readonly search: EnrollmentSearch;
  readonly list: ReturnType<typeof useEnrollmentRows>;
  readonly rows: Rows<Row>;
  readonly sequences: readonly Sequence[];
  readonly openId: string | undefined;
  /** Undefined: the role has nothing to do with a selection. */
  readonly picking: Picking | undefined;
  readonly onOpen: (id: string) => void;
  readonly onUnenroll: (id: string | undefined) => boolean;
};

const NOBODY: Selection = { kind: 'some', ids: new Set() };

export function EnrollmentList(props: EnrollmentListProps) {
  const { campaignId, search, list, rows, sequences, openId, picking, onOpen, onUnenroll } = props;
  const { query } = list;
  const listSearch = stringifySearch(search);
  const more = {
    has: query.hasNextPage,
    isLoading: query.isFetchingNextPage,
    hasFailed: query.isFetchNextPageError,
    load: () => void query.fetchNextPage(),
  };
  const body = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false });
  const height = isNarrow ? NARROW_ROW_HEIGHT : ROW_HEIGHT;
  const { items, offsetOf, totalHeight, scrollTo } = useWindowRows(body, rows, height, more);
  const sequenceIds = useMemo(() => sequences.map(({ id }) => id), [sequences]);
  const inView = useInView(rows, items);
  useKeepFresh(campaignId, list, inView);
  useNearPages(campaignId, search, inView);
  const pick = picking?.pick;
  const { current, setCurrent } = useListKeys({
    rows,
    scrollTo,
    onPick: pick && ((id) => pick(id, false)),
    onOpen,
    onUnenroll,
  });
  const selection = picking?.selection ?? NOBODY;
  const follow = ({ target }: FocusEvent): void => {
    const row = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (row !== undefined) setCurrent(row);
  };
  return (
    <div>
      <ListFrame
        isStale={query.isPlaceholderData}
        rowCount={more.has ? -1 : rows.length + 1}
        picked={isNobody(selection) ? 'none' : isWhole(selection, rows) ? 'all' : 'some'}
        onPickLoaded={picking?.pickLoaded}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only hears where the focus is. */}
        <div
          ref={body}
          role="rowgroup"
          className={classes.body}
          style={{ height: totalHeight }}
          onFocus={follow}
        >
          {items.map((item) => {
            const enrollment = rows.at(item.index);
            if (enrollment === undefined) return null;
            const place = { rowIndex: item.index + 2, offset: offsetOf(item) };
            if (!isHere(enrollment)) return <AwayRow key={item.key} {...place} />;
            return (
              <EnrollmentRow
                key={item.key}
                listHref={`/campaigns/${campaignId}/enrollments`}
                listSearch={listSearch}
                enrollment={enrollment}
                sequenceIds={sequenceIds}
                {...place}
                onOpen={onOpen}
                isOpen={enrollment.id === openId}
                isCurrent={enrollment.id === current}
                isPicked={isPicked(selection, enrollment.id)}
                onPick={pick}
              />
            );
          })}
        </div>
      </ListFrame>
      <ListEnd count={rows.length} more={more} />
    </div>
  );
}

function useInView(rows: Rows<Row>, items: readonly { readonly index: number }[]) {
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  return useMemo(
    () => sliceOf(rows, first, last + 1).map(({ id }, at) => ({ id, index: first + at })),
    [rows, first, last],
  );
}
