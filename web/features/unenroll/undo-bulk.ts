/** Taking back a stop of many, and what came of one in a line. */
import { answer, api } from '../../api/client.ts';
import type { Job } from '../../api/types.ts';
import { words } from '../../words/words.ts';
import { inWords } from './unenroll-faults.ts';

/** The id of the job that does it. */
export async function undoBulk(jobId: string): Promise<string> {
  const job = await inWords(answer(api.POST('/api/v1/jobs/{id}/undo', { params: { path: { id: jobId } } })));
  return job.id;
}

export function resultText({ results }: Pick<Job, 'results'>): string {
  const { bulkUnenroll: say } = words;
  const parts = Object.entries(results).filter(([, value]) => value > 0);
  if (parts.length === 0) return say.noResult;
  return `${parts.map(([name, value]) => say.result(value, say.results[name] ?? name)).join(', ')}.`;
}
