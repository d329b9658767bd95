/** Imports of CSV files (contract.md §2, §5). */
import { z } from 'zod';
import { IMPORT_TYPES } from '#domain/import/import-type';
import { Instant } from './common.ts';
import { Id } from './ids.ts';
import { JobStatus } from './job.ts';

const ColumnMapping = z
  .record(z.string(), z.string().nullable())
  .meta({ description: 'Column name → target such as `owners.1.emails.1`; null: left out.' });

/** For the document: uploads are read part by part, in any order. */
export const ImportForm = z
  .strictObject({
    file: z.string().meta({
      format: 'binary',
      description: 'CSV: UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab; at most 1 GB.',
    }),
    type: z.enum(IMPORT_TYPES),
    mapping: z
      .string()
      .optional()
      .meta({ description: 'JSON object of column names and targets, put over the guessed mapping.' }),
    tags: z
      .string()
      .optional()
      .meta({ description: 'By commas: every contact or property of the file gets them.' }),
    listId: z
      .string()
      .optional()
      .meta({ description: 'Every contact or property of the file is put on this list.' }),
  })
  .meta({ id: 'ImportForm' });

export const ImportMade = z.object({ id: Id }).meta({ id: 'ImportMade' });

export const Import = z
  .object({
    id: Id,
    type: z.enum(IMPORT_TYPES),
    fileName: z.string(),
    status: JobStatus,
    totalRows: z.int().nullable().meta({ description: 'Known when the whole file has been read.' }),
    processedRows: z.int(),
    created: z.int(),
    updated: z.int().meta({
      description: 'Rows that met a record that was there; with `created` and `rejected`, all rows.',
    }),
    possibleDuplicates: z.int().meta({ description: 'Of those created.' }),
    rejected: z.int(),
    rejectedUrl: z.string().meta({
      description: 'The rejected rows as CSV with line, column and reason, ready to be mended and imported.',
    }),
    progress: z.number().min(0).max(1).meta({ description: 'How much of the file has been read.' }),
    fault: z.string().nullable().meta({ description: 'Why it failed.' }),
    createdAt: Instant,
    startedAt: Instant.nullable(),
    finishedAt: Instant.nullable(),
  })
  .meta({ id: 'Import' });

export const ImportReject = z
  .object({
    line: z.int().meta({ description: 'Of the file, from 1.' }),
    column: z.string().nullable(),
    reason: z.string(),
    cells: z.array(z.string()).meta({ description: 'The row as it came.' }),
  })
  .meta({ id: 'ImportReject' });

export const ImportPreview = z
  .object({
    headings: z.array(z.string()),
    mapping: ColumnMapping,
    rows: z.array(z.array(z.string())).meta({ description: 'The first rows as they stand.' }),
    rejects: z.array(z.object({ line: z.int(), column: z.string().nullable(), reason: z.string() })),
    fault: z.string().nullable().meta({ description: 'Why nothing could be imported with this mapping.' }),
  })
  .meta({ id: 'ImportPreview' });
