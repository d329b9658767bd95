/** Batches of direct mail: the pieces of one sequence that leave on one day and are printed together (contract.md §2). */
import { z } from 'zod';
import { Instant } from './common.ts';
import { Id } from './ids.ts';
import { listQuery } from './pagination.ts';

export const BATCH_STATUSES = ['open', 'locking', 'locked', 'mailed'] as const;
export const BatchStatus = z.enum(BATCH_STATUSES).meta({ id: 'BatchStatus' });

export const Batch = z
  .object({
    id: Id,
    sequenceId: z.string(),
    sendDate: z.string().meta({ example: '2025-03-10' }),
    dueAt: Instant,
    locksAt: Instant.meta({ description: 'From then on it locks, and its pieces cannot be stopped.' }),
    lockedAt: Instant.nullable(),
    mailedAt: Instant.nullable(),
    status: BatchStatus,
    planned: z.int().meta({ description: 'Pieces in it.' }),
    removed: z.int().meta({ description: 'Pieces that were taken out of it.' }),
    replaced: z.int().meta({ description: 'Places that others took: there is no replacement, so none.' }),
  })
  .meta({ id: 'Batch' });

const statuses = z
  .union([BatchStatus, z.array(BatchStatus).min(1).max(BATCH_STATUSES.length)])
  .transform((value) => (Array.isArray(value) ? value : [value]));
export const BatchListQuery = listQuery({ status: statuses.optional() });
