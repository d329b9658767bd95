/** A stop of many while it is done, and what came of it: results, the file, and the way back as one. */
import { Anchor, Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Job } from '../../api/types.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { words } from '../../words/words.ts';
import { JobProgress } from '../jobs/job-progress.tsx';
import { isOver, jobQuery } from '../jobs/job-queries.ts';
import { useMay } from '../session/use-may.ts';
import classes from './bulk-unenroll.module.css';
import { StopActions, StopFrame } from './stop-frame.tsx';
import { resultText, undoBulk } from './undo-bulk.ts';

const { bulkUnenroll: say } = words;

type BulkJobDialogProps = {
  readonly jobId: string;
  readonly onClose: () => void;
  /** The job that takes it back. */
  readonly onUndone: (jobId: string) => void;
};

export function BulkJobDialog({ jobId, onClose, onUndone }: BulkJobDialogProps) {
  const { data: job } = useQuery(jobQuery(jobId));
  const label = job?.undoOf == null ? say.running : say.undoing;
  return (
    <StopFrame title={label} onClose={onClose}>
      <div className={classes.over}>
        <JobProgress id={jobId} label={label} />
        {job !== undefined && isOver(job) ? <Over job={job} onUndone={onUndone} /> : <p>{say.goesOn}</p>}
      </div>
      <StopActions>
        <Button data-autofocus onClick={onClose}>
          {words.act.close}
        </Button>
      </StopActions>
    </StopFrame>
  );
}

function Over({ job, onUndone }: { readonly job: Job; readonly onUndone: (jobId: string) => void }) {
  const mayUndo = useMay('jobs.bulk') !== undefined && job.undoable && job.undoOf === null;
  const undo = useMutation({ mutationFn: () => undoBulk(job.id), onSuccess: onUndone });
  return (
    <>
      <output>
        {say.over[job.status]} {resultText(job)}
      </output>
      {job.fault === null ? null : <p>{job.fault}</p>}
      <p>
        <Anchor href={job.resultsUrl} download size="sm">
          {say.csv}
        </Anchor>
      </p>
      {mayUndo && (job.results['unenrolled'] ?? 0) > 0 ? (
        <div>
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
            {say.undo}
          </Button>
        </div>
      ) : null}
      <ActFault error={undo.error} />
    </>
  );
}
