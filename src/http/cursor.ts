/**
 * Cursors: where the next page begins, as the sort values of the last row shown. Opaque to clients, versioned, bound to
 * one list, and checked on the way in, so that a made-up cursor is a clear 400 and can only ever name a place, not rows
 * of somebody else: the workspace never comes from it.
 */
import { z } from 'zod';
import { Problem } from './errors.ts';

export type Cursor<Values> = {
  readonly encode: (values: Values) => string;
  /** Throws 400 `invalid_cursor`. Undefined in, undefined out: the first page. */
  readonly decode: (text: string | undefined) => Values | undefined;
};

/** `list` names the list and its order (`enrollments:enrolledAt`): a cursor of one order is refused by another. */
export function cursorOf<Schema extends z.ZodType<readonly unknown[]>>(
  list: string,
  schema: Schema,
): Cursor<z.output<Schema>> {
  const whole = z.tuple([z.literal(1), z.literal(list), schema]);
  return {
    encode: (values) => Buffer.from(JSON.stringify([1, list, values])).toString('base64url'),
    decode: (text) => {
      if (text === undefined) return undefined;
      const read = whole.safeParse(parse(text));
      if (!read.success)
        throw new Problem('invalid_cursor', {
          detail: 'Take `nextCursor` of the page before, unchanged, with the same filters.',
        });
      return read.data[2] as z.output<Schema>;
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** Cuts a result of `limit + 1` rows into a page. */
export function pageOf<Row, Values extends readonly [unknown, ...unknown[]]>(
  rows: readonly Row[],
  limit: number,
  cursor: Cursor<Values>,
  valuesOf: (row: Row) => Values,
): { readonly items: readonly Row[]; readonly nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last !== undefined ? cursor.encode(valuesOf(last)) : null,
  };
}
