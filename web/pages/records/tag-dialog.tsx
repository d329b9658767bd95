/** Tags onto and off what is selected. */
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSelectionChange } from '../../features/records/change-selection.ts';
import { tagsIn } from '../../features/records/record-text.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { JobRuns, TooMany, whoOf, type SelectionDialogProps } from './selection-dialog.tsx';

export function TagDialog({ selection, onClose, onDone }: SelectionDialogProps) {
  const { selection: say, act } = words;
  const [add, setAdd] = useState('');
  const [remove, setRemove] = useState('');
  const change = useSelectionChange(
    selection,
    (target, tags: { readonly add: string[]; readonly remove: string[] }) =>
      answer(api.POST('/api/v1/records/tags', { body: { ...target, ...tags } })),
    ({ changed, job }) => {
      if (job !== null) return;
      showToast({ text: say.tagged(changed), tone: 'done' });
      onDone();
      onClose();
    },
  );
  const tags = { add: tagsIn(add), remove: tagsIn(remove) };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(tags);
  };
  return (
    <ActDialog title={say.tagTitle(whoOf(selection))} onClose={onClose}>
      {change.data?.job ? (
        <JobRuns id={change.data.job.id} onClose={onClose} />
      ) : (
        <form onSubmit={submit} className={page.form}>
          <TextInput
            label={say.add}
            description={say.addHint}
            value={add}
            data-autofocus
            onChange={(event) => setAdd(event.currentTarget.value)}
          />
          <TextInput
            label={say.takeOff}
            value={remove}
            onChange={(event) => setRemove(event.currentTarget.value)}
          />
          <TooMany selection={selection} act="records.edit" />
          <ActFault error={change.error} />
          <div className={page.foot}>
            <Button variant="default" onClick={onClose}>
              {act.cancel}
            </Button>
            <Button
              type="submit"
              loading={change.isPending}
              disabled={tags.add.length + tags.remove.length === 0}
            >
              {say.tagNow}
            </Button>
          </div>
        </form>
      )}
    </ActDialog>
  );
}
