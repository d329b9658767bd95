/** An import as clients see it. */
import type { z } from 'zod';
import type { Import } from '#contract/import';
import { readProgress } from '#engine/import/import-job';
import type { StoredImport } from '#engine/ports/import-store';

export function presentImport(stored: StoredImport): z.input<typeof Import> {
  const { job, type, fileName, totalRows, processedRows, created, updated, possibleDuplicates, rejected } =
    stored;
  return {
    id: job.id,
    type,
    fileName,
    status: job.status,
    totalRows,
    processedRows,
    created,
    updated,
    possibleDuplicates,
    rejected,
    rejectedUrl: `/api/v1/imports/${job.id}/rejected.csv`,
    progress: progressOf(stored),
    fault: job.fault,
    createdAt: job.createdAt.toISOString(),
    startedAt: job.startedAt?.toISOString() ?? null,
    finishedAt: job.finishedAt?.toISOString() ?? null,
  };
}

function progressOf({ job, bytes, totalRows }: StoredImport): number {
  if (totalRows !== null) return 1;
  const read = readProgress(job.progress)?.bytes ?? 0;
  return bytes === 0 ? 0 : Math.min(1, read / bytes);
}
