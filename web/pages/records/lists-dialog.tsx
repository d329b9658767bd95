/** The workspace's lists: make one, name it anew, remove it. Records are looked at and put on lists in the page itself. */
import { Button, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import type { RecordListEntry } from '../../api/types.ts';
import { listsQuery } from '../../features/lists/list-queries.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault, faultText } from '../../ui/act-fault.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { Failure } from '../../ui/failure.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import classes from './lists-dialog.module.css';

const { lists: say } = words;

export function ListsDialog({ onClose }: { readonly onClose: () => void }) {
  const { data: lists, error, refetch } = useQuery(listsQuery);
  return (
    <ActDialog title={say.title} onClose={onClose}>
      <Text size="sm" c="dimmed" mb={16}>
        {say.lead}
      </Text>
      {error !== null && lists === undefined ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : lists?.length === 0 ? (
        <Text>{say.empty}</Text>
      ) : (
        <ul className={classes.lists}>
          {lists?.map((list) => (
            <List key={list.id} list={list} onClose={onClose} />
          ))}
        </ul>
      )}
      <NewList />
    </ActDialog>
  );
}

type ListProps = { readonly list: RecordListEntry; readonly onClose: () => void };
type Mode = 'shown' | 'renaming' | 'removing';

function List({ list: { id, name, members }, onClose }: ListProps) {
  const [mode, setMode] = useState<Mode>('shown');
  const back = (): void => setMode('shown');
  return (
    <li className={classes.list}>
      <div className={classes.line}>
        <AnchorLink
          to="/records"
          search={{ listId: id }}
          className={classes.name}
          aria-label={say.open(name)}
          onClick={onClose}
        >
          {name}
        </AnchorLink>
        <span className={classes.members}>{say.members(members)}</span>
        <Button
          variant="subtle"
          size="xs"
          aria-label={say.renameOf(name)}
          onClick={() => setMode('renaming')}
        >
          {say.rename}
        </Button>
        <Button
          variant="subtle"
          size="xs"
          aria-label={say.removeOf(name)}
          onClick={() => setMode('removing')}
        >
          {say.remove}
        </Button>
      </div>
      {mode === 'renaming' ? <Rename id={id} name={name} onDone={back} /> : null}
      {mode === 'removing' ? <Remove id={id} name={name} onDone={back} /> : null}
    </li>
  );
}

type ActProps = { readonly id: string; readonly name: string; readonly onDone: () => void };

function Rename({ id, name, onDone }: ActProps) {
  const [typed, setTyped] = useState(name);
  const rename = useListAct(
    () => answer(api.PATCH('/api/v1/lists/{id}', { params: { path: { id } }, body: { name: typed } })),
    onDone,
  );
  return (
    <form className={classes.line} onSubmit={(event) => act(event, rename.mutate)}>
      <TextInput
        className={classes.name}
        aria-label={say.renameTo(name)}
        ref={focusOnce}
        required
        maxLength={120}
        value={typed}
        error={rename.error === null ? undefined : faultText(rename.error)}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button variant="default" onClick={onDone}>
        {words.act.cancel}
      </Button>
      <Button type="submit" loading={rename.isPending}>
        {words.act.save}
      </Button>
    </form>
  );
}

function Remove({ id, name, onDone }: ActProps) {
  const remove = useListAct(
    async () => {
      await answer(api.DELETE('/api/v1/lists/{id}', { params: { path: { id } } }));
      showToast({ text: say.removed(name), tone: 'done' });
    },
    () => undefined,
  );
  return (
    <>
      <div className={classes.line}>
        <Text size="sm" className={classes.name}>
          {say.removeSure(name)}
        </Text>
        <Button variant="default" ref={focusOnce} onClick={onDone}>
          {words.act.cancel}
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {say.remove}
        </Button>
      </div>
      <ActFault error={remove.error} />
    </>
  );
}

function NewList() {
  const [name, setName] = useState('');
  const create = useListAct(
    () => answer(api.POST('/api/v1/lists', { body: { name } })),
    () => {
      showToast({ text: say.created(name), tone: 'done' });
      setName('');
    },
  );
  return (
    <form className={classes.new} onSubmit={(event) => act(event, create.mutate)}>
      <TextInput
        label={say.create}
        required
        withAsterisk={false}
        maxLength={120}
        value={name}
        error={create.error === null ? undefined : faultText(create.error)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={create.isPending}>
        {say.createNow}
      </Button>
    </form>
  );
}

/** Whoever asked for it goes on in it, by keyboard as well. */
const focusOnce = (element: HTMLElement | null): void => element?.focus();

function act(event: FormEvent, run: () => void): void {
  event.preventDefault();
  run();
}

function useListAct(run: () => Promise<unknown>, onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async () => {
      onDone();
      await Promise.all(
        [['lists'], ['record']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      );
    },
  });
}
