/** Search and filters of the list. What is chosen lives in the URL. */
import { useQuery } from '@tanstack/react-query';
import { RECORD_TYPES } from '#domain/record/record';
import { STATE_CODES } from '#domain/record/us-states';
import { listsQuery } from '../../features/lists/list-queries.ts';
import { tagsQuery } from '../../features/records/record-queries.ts';
import { RECORD_SORTS, type RecordSearch } from '../../features/records/record-search.ts';
import { Choice } from '../../ui/choice.tsx';
import { FilterFold } from '../../ui/filter-fold.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import page from '../../ui/list-page.module.css';
import { words } from '../../words/words.ts';

const { records: say } = words;
const TYPES = RECORD_TYPES.map((value) => ({ value, label: words.recordType[value] }));
const STATES = STATE_CODES.map((value) => ({ value, label: value }));
/** The first is how the list comes when nothing is asked. */
const SORTS = RECORD_SORTS.slice(1).map((value) => ({ value, label: say.sorts[value] }));

type RecordFiltersProps = {
  readonly search: RecordSearch;
  readonly onChange: (part: RecordSearch) => void;
};

export function RecordFilters({ search, onChange }: RecordFiltersProps) {
  const { data: lists = [] } = useQuery(listsQuery);
  const { data: tags } = useQuery(tagsQuery);
  return (
    <search className={page.filters} aria-label={say.filters}>
      <SearchField
        label={say.search}
        hint={say.searchHint}
        value={search.search ?? ''}
        onSearch={(text) => onChange({ search: text || undefined })}
      />
      <FilterFold chosen={chosenIn(search)}>
        <Choice
          label={say.type}
          any={say.anyType}
          options={TYPES}
          value={search.type}
          onChoose={(type) => onChange({ type })}
        />
        <Choice
          label={say.list}
          any={say.anyList}
          options={lists.map(({ id, name }) => ({ value: id, label: name }))}
          value={search.listId}
          onChoose={(listId) => onChange({ listId })}
        />
        <Choice
          label={say.tag}
          any={say.anyTag}
          options={(tags?.items ?? []).map(({ name }) => ({ value: name, label: name }))}
          value={search.tag}
          onChoose={(tag) => onChange({ tag })}
        />
        <Choice
          label={say.state}
          any={say.anyState}
          options={STATES}
          value={search.state}
          onChoose={(state) => onChange({ state })}
        />
        <Choice
          label={say.sort}
          any={say.sorts['-createdAt']}
          options={SORTS}
          value={search.sort}
          onChoose={(sort) => onChange({ sort })}
        />
      </FilterFold>
    </search>
  );
}

const FOLDED = ['type', 'listId', 'tag', 'state', 'sort'] as const;
const chosenIn = (search: RecordSearch): number => FOLDED.filter((name) => search[name] !== undefined).length;
