/** What will happen, before it does, where it cannot be undone. The button says what it does. */
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { ActFault } from '../../ui/act-fault.tsx';
import { words } from '../../words/words.ts';

type ConfirmDialogProps = {
  readonly title: string;
  readonly detail: string;
  readonly confirm: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, detail, confirm, isPending, error, onConfirm, onClose } = props;
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      centered
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <Stack gap="md">
        <Text size="sm">{detail}</Text>
        <ActFault error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.act.cancel}
          </Button>
          <Button color="red.9" loading={isPending} onClick={onConfirm}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
