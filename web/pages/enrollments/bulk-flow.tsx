/** A stop of many from the first look to the last word: the count, the job, and a message when nobody looks any more. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Enrollment, Job } from '../../api/types.ts';
import { BulkJobDialog, BulkJobWatch } from '../../features/unenroll/bulk-job-dialog.tsx';
import { BulkUnenrollDialog } from '../../features/unenroll/bulk-unenroll-dialog.tsx';
import { resultText, undoBulk } from '../../features/unenroll/undo-bulk.ts';
import type { BulkTarget } from '../../features/unenroll/unenroll-queries.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';

type Asked = { readonly target: BulkTarget; readonly rows: readonly Enrollment[] };
type Running = { readonly jobId: string; readonly isShown: boolean };

export function useBulkFlow() {
  const [asked, ask] = useState<Asked>();
  const [running, setRunning] = useState<Running>();
  return { asked, ask, running, setRunning };
}

type BulkFlowProps = {
  readonly campaignId: string;
  readonly flow: ReturnType<typeof useBulkFlow>;
  /** The selection has served. */
  readonly onStarted: () => void;
};

export function BulkFlow({ campaignId, flow, onStarted }: BulkFlowProps) {
  const { asked, ask, running, setRunning } = flow;
  const queryClient = useQueryClient();
  const over = useCallback(
    (job: Job) => {
      setRunning(undefined);
      tellOver(job, (jobId) => setRunning({ jobId, isShown: false }));
      void queryClient.invalidateQueries({ queryKey: ['enrollments', campaignId] });
    },
    [queryClient, campaignId, setRunning],
  );
  if (asked !== undefined) {
    return (
      <BulkUnenrollDialog
        campaignId={campaignId}
        {...asked}
        onClose={() => ask(undefined)}
        onStarted={(jobId) => {
          ask(undefined);
          setRunning({ jobId, isShown: true });
          onStarted();
        }}
      />
    );
  }
  if (running === undefined) return null;
  if (!running.isShown) return <BulkJobWatch jobId={running.jobId} onOver={over} />;
  return (
    <BulkJobDialog
      jobId={running.jobId}
      onClose={() => setRunning({ ...running, isShown: false })}
      onUndone={(jobId) => setRunning({ jobId, isShown: true })}
    />
  );
}

function tellOver(job: Job, onUndo: (jobId: string) => void): void {
  const { bulkUnenroll: say } = words;
  const undo = (): void => {
    undoBulk(job.id).then(onUndo, (error: unknown) =>
      showToast({ text: error instanceof Error ? faultText(error) : String(error), tone: 'failed' }),
    );
  };
  const isUndoable = job.undoable && job.undoOf === null && (job.results['unenrolled'] ?? 0) > 0;
  showToast({
    text: `${say.over[job.status] ?? ''} ${resultText(job)}`,
    tone: job.status === 'failed' ? 'failed' : 'done',
    undo: isUndoable ? undo : undefined,
  });
}
