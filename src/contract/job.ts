/** Long work: `GET /jobs/{id}`, its results, cancelling and undoing it (contract.md §2). */
import { z } from 'zod';
import { JOB_STATUSES } from '#domain/job/job-status';
import { Actor, Instant } from './common.ts';
import { Id } from './ids.ts';
import { listQuery } from './pagination.ts';

export const JobStatus = z.enum(JOB_STATUSES).meta({ id: 'JobStatus' });

export const Job = z
  .object({
    id: Id,
    kind: z.string(),
    status: JobStatus,
    total: z.int().nullable().meta({ description: 'Null: not known yet.' }),
    done: z.int(),
    results: z.record(z.string(), z.int()).meta({ description: 'How many ended in which way.' }),
    actor: Actor,
    campaignId: Id.nullable(),
    cancelRequested: z.boolean(),
    undoable: z.boolean().meta({ description: 'Whether it can be undone once it is over.' }),
    undoOf: Id.nullable().meta({ description: 'The job that this one takes back.' }),
    fault: z.string().nullable().meta({ description: 'Why it failed.' }),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
    resultsUrl: z.string().meta({ description: 'CSV, one row a target; for an import, its rejected rows.' }),
  })
  .meta({ id: 'Job' });

export const JobListQuery = listQuery({
  kind: z.string().min(1).max(64).optional(),
  status: JobStatus.optional(),
  campaignId: Id.optional(),
});
