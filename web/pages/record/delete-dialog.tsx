/** Before a record is deleted: what ends with it and what stays. */
import { Button, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { answer, api } from '../../api/client.ts';
import type { RecordWhole } from '../../api/types.ts';
import { useRecordAct } from '../../features/records/change-record.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';

type DeleteDialogProps = { readonly record: RecordWhole; readonly onClose: () => void };

export function DeleteDialog({ record: { id, name }, onClose }: DeleteDialogProps) {
  const { record: say, selection } = words;
  const navigate = useNavigate();
  const remove = useRecordAct(async () => {
    await answer(api.DELETE('/api/v1/records/{id}', { params: { path: { id } } }));
    showToast({ text: say.deleted(name), tone: 'done' });
    // Before the page asks again for what is gone.
    await navigate({ to: '/records', search: {} });
  });
  return (
    <ActDialog title={say.deleteTitle(name)} onClose={onClose}>
      <div className={page.form}>
        <Text size="sm">{selection.deleteDetail}</Text>
        <Text size="sm" fw={600}>
          {selection.deleteFinal}
        </Text>
        <ActFault error={remove.error} />
        <div className={page.foot}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {selection.keep}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
            {say.deleteNow}
          </Button>
        </div>
      </div>
    </ActDialog>
  );
}
