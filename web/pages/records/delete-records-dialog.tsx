/** Deletes the records that were ticked, one after the other; says before what becomes of their campaigns. */
import { Button, Progress, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { answer, api, ApiProblem } from '../../api/client.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { TooMany, type SelectionDialogProps } from './selection-dialog.tsx';

/** Each is a request of its own. */
const MOST = 500;

export function DeleteRecordsDialog({ selection, onClose, onDone }: SelectionDialogProps) {
  const { selection: say } = words;
  const queryClient = useQueryClient();
  const [ids] = useState(() => (selection.kind === 'some' ? [...selection.ids] : []));
  const [done, setDone] = useState(0);
  const isClosed = useRef(false);
  const remove = useMutation({
    mutationFn: async () => {
      // From where it stopped, when it is tried again.
      for (let at = done; at < ids.length && !isClosed.current; at += 1) {
        await deleteRecord(ids[at] ?? '');
        setDone(at + 1);
      }
    },
    onSuccess: () => {
      if (isClosed.current) return;
      showToast({ text: say.deleted(ids.length), tone: 'done' });
      onDone();
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['records'] }),
  });
  const close = (): void => {
    isClosed.current = true;
    if (done > 0) onDone();
    onClose();
  };
  const isTooMany = ids.length > MOST;
  return (
    <ActDialog title={say.deleteTitle(ids.length)} onClose={close}>
      <div className={page.form}>
        <Text size="sm">{say.deleteDetail}</Text>
        <Text size="sm" fw={600}>
          {isTooMany ? say.deleteMost(MOST) : say.deleteFinal}
        </Text>
        <TooMany selection={selection} act="records.edit" />
        {remove.isPending ? (
          <div>
            <Progress.Root size="md">
              <Progress.Section value={(100 * done) / ids.length} aria-label={say.progress} />
            </Progress.Root>
            <Text component="output" size="sm" c="dimmed">
              {say.deleting(done, ids.length)}
            </Text>
          </div>
        ) : null}
        <ActFault error={remove.error} />
        <div className={page.foot}>
          <Button variant="default" onClick={close} data-autofocus>
            {say.keep}
          </Button>
          <Button color="red" loading={remove.isPending} disabled={isTooMany} onClick={() => remove.mutate()}>
            {say.deleteNow(ids.length)}
          </Button>
        </div>
      </div>
    </ActDialog>
  );
}

/** Whoever is gone already is as they should be. */
async function deleteRecord(id: string): Promise<void> {
  try {
    await answer(api.DELETE('/api/v1/records/{id}', { params: { path: { id } } }));
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 404) throw error;
  }
}
