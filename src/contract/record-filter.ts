/** The filter over records that lists, audiences and bulk acts share (contract.md §2). Unknown keys are refused. */
import { z } from 'zod';
import { RECORD_TYPES } from '#domain/record/record';
import { cleanText } from '#domain/record/text';
import { stateCode } from '#domain/record/us-states';
import { Instant } from './common.ts';
import { Id } from './ids.ts';

export const RecordType = z.enum(RECORD_TYPES).meta({ id: 'RecordType' });

export const Search = z
  .string()
  .max(200)
  .transform(cleanText)
  .meta({ description: 'Every word is part of a name, an address, an email or the digits of a phone.' });

export const Tag = z.string().max(60).transform(cleanText).pipe(z.string().min(1));

export const CustomValue = z.union([
  // jsonb cannot hold the character NUL.
  z
    .string()
    .max(2000)
    .transform((text) => text.replaceAll('\u0000', '')),
  z.number(),
  z.boolean(),
  z.null(),
]);

const UsState = z
  .string()
  .max(40)
  .transform((text, ctx) => {
    const code = stateCode(text);
    if (code !== undefined) return code;
    ctx.addIssue({ code: 'custom', message: 'is not a US state' });
    return z.NEVER;
  })
  .meta({ description: 'Of the property, of the contact’s mailing address.', example: 'TX' });

export const RecordFilter = z
  .strictObject({
    search: Search,
    type: RecordType,
    tags: z.array(Tag).max(50).meta({ description: 'Has all of these.' }),
    withoutTags: z.array(Tag).max(50).meta({ description: 'Has none of these.' }),
    listId: Id,
    state: UsState,
    custom: z
      .record(z.string().max(60), CustomValue)
      .meta({ description: 'Custom fields with exactly these values.' }),
    createdAfter: Instant.meta({ description: 'Inclusive.' }),
    createdBefore: Instant.meta({ description: 'Exclusive.' }),
    updatedAfter: Instant.meta({ description: 'Inclusive.' }),
    updatedBefore: Instant.meta({ description: 'Exclusive.' }),
  })
  .partial()
  .meta({ id: 'RecordFilter', description: 'Every field given must hold; `{}` is all records.' });
