/** Questions about lists of records. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../api/client.ts';
import type { RecordListEntry } from '../../api/types.ts';

const PAGE_SIZE = 200;
/** A workspace has few; a runaway number of them shall not hang the page. */
const MOST_PAGES = 10;

/** All of them, by name. */
export const listsQuery = queryOptions({
  queryKey: ['lists'],
  queryFn: async ({ signal }) => {
    const lists: RecordListEntry[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { items, nextCursor } = await answer(
        api.GET('/api/v1/lists', { params: { query: given({ cursor, limit: PAGE_SIZE }) }, signal }),
      );
      lists.push(...items);
      if (nextCursor === null) break;
      cursor = nextCursor;
    }
    return lists;
  },
});
