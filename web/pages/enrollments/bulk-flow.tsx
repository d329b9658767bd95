/** A stop of many from the first look to the last word: the count, the job, and a message when nobody looks any more. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Enrollment } from '../../api/types.ts';
import { BulkJobDialog } from '../../features/unenroll/bulk-job-dialog.tsx';
import { BulkUnenrollDialog } from '../../features/unenroll/bulk-unenroll-dialog.tsx';
import type { BulkTarget } from '../../features/unenroll/unenroll-queries.ts';
import { watchBulk } from '../../features/unenroll/watch-bulk.ts';

type Asked = { readonly target: BulkTarget; readonly rows: readonly Enrollment[] };

export function useBulkFlow() {
  const [asked, ask] = useState<Asked>();
  const [jobId, setJobId] = useState<string>();
  return { asked, ask, jobId, setJobId };
}

type BulkFlowProps = {
  readonly campaignId: string;
  readonly flow: ReturnType<typeof useBulkFlow>;
  /** The selection has served. */
  readonly onStarted: () => void;
};

export function BulkFlow({ campaignId, flow, onStarted }: BulkFlowProps) {
  const { asked, ask, jobId, setJobId } = flow;
  const queryClient = useQueryClient();
  if (asked !== undefined) {
    return (
      <BulkUnenrollDialog
        campaignId={campaignId}
        {...asked}
        onClose={() => ask(undefined)}
        onStarted={(started) => {
          ask(undefined);
          setJobId(started);
          onStarted();
        }}
      />
    );
  }
  if (jobId === undefined) return null;
  return (
    <BulkJobDialog
      jobId={jobId}
      onClose={() => {
        setJobId(undefined);
        watchBulk(queryClient, jobId);
      }}
      onUndone={setJobId}
    />
  );
}
