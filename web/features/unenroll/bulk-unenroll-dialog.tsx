/** Unenrolling many: first counted, then done by a job that can be watched, cancelled and taken back as one. */
import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import type { Enrollment } from '../../api/types.ts';
import { ActFault, fieldFault } from '../../ui/act-fault.tsx';
import { Failure } from '../../ui/failure.tsx';
import { words } from '../../words/words.ts';
import { BulkPreview, BulkPreviewSkeleton } from './bulk-preview.tsx';
import { StopActions, StopFrame } from './stop-frame.tsx';
import classes from './unenroll-dialog.module.css';
import { inWords } from './unenroll-faults.ts';
import { bulkBody, dryRunQuery, type BulkTarget } from './unenroll-queries.ts';
import { NO_WHY, WhyFields } from './why-fields.tsx';

type BulkUnenrollDialogProps = {
  readonly campaignId: string;
  readonly target: BulkTarget;
  /** Of those that are meant, as many as are loaded. */
  readonly rows: readonly Enrollment[];
  readonly onClose: () => void;
  readonly onStarted: (jobId: string) => void;
};

const { bulkUnenroll: say } = words;
const OWN_FAULTS = ['reason', 'note'];

export function BulkUnenrollDialog({
  campaignId,
  target,
  rows,
  onClose,
  onStarted,
}: BulkUnenrollDialogProps) {
  const counted = useQuery(dryRunQuery(campaignId, target));
  const [why, setWhy] = useState(NO_WHY);
  const start = useMutation({
    mutationFn: () => inWords(startJob(campaignId, target, why)),
    onSuccess: onStarted,
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!start.isPending) start.mutate();
  };
  const affected = counted.data?.enrollments;
  const title = 'enrollmentIds' in target ? say.title(target.enrollmentIds.length) : say.titleAll;
  const faults = { reason: fieldFault(start.error, 'reason'), note: fieldFault(start.error, 'note') };
  return (
    <StopFrame title={title} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        {counted.data !== undefined ? (
          <BulkPreview counted={counted.data} rows={rows} />
        ) : counted.isError ? (
          <Failure error={counted.error} onRetry={() => void counted.refetch()} />
        ) : (
          <BulkPreviewSkeleton />
        )}
        <WhyFields why={why} onChange={setWhy} faults={faults} />
        <ActFault error={start.error} shown={OWN_FAULTS} />
        <StopActions>
          <Button variant="default" onClick={onClose}>
            {words.unenroll.keep}
          </Button>
          <Button
            type="submit"
            loading={start.isPending}
            disabled={affected === undefined ? !counted.isError : affected === 0}
          >
            {affected === undefined ? words.unenroll.submitPlain : say.submit(affected)}
          </Button>
        </StopActions>
      </form>
    </StopFrame>
  );
}

async function startJob(campaignId: string, target: BulkTarget, why: typeof NO_WHY): Promise<string> {
  const given = { ...(why.reason ? { reason: why.reason } : {}), ...(why.note ? { note: why.note } : {}) };
  const body = { ...bulkBody(target), ...given, dryRun: false };
  const job = await answer(
    api.POST('/api/v1/campaigns/{id}/unenroll', { params: { path: { id: campaignId } }, body }),
  );
  if ('dryRun' in job) throw new Error('a stop of many was answered by a dry run');
  return job.id;
}
