/**
 * A record filter as a boolean SQL expression. Values become parameters, always; only names written here become SQL.
 *
 *   const params: unknown[] = [workspaceId];
 *   const where = recordFilterSql(filter, { alias: 'r', workspace: '$1', params });
 *   sql.query(`select … from records r where r.workspace_id = $1 and r.deleted_at is null and ${where}`, params)
 *
 * The caller names the workspace and leaves out deleted records itself, where its index wants them.
 */
import type { RecordFilter } from '#domain/record/record-filter';
import { tagKey } from '#domain/record/record-filter';
import { searchWords, type SearchWord } from '#domain/record/search-text';

export type FilterPlace = {
  /** Of `records` in the statement. */
  readonly alias: string;
  /** The workspace's parameter, such as `$1`. */
  readonly workspace: string;
  /** Values are pushed here; what is there already stays. */
  readonly params: unknown[];
};

export function recordFilterSql(filter: RecordFilter, place: FilterPlace): string {
  const { alias: r } = place;
  const bind = (value: unknown): string => `$${place.params.push(value)}`;
  const found: string[] = [];
  const when = <T>(value: T | undefined, sql: (value: T) => string): void => {
    if (value !== undefined) found.push(sql(value));
  };

  when(filter.search, (search) => searchSql(search, r, bind));
  when(filter.type, (type) => `${r}.type = ${bind(type)}`);
  for (const tag of filter.tags ?? []) found.push(tagSql(tag, place, bind));
  for (const tag of filter.withoutTags ?? []) found.push(`not ${tagSql(tag, place, bind)}`);
  when(
    filter.listId,
    (listId) =>
      `exists (select 1 from list_members lm where lm.workspace_id = ${place.workspace}
                and lm.list_id = ${bind(listId)} and lm.record_id = ${r}.id)`,
  );
  when(
    filter.state,
    (state) => `coalesce(${r}.address ->> 'state', ${r}.mailing_address ->> 'state') = ${bind(state)}`,
  );
  when(filter.custom, (custom) => `${r}.custom @> ${bind(JSON.stringify(custom))}::jsonb`);
  when(filter.createdAfter, (at) => `${r}.created_at >= ${bind(at)}::timestamptz`);
  when(filter.createdBefore, (at) => `${r}.created_at < ${bind(at)}::timestamptz`);
  when(filter.updatedAfter, (at) => `${r}.updated_at >= ${bind(at)}::timestamptz`);
  when(filter.updatedBefore, (at) => `${r}.updated_at < ${bind(at)}::timestamptz`);
  return found.length === 0 ? 'true' : found.map((one) => `(${one})`).join(' and ');
}

type Bind = (value: unknown) => string;

/** `records.search` holds the folded words, a line end, the digits of the phones: a word is looked for on its side. */
export const SEARCH_SEPARATOR = '\n';

/** For other lists that show records (enrollments). True when the search has no word. */
export function searchSql(search: string, alias: string, bind: Bind): string {
  const words = searchWords(search).map((word) => wordSql(word, alias, bind));
  return words.length === 0 ? 'true' : words.join(' and ');
}

function wordSql(word: SearchWord, alias: string, bind: Bind): string {
  const column = `${alias}.search`;
  if (word.digits === word.text) return `${column} like ${bind(`%${escapeLike(word.text)}%`)}`;
  const inText = `${column} like ${bind(`%${escapeLike(word.text)}%${SEARCH_SEPARATOR}%`)}`;
  if (word.digits === null) return inText;
  return `(${inText} or ${column} like ${bind(`%${SEARCH_SEPARATOR}%${escapeLike(word.digits)}%`)})`;
}

/** A tag nobody has used is null here, and no array contains null: it matches nothing, and its absence everything. */
function tagSql(tag: string, { alias, workspace }: FilterPlace, bind: Bind): string {
  return `${alias}.tags @> array[(select t.name from tags t
           where t.workspace_id = ${workspace} and t.key = ${bind(tagKey(tag))})]::text[]`;
}

/** `%`, `_` and `\` of a search mean themselves. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);
