// Guarantee: nothing of a filter becomes SQL; every value goes in as a parameter, and `%` and `_` mean themselves.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordFilter } from '#domain/record/record-filter';
import { escapeLike, recordFilterSql } from './record-filter.ts';

const sqlOf = (filter: RecordFilter) => {
  const params: unknown[] = ['workspace'];
  return { sql: recordFilterSql(filter, { alias: 'r', workspace: '$1', params }), params };
};

test('an empty filter is all records and binds nothing', () => {
  expect(sqlOf({})).toEqual({ sql: 'true', params: ['workspace'] });
  expect(sqlOf({ search: '   ', tags: [] }).sql).toBe('(true)');
});

test('values never reach the text of the statement', () => {
  const text = fc.string({ minLength: 3 }).map((value) => `q'${value}"`);
  const filters = fc.record(
    {
      search: text,
      tags: fc.array(text, { maxLength: 3 }),
      withoutTags: fc.array(text, { maxLength: 3 }),
      listId: text,
      state: text,
      createdAfter: text,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(filters, (filter) => {
      const { sql, params } = sqlOf(filter);
      expect(sql).not.toContain("q'");
      const places = [...sql.matchAll(/\$(\d+)/g)].map((match) => Number(match[1]));
      // Every parameter after the workspace stands in the statement, once and in order.
      expect(places.filter((place) => place > 1)).toEqual(params.slice(1).map((_, index) => index + 2));
    }),
  );
});

test('wildcards of LIKE mean themselves', () => {
  expect(escapeLike(String.raw`50%_a\b`)).toBe(String.raw`50\%\_a\\b`);
  expect(sqlOf({ search: '100%' }).params[1]).toContain(String.raw`100\%`);
});
