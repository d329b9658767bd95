/** How a record is sorted: its tags and its lists, put on and taken off where they stand. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { RecordWhole } from '../../api/types.ts';
import { listsQuery } from '../../features/lists/list-queries.ts';
import {
  changeTags,
  putOnList,
  takeOffList,
  useRecordAct,
  useUndoable,
} from '../../features/records/change-record.ts';
import { tagsIn } from '../../features/records/record-text.ts';
import { useMay } from '../../features/session/use-may.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { words } from '../../words/words.ts';
import { Card } from './card.tsx';
import classes from './record-page.module.css';

const { record: say } = words;

export function TagsCard({ record: { id, tags } }: { readonly record: RecordWhole }) {
  const act = useUndoable();
  const mayEdit = useMay('records.edit') !== undefined;
  return (
    <Card title={say.tags}>
      {tags.length === 0 ? <p className={classes.quiet}>{say.noTags}</p> : null}
      <ul className={classes.chips}>
        {tags.map((tag) => (
          <li key={tag} className={classes.chip}>
            <AnchorLink to="/records" search={{ tag }} preload={false}>
              {tag}
            </AnchorLink>
            {mayEdit ? (
              <Off
                label={say.removeTag(tag)}
                onClick={() =>
                  act(
                    say.tagRemoved(tag),
                    () => changeTags(id, { remove: [tag] }),
                    () => changeTags(id, { add: [tag] }),
                  )
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? <AddTag id={id} /> : null}
    </Card>
  );
}

function AddTag({ id }: { readonly id: string }) {
  const [text, setText] = useState('');
  const add = useRecordAct(
    () => changeTags(id, { add: tagsIn(text) }),
    () => setText(''),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (tagsIn(text).length > 0) add.mutate();
  };
  return (
    <form className={classes.add} onSubmit={submit}>
      <TextInput
        label={say.addTag}
        value={text}
        error={add.error === null ? undefined : faultText(add.error)}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={add.isPending}>
        {say.addTagNow}
      </Button>
    </form>
  );
}

export function ListsCard({ record: { id, lists } }: { readonly record: RecordWhole }) {
  const act = useUndoable();
  const mayEdit = useMay('records.edit') !== undefined;
  const { data: all = [] } = useQuery(listsQuery);
  const others = all.filter((list) => lists.every((one) => one.id !== list.id));
  const put = useRecordAct((listId: string) => putOnList(listId, id));
  return (
    <Card title={say.lists}>
      {lists.length === 0 ? <p className={classes.quiet}>{say.noLists}</p> : null}
      <ul className={classes.chips}>
        {lists.map((list) => (
          <li key={list.id} className={classes.chip}>
            <AnchorLink to="/records" search={{ listId: list.id }} preload={false}>
              {list.name}
            </AnchorLink>
            {mayEdit ? (
              <Off
                label={say.removeFromList(list.name)}
                onClick={() =>
                  act(
                    say.offList(list.name),
                    () => takeOffList(list.id, id),
                    () => putOnList(list.id, id),
                  )
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit && others.length > 0 ? (
        <NativeSelect
          label={say.addToList}
          value=""
          error={put.error === null ? undefined : faultText(put.error)}
          data={[
            { value: '', label: say.chooseList },
            ...others.map((list) => ({ value: list.id, label: list.name })),
          ]}
          onChange={(event) => {
            if (event.currentTarget.value !== '') put.mutate(event.currentTarget.value);
          }}
        />
      ) : null}
    </Card>
  );
}

function Off({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={classes.off} aria-label={label} title={label} onClick={onClick}>
      <CloseIcon size={12} />
    </button>
  );
}
