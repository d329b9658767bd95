/** Before an entry is lifted: what that means, and what it does not bring back. */
import { Alert, Button, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { Suppression } from '../../api/types.ts';
import { valueText } from '../../features/suppressions/suppression-text.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';

type LiftDialogProps = { readonly suppression: Suppression; readonly onClose: () => void };

export function LiftDialog({ suppression, onClose }: LiftDialogProps) {
  const { suppressions: say } = words;
  const queryClient = useQueryClient();
  const { id, effect } = suppression;
  const shown = valueText(suppression);
  const lift = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/suppressions/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      showToast({ text: say.lifted1(shown), tone: 'done' });
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['suppressions'] });
    },
  });
  return (
    <ActDialog title={say.liftTitle(shown)} onClose={onClose}>
      <div className={page.form}>
        {effect === 'wish' ? (
          <Alert color="yellow" variant="outline">
            {say.liftWish}
          </Alert>
        ) : null}
        <Text size="sm">{say.liftDetail}</Text>
        <ActFault error={lift.error} />
        <div className={page.foot}>
          <Button variant="default" data-autofocus onClick={onClose}>
            {say.keep}
          </Button>
          <Button color="red" loading={lift.isPending} onClick={() => lift.mutate()}>
            {say.liftNow}
          </Button>
        </div>
      </div>
    </ActDialog>
  );
}
