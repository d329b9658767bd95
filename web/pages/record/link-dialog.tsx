/** Choosing a person for a property. */
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { RecordItem, RecordWhole } from '../../api/types.ts';
import { patchRecord, useRecordAct } from '../../features/records/change-record.ts';
import { RecordPicker } from '../../features/records/record-picker.tsx';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { words } from '../../words/words.ts';

type LinkDialogProps = {
  readonly property: Extract<RecordWhole, { type: 'property' }>;
  readonly onClose: () => void;
};

export function LinkDialog({ property: { id, contacts }, onClose }: LinkDialogProps) {
  const { record: say, act } = words;
  const [person, setPerson] = useState<RecordItem | null>(null);
  const [role, setRole] = useState<string>(say.owner);
  const link = useRecordAct(async () => {
    if (person === null) return;
    const others = contacts
      .filter(({ recordId }) => recordId !== person.id)
      .map((one) => ({ recordId: one.recordId, role: one.role, primary: one.primary }));
    await patchRecord(id, {
      contacts: [...others, { recordId: person.id, role, primary: others.length === 0 }],
    });
    onClose();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    link.mutate();
  };
  return (
    <ActDialog title={say.linkTitle} onClose={onClose}>
      <form onSubmit={submit} className={page.form}>
        <RecordPicker label={say.linkSearch} type="contact" chosenId={person?.id} onChoose={setPerson} />
        <TextInput
          label={say.linkRole}
          maxLength={100}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value)}
        />
        <ActFault error={link.error} />
        <div className={page.foot}>
          <Button variant="default" onClick={onClose}>
            {act.cancel}
          </Button>
          <Button type="submit" loading={link.isPending} disabled={person === null}>
            {person === null ? say.link : say.linkNow(person.name)}
          </Button>
        </div>
      </form>
    </ActDialog>
  );
}
