/** What all records of a file have in common: tags and a list. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listsQuery } from '../../features/lists/list-queries.ts';
import { fieldFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { words } from '../../words/words.ts';
import classes from './new-import.module.css';

export type PlacingFields = {
  /** By commas. */
  readonly tags: string;
  /** Of a list, NEW_LIST, or none. */
  readonly listId: string;
  readonly listName: string;
};
export const NEW_LIST = 'new';
export const NOWHERE: PlacingFields = { tags: '', listId: '', listName: '' };

type PlacingProps = {
  readonly fields: PlacingFields;
  readonly error: Error | null;
  readonly onChange: (part: Partial<PlacingFields>) => void;
};

export function Placing({ fields, error, onChange }: PlacingProps) {
  const { newImport: say } = words;
  const { data: lists = [] } = useQuery(listsQuery);
  return (
    <fieldset className={classes.placing}>
      <legend className={classes.legend}>{say.together}</legend>
      <div className={page.pair}>
        <TextInput
          label={say.tags}
          description={say.tagsHint}
          value={fields.tags}
          error={fieldFault(error, 'tags')}
          onChange={(event) => onChange({ tags: event.currentTarget.value })}
        />
        <NativeSelect
          label={say.list}
          description={'\u00a0'}
          value={fields.listId}
          data={[
            { value: '', label: say.noList },
            ...lists.map(({ id, name }) => ({ value: id, label: name })),
            { value: NEW_LIST, label: say.newList },
          ]}
          onChange={(event) => onChange({ listId: event.currentTarget.value })}
        />
      </div>
      {fields.listId === NEW_LIST ? (
        <TextInput
          label={say.newListName}
          maxLength={120}
          value={fields.listName}
          error={fieldFault(error, 'name')}
          onChange={(event) => onChange({ listName: event.currentTarget.value })}
        />
      ) : null}
    </fieldset>
  );
}
