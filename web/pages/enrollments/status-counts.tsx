/** How many stand where, of the whole campaign whatever the filters; each is a filter itself. */
import { Link } from '@tanstack/react-router';
import type { EnrollmentCounts } from '../../api/types.ts';
import type { ShownStatus } from '#domain/enrollment/enrollment-selection';
import type { EnrollmentSearch } from '../../features/enrollments/enrollment-search.ts';
import { formatNumber } from '../../ui/format.ts';
import { words } from '../../words/words.ts';
import classes from './status-counts.module.css';

const STATUSES = [
  'active',
  'completing',
  'completed',
  'unenrolled',
] as const satisfies readonly ShownStatus[];

type StatusCountsProps = {
  readonly campaignId: string;
  readonly search: EnrollmentSearch;
  readonly counts: EnrollmentCounts | undefined;
};

export function StatusCounts({ campaignId, search, counts }: StatusCountsProps) {
  const all = counts && STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const entries = [
    { status: undefined, word: words.enrollments.all, count: all },
    ...STATUSES.map((status) => ({ status, word: words.enrollmentStatus[status], count: counts?.[status] })),
  ];
  return (
    <nav aria-label={words.enrollments.byStatus} className={classes.counts}>
      {entries.map(({ status, word, count }) => (
        <Link
          key={word}
          to="/campaigns/$campaignId/enrollments"
          params={{ campaignId }}
          search={{ ...search, status }}
          replace
          resetScroll={false}
          className={classes.count}
          // The router would call every one active whose filters are part of the URL.
          activeOptions={{ exact: true }}
          data-chosen={search.status === status}
          aria-current={search.status === status}
        >
          <span className={classes.number}>{count === undefined ? '\u00a0' : formatNumber(count)}</span>{' '}
          {word}
        </Link>
      ))}
    </nav>
  );
}
