/** Lists: `?limit=&cursor=` in, `{items, nextCursor}` out, in an order that does not change under the reader. */
import { z } from 'zod';

export const MAX_PAGE_SIZE = 1000;
export const DEFAULT_PAGE_SIZE = 50;

const pageShape = {
  limit: z.coerce
    .number('must be a number')
    .int()
    .min(1)
    .max(MAX_PAGE_SIZE)
    .default(DEFAULT_PAGE_SIZE)
    .meta({ description: `How many at most: 1 to ${MAX_PAGE_SIZE}.` }),
  cursor: z.string().min(1).max(2048).optional().meta({ description: '`nextCursor` of the page before.' }),
};

/** The query of a list: `listQuery({ status: z.enum([…]).optional() })`. Unknown names are refused. */
export const listQuery = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ ...pageShape, ...shape });

/** The answer of a list. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'Null: this was the last page.' }),
  });
