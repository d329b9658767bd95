/** What is known of the record itself, to be mended. Tags, lists and links are changed where they stand. */
import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { RecordWhole } from '../../api/types.ts';
import { patchRecord, useRecordAct } from '../../features/records/change-record.ts';
import { draftOf, patchOf } from '../../features/records/record-draft.ts';
import { RecordFields, shownPaths } from '../../features/records/record-fields.tsx';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';

type EditDialogProps = { readonly record: RecordWhole; readonly onClose: () => void };

export function EditDialog({ record, onClose }: EditDialogProps) {
  const { recordForm: say, act } = words;
  const [before] = useState(() => draftOf(record));
  const [draft, setDraft] = useState(before);
  const save = useRecordAct(
    () => patchRecord(record.id, patchOf(before, draft)),
    () => {
      showToast({ text: say.saved, tone: 'done' });
      onClose();
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <ActDialog title={say.editTitle(record.name)} onClose={onClose} size="40rem">
      <form onSubmit={submit} className={page.form} noValidate>
        <RecordFields
          draft={draft}
          error={save.error}
          onChange={(part) => setDraft((now) => ({ ...now, ...part }))}
        />
        <ActFault error={save.error} shown={shownPaths(draft)} />
        <div className={page.foot}>
          <Button variant="default" onClick={onClose}>
            {act.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {say.save}
          </Button>
        </div>
      </form>
    </ActDialog>
  );
}
