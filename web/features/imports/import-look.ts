/** How an import's status looks: a word, a shape, a colour. */
import type { JobStatus } from '#domain/job/job-status';
import type { StatusLook } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';

const word = words.jobStatus;

export const IMPORT_LOOKS: Readonly<Record<JobStatus, StatusLook>> = {
  queued: { word: word.queued, shape: 'dashed', tone: 'quiet' },
  running: { word: word.running, shape: 'quarter', tone: 'calm' },
  succeeded: { word: word.succeeded, shape: 'tick', tone: 'good' },
  failed: { word: word.failed, shape: 'cross', tone: 'bad' },
  cancelled: { word: word.cancelled, shape: 'bar', tone: 'quiet' },
};
