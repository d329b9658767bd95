/** A question before an act, or a small form: over the page, closed by Escape, the focus returns to where it was. */
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../words/words.ts';
import classes from './act-dialog.module.css';

type ActDialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: string;
  readonly children: ReactNode;
};

export function ActDialog({ title, onClose, size = '32rem', children }: ActDialogProps) {
  return (
    <Modal.Root opened onClose={onClose} size={size} transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        {/* No second <header> landmark (axe). */}
        <Modal.Header component="div" className={classes.bar}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={words.act.close} />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
