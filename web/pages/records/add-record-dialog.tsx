/** A person or a property by hand. What was typed stays until it went in. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import { emptyDraft, inputOf, type RecordDraft } from '../../features/records/record-draft.ts';
import { RecordFields, shownPaths } from '../../features/records/record-fields.tsx';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault, fieldFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';

export function AddRecordDialog({ onClose }: { readonly onClose: () => void }) {
  const { recordForm: say, act } = words;
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<RecordDraft>(() => emptyDraft('contact'));
  const change = (part: Partial<RecordDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const add = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/records', { body: inputOf(draft) })),
    onSuccess: async ({ id, name }) => {
      showToast({
        text: say.created(name),
        tone: 'done',
        link: { href: `/records/${id}`, label: say.open },
      });
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['records'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <ActDialog title={say.addTitle} onClose={onClose} size="40rem">
      <form onSubmit={submit} className={page.form} noValidate>
        <SegmentedControl
          aria-label={say.type}
          value={draft.type}
          transitionDuration={0}
          data={[
            { value: 'contact', label: say.person },
            { value: 'property', label: say.place },
          ]}
          onChange={(type) => change({ type: type === 'property' ? 'property' : 'contact' })}
        />
        <RecordFields draft={draft} error={add.error} onChange={change} />
        <TextInput
          label={say.tags}
          description={say.tagsHint}
          value={draft.tags}
          error={fieldFault(add.error, 'tags')}
          onChange={(event) => change({ tags: event.currentTarget.value })}
        />
        <ActFault error={add.error} shown={shownPaths(draft)} />
        <div className={page.foot}>
          <Button variant="default" onClick={onClose}>
            {act.cancel}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {say.create}
          </Button>
        </div>
      </form>
    </ActDialog>
  );
}
