/** One record: who or what it is, how it is reached and whether it may be, where it is enrolled, what was sent. */
import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Suppression } from '../../api/types.ts';
import { listsQuery } from '../../features/lists/list-queries.ts';
import { recordOutboxQuery } from '../../features/outbox/outbox-queries.ts';
import {
  recordEnrollmentsQuery,
  recordQuery,
  recordTouchesQuery,
} from '../../features/records/record-queries.ts';
import { recordSuppressionsQuery } from '../../features/suppressions/suppression-queries.ts';
import { Failure } from '../../ui/failure.tsx';
import { useDrawn } from '../../ui/later.tsx';
import page from '../../ui/list-page.module.css';
import { words } from '../../words/words.ts';
import { CustomCard } from './custom-card.tsx';
import { Duplicates } from './duplicates.tsx';
import { EnrollmentsSection } from './enrollments-section.tsx';
import { LinkedCard } from './linked-card.tsx';
import { ListsCard, TagsCard } from './sorted-cards.tsx';
import { MessagesSection } from './messages-section.tsx';
import { ReachCard } from './reach-card.tsx';
import { RecordHead } from './record-head.tsx';
import classes from './record-page.module.css';

const route = getRouteApi('/inside/records/$recordId');
const inside = getRouteApi('/inside');

export function RecordPage() {
  const { recordId } = route.useParams();
  const { me } = inside.useRouteContext();
  const query = useQuery(recordQuery(recordId));
  const { suppressions, isSettled } = useSurroundings(recordId);
  const isDrawn = useDrawn(isSettled && query.data !== undefined);
  // Head and body at once: one that grows before the other would push it down.
  const record = isDrawn ? query.data : undefined;
  if (query.isError && query.data === undefined) {
    return (
      <Failure
        order={1}
        error={query.error}
        role={words.role[me.workspace.role]}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <div className={page.page}>
      <RecordHead record={record} suppressions={suppressions} />
      {record === undefined ? (
        <Waiting />
      ) : (
        <div className={classes.columns}>
          <div className={classes.main}>
            <EnrollmentsSection recordId={recordId} />
            <MessagesSection recordId={recordId} />
          </div>
          <div className={classes.side}>
            <ReachCard record={record} suppressions={suppressions} />
            <LinkedCard record={record} />
            <TagsCard record={record} />
            <ListsCard record={record} />
            <CustomCard record={record} />
            <Duplicates record={record} />
          </div>
        </div>
      )}
    </div>
  );
}

const NONE: readonly Suppression[] = [];

/** All that the page is made of, before it is drawn: parts that come one after the other would push each other about. */
function useSurroundings(recordId: string) {
  const suppressions = useQuery(recordSuppressionsQuery(recordId));
  const others = [
    useQuery(recordEnrollmentsQuery(recordId)),
    useQuery(recordTouchesQuery(recordId)),
    useQuery(recordOutboxQuery(recordId)),
    useQuery(listsQuery),
  ];
  return {
    suppressions: suppressions.data?.items ?? NONE,
    isSettled: [suppressions, ...others].every(({ isPending }) => !isPending),
  };
}

const Waiting = () => (
  <div aria-busy="true" className={classes.columns}>
    <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
    <div className={classes.main}>
      <Skeleton height={160} />
      <Skeleton height={160} />
    </div>
    <div className={classes.side}>
      <Skeleton height={200} />
      <Skeleton height={120} />
    </div>
  </div>
);
