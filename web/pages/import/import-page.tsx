/** One import: how far it is, what came of its rows, and which were refused, with the reason and the way to mend them. */
import { Alert, Button, Progress, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { answer, api } from '../../api/client.ts';
import type { Import } from '../../api/types.ts';
import { IMPORT_LOOKS } from '../../features/imports/import-look.ts';
import { importQuery } from '../../features/imports/import-queries.ts';
import { isOver } from '../../features/jobs/job-queries.ts';
import { useMay } from '../../features/session/use-may.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { formatInstant, formatNumber } from '../../ui/format.ts';
import { ChevronIcon } from '../../ui/icons.tsx';
import page from '../../ui/list-page.module.css';
import { PageHeading } from '../../ui/page-heading.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import classes from './import-page.module.css';
import { RejectedRows } from './rejected-rows.tsx';

const route = getRouteApi('/inside/imports/$importId');
const inside = getRouteApi('/inside');
const { import: say } = words;
const PERCENT = 100;

export function ImportPage() {
  const { importId } = route.useParams();
  const { me } = inside.useRouteContext();
  const query = useQuery(importQuery(importId));
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
      <div className={classes.top}>
        <p className={page.trail}>
          <AnchorLink to="/imports">{say.trail}</AnchorLink>
          <ChevronIcon size={12} />
        </p>
        <PageHeading title={query.data?.fileName ?? say.loading} />
        <p className={classes.state}>
          {query.data === undefined ? (
            '\u00a0'
          ) : (
            <>
              <StatusMark look={IMPORT_LOOKS[query.data.status]} />
              <span>
                {say.startedBy(words.importType[query.data.type], formatInstant(query.data.createdAt))}
              </span>
            </>
          )}
        </p>
      </div>
      {query.data === undefined ? <Waiting /> : <Whole one={query.data} />}
    </div>
  );
}

function Whole({ one }: { readonly one: Import }) {
  const isSuppression = one.type === 'suppression';
  return (
    <>
      <Running one={one} />
      {one.fault === null ? null : (
        <Alert role="alert" color="red" variant="outline" title={say.fault}>
          {one.fault}
        </Alert>
      )}
      <Counts one={one} />
      {one.created + one.updated > 0 ? (
        <p className={classes.detail}>
          <AnchorLink to={isSuppression ? '/do-not-contact' : '/records'}>
            {isSuppression ? say.toSuppressions : say.toRecords}
          </AnchorLink>
        </p>
      ) : null}
      <RejectedRows one={one} />
    </>
  );
}

/** Keeps its place when it is over: the counts below do not jump. */
function Running({ one }: { readonly one: Import }) {
  const { id, progress, processedRows, totalRows, status } = one;
  const queryClient = useQueryClient();
  const mayCancel = useMay('jobs.bulk') !== undefined;
  const cancel = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/imports/{id}/cancel', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['import', id] }),
  });
  return (
    <div className={classes.running}>
      <Progress.Root size="md">
        <Progress.Section
          value={PERCENT * progress}
          aria-label={say.progress}
          // What is over is no news any more.
          {...(isOver(one) ? { color: 'gray.4' } : {})}
        />
      </Progress.Root>
      <div className={classes.line}>
        <Text component="output" size="sm" c="dimmed">
          {status === 'cancelled' ? say.cancelled : say.read(processedRows, totalRows)}
        </Text>
        {isOver(one) || !mayCancel ? null : (
          <Button variant="default" size="xs" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {say.cancel}
          </Button>
        )}
      </div>
      <ActFault error={cancel.error} />
    </div>
  );
}

function Counts({ one }: { readonly one: Import }) {
  const counts = (['created', 'updated', 'rejected', 'possibleDuplicates'] as const).filter(
    (name) => name !== 'possibleDuplicates' || one.type !== 'suppression',
  );
  return (
    <section aria-label={say.counts}>
      <dl className={classes.counts}>
        {counts.map((name) => (
          <div key={name} className={classes.count}>
            <dt>{say[name]}</dt>
            <dd className={classes.number}>{formatNumber(one[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const Waiting = () => (
  <div aria-busy="true" className={page.page}>
    <VisuallyHidden component="output">{words.states.loading}</VisuallyHidden>
    <Skeleton height={48} />
    <Skeleton height={72} />
  </div>
);
