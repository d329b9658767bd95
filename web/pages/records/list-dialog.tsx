/** What is selected onto a list, or off it. */
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import { listsQuery } from '../../features/lists/list-queries.ts';
import { useSelectionChange } from '../../features/records/change-selection.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault, fieldFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { JobRuns, TooMany, whoOf, type SelectionDialogProps } from './selection-dialog.tsx';

const NEW = 'new';

export function ListDialog({ selection, onClose, onDone }: SelectionDialogProps) {
  const { selection: say, act } = words;
  const { data: lists = [] } = useQuery(listsQuery);
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState('');
  const [isOff, setIsOff] = useState(false);
  const listId = chosen ?? lists[0]?.id ?? NEW;
  const isNew = listId === NEW;
  const listName = isNew ? name : (lists.find(({ id }) => id === listId)?.name ?? '');
  const made = useMadeList();
  const change = useSelectionChange<undefined>(
    selection,
    async (target) => {
      const id = isNew ? await made(name) : listId;
      const params = { params: { path: { id } }, body: target };
      return answer(
        isOff && !isNew
          ? api.POST('/api/v1/lists/{id}/members/remove', params)
          : api.POST('/api/v1/lists/{id}/members', params),
      );
    },
    ({ changed, job }) => {
      if (job !== null) return;
      const text = isOff && !isNew ? say.unlisted(changed, listName) : say.listed(changed, listName);
      showToast({ text, tone: 'done' });
      onDone();
      onClose();
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(undefined);
  };
  return (
    <ActDialog title={say.listTitle(whoOf(selection))} onClose={onClose}>
      {change.data?.job ? (
        <JobRuns id={change.data.job.id} onClose={onClose} />
      ) : (
        <form onSubmit={submit} className={page.form}>
          <NativeSelect
            label={say.whichList}
            value={listId}
            data-autofocus
            data={[
              ...lists.map((list) => ({ value: list.id, label: list.name })),
              { value: NEW, label: say.newList },
            ]}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
          {isNew ? (
            <TextInput
              label={say.newListName}
              required
              withAsterisk={false}
              maxLength={120}
              value={name}
              error={fieldFault(change.error, 'name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          ) : (
            <Checkbox
              label={say.takeOffList}
              checked={isOff}
              onChange={(event) => setIsOff(event.currentTarget.checked)}
            />
          )}
          <TooMany selection={selection} act="records.edit" />
          <ActFault error={change.error} shown={['name']} />
          <div className={page.foot}>
            <Button variant="default" onClick={onClose}>
              {act.cancel}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {isOff && !isNew ? say.unlistNow : say.listNow}
            </Button>
          </div>
        </form>
      )}
    </ActDialog>
  );
}

/** Makes the list once, also when what follows is tried again. */
function useMadeList(): (name: string) => Promise<string> {
  const [made] = useState(() => new Map<string, string>());
  return async (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const { id } = await answer(api.POST('/api/v1/lists', { body: { name } }));
    made.set(name, id);
    return id;
  };
}
