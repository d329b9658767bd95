/** The life of a job as a table of transitions. A running job that nobody holds any more is taken up where it was. */
export const JOB_STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export const JOB_EVENTS = ['take', 'succeed', 'fail', 'cancel'] as const;
export type JobEvent = (typeof JOB_EVENTS)[number];

export const JOB_TRANSITIONS: Readonly<Record<JobStatus, Partial<Record<JobEvent, JobStatus>>>> = {
  queued: { take: 'running', cancel: 'cancelled' },
  running: { take: 'running', succeed: 'succeeded', fail: 'failed', cancel: 'cancelled' },
  succeeded: {},
  failed: {},
  cancelled: {},
};

/** What was done until then stands; only a job that has ended can be undone. */
export const isJobOver = (status: JobStatus): boolean => Object.keys(JOB_TRANSITIONS[status]).length === 0;
