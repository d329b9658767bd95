/** What the URL of the list of records may hold. */
import { RECORD_TYPES, type RecordType } from '#domain/record/record';
import type { RecordFilter } from '../../api/types.ts';
import { oneOf, someText } from '../../app/search-params.ts';

export const RECORD_SORTS = ['-createdAt', 'createdAt', 'name', '-name'] as const;

export type RecordSearch = {
  readonly search?: string | undefined;
  readonly type?: RecordType | undefined;
  readonly listId?: string | undefined;
  readonly tag?: string | undefined;
  readonly state?: string | undefined;
  readonly sort?: (typeof RECORD_SORTS)[number] | undefined;
};

export const recordSearch = (search: Readonly<Record<string, unknown>>): RecordSearch => ({
  search: someText(search['search']),
  type: oneOf(RECORD_TYPES, search['type']),
  listId: someText(search['listId']),
  tag: someText(search['tag']),
  state: someText(search['state']),
  sort: oneOf(RECORD_SORTS, search['sort']),
});

export const isFiltered = ({ search, type, listId, tag, state }: RecordSearch): boolean =>
  [search, type, listId, tag, state].some((value) => value !== undefined);

/** The same records as the list shows, for an act on all of them. */
export const filterOf = ({ search, type, listId, tag, state }: RecordSearch): RecordFilter => ({
  ...(search === undefined ? {} : { search }),
  ...(type === undefined ? {} : { type }),
  ...(listId === undefined ? {} : { listId }),
  ...(tag === undefined ? {} : { tags: [tag] }),
  ...(state === undefined ? {} : { state }),
});
