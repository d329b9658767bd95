/** A stop of many that nobody looks at any more: wherever one is by then, a message says when it is over. */
import { QueryObserver, type QueryClient } from '@tanstack/react-query';
import type { Job } from '../../api/types.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { isOver, jobQuery } from '../jobs/job-queries.ts';
import { resultText, undoBulk } from './undo-bulk.ts';

export function watchBulk(queryClient: QueryClient, jobId: string): void {
  const observer = new QueryObserver(queryClient, jobQuery(jobId));
  const hear = (job: Job | undefined): boolean => {
    if (job === undefined || !isOver(job)) return false;
    tellOver(queryClient, job);
    return true;
  };
  if (hear(observer.getCurrentResult().data)) return;
  const stop = observer.subscribe(({ data }) => {
    if (hear(data)) stop();
  });
}

function tellOver(queryClient: QueryClient, job: Job): void {
  const { bulkUnenroll: say } = words;
  const undo = (): void => {
    undoBulk(job.id).then(
      (jobId) => watchBulk(queryClient, jobId),
      (error: unknown) =>
        showToast({ text: error instanceof Error ? faultText(error) : String(error), tone: 'failed' }),
    );
  };
  const isUndoable = job.undoable && job.undoOf === null && (job.results['unenrolled'] ?? 0) > 0;
  showToast({
    text: `${say.over[job.status] ?? ''} ${resultText(job)}`,
    tone: job.status === 'failed' ? 'failed' : 'done',
    undo: isUndoable ? undo : undefined,
  });
  void queryClient.invalidateQueries({ queryKey: ['enrollments'] });
}
