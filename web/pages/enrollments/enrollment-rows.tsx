/** The list with what can be done to it: picking, unenrolling one by a key, many by a dialog. */
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { Campaign, Enrollment, EnrollmentCounts, Sequence } from '../../api/types.ts';
import { isFiltered, type EnrollmentSearch } from '../../features/enrollments/enrollment-search.ts';
import { isHere, placeOf } from '../../features/enrollments/live-rows.ts';
import type { useEnrollmentRows } from '../../features/enrollments/use-enrollment-rows.ts';
import { useMay } from '../../features/session/use-may.ts';
import { UnenrollDialog } from '../../features/unenroll/unenroll-dialog.tsx';
import { useQuickUnenroll } from '../../features/unenroll/use-quick-unenroll.ts';
import { words } from '../../words/words.ts';
import { BulkFlow, useBulkFlow } from './bulk-flow.tsx';
import { EnrollmentList } from './enrollment-list.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { isNobody, isPicked, isWhole, useSelection, type Selection } from './use-selection.ts';

type EnrollmentRowsProps = {
  readonly campaignId: string;
  readonly campaign: Campaign | undefined;
  readonly search: EnrollmentSearch;
  readonly list: ReturnType<typeof useEnrollmentRows>;
};

const NO_SEQUENCES: readonly Sequence[] = [];
/** As the server has it for a role that may name so many. */
const NAMED_LIMIT = 100;

export function EnrollmentRows({ campaignId, campaign, search, list }: EnrollmentRowsProps) {
  const { rows, query, counts } = list;
  const { enrollmentId: openId } = useParams({ strict: false });
  const navigate = useNavigate();
  const may = useMay('enrollments.unenroll');
  const mayAll = useMay('jobs.bulk') !== undefined;
  const { selection, pickAll, clear, ...picking } = useSelection(
    rows,
    `${campaignId} ${JSON.stringify(search)}`,
  );
  const [asked, ask] = useState<Enrollment>();
  const flow = useBulkFlow();
  const sequences = campaign?.sequences ?? NO_SEQUENCES;
  const unenrollOne = useQuickUnenroll(sequences, ask);
  const unenrollMany = (): void => {
    const target = selection.kind === 'all' ? { search } : { enrollmentIds: [...selection.ids] };
    const meant = [...rows].filter(isHere).filter(({ id }) => isPicked(selection, id));
    // Whom it would change first.
    const isActive = ({ status }: Enrollment): number => (status === 'active' ? 0 : 1);
    flow.ask({ target, rows: meant.toSorted((a, b) => isActive(a) - isActive(b)) });
  };
  const open = useCallback(
    (enrollmentId: string) =>
      void navigate({
        to: '/campaigns/$campaignId/enrollments/$enrollmentId',
        params: { campaignId, enrollmentId },
        search,
        resetScroll: false,
      }),
    [navigate, campaignId, search],
  );
  const refusal = refusalOf(selection, may === 'named_100');
  const hasMore = selection.kind === 'some' && query.hasNextPage && isWhole(selection, rows);
  return (
    <div>
      {isNobody(selection) ? null : (
        <SelectionBar
          selection={selection}
          matching={matchingOf(search, counts, query.hasNextPage ? undefined : rows.length)}
          onAll={hasMore && mayAll ? pickAll : undefined}
          onUnenroll={unenrollMany}
          onClear={clear}
          refusal={refusal}
        />
      )}
      <EnrollmentList
        campaignId={campaignId}
        search={search}
        list={list}
        rows={rows}
        sequences={sequences}
        openId={openId}
        picking={may === undefined ? undefined : { selection, ...picking }}
        onOpen={open}
        onUnenroll={(id) => {
          if (!isNobody(selection)) {
            if (refusal === null) unenrollMany();
            return true;
          }
          const at = placeOf(rows, id);
          const row = at < 0 ? undefined : rows.at(at);
          return row !== undefined && isHere(row) && unenrollOne(row);
        }}
      />
      {asked === undefined ? null : (
        <UnenrollDialog
          enrollmentId={asked.id}
          who={asked.record.name}
          campaignName={campaign?.name ?? ''}
          sequences={sequences}
          onClose={() => ask(undefined)}
        />
      )}
      <BulkFlow campaignId={campaignId} flow={flow} onStarted={clear} />
    </div>
  );
}

function refusalOf(selection: Selection, isLimited: boolean): string | null {
  const { bulkUnenroll: say } = words;
  if (!isLimited) return null;
  if (selection.kind === 'all') return say.notByFilter;
  return selection.ids.size > NAMED_LIMIT ? say.tooMany(NAMED_LIMIT) : null;
}

/** How many the filter lets through: known for all, for one status, and once the end was seen. */
function matchingOf(
  { status, ...search }: EnrollmentSearch,
  counts: EnrollmentCounts | undefined,
  loaded: number | undefined,
): number | undefined {
  if (loaded !== undefined) return loaded;
  if (counts === undefined || isFiltered(search)) return undefined;
  const { active, completing, completed, unenrolled } = counts;
  if (status === undefined) return active + completing + completed + unenrolled;
  return status === 'unenrolled' ? unenrolled + completing : counts[status];
}
