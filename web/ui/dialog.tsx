/** A dialog that says what will happen, with the safe way out first. Nothing in it moves when it comes. */
import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { words } from '../words/words.ts';
import classes from './dialog.module.css';

type DialogProps = {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says that does it. */
  readonly act: string;
  readonly isBusy: boolean;
  readonly isOff?: boolean;
  readonly tone?: 'usual' | 'danger';
  readonly size?: 'md' | 'lg';
  readonly cancel?: string;
  readonly onAct: () => void;
  readonly onClose: () => void;
};

export function Dialog(props: DialogProps) {
  const {
    title,
    children,
    act,
    isBusy,
    isOff = false,
    tone = 'usual',
    size = 'md',
    cancel,
    onAct,
    onClose,
  } = props;
  return (
    <Modal.Root opened onClose={onClose} size={size} transitionProps={{ duration: 0 }} centered>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        {/* No second <header> landmark (axe). */}
        <Modal.Header component="div">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={words.act.close} />
        </Modal.Header>
        <Modal.Body className={classes.body}>
          {children}
          <div className={classes.acts}>
            <Button variant="default" onClick={onClose} data-autofocus>
              {cancel ?? words.act.cancel}
            </Button>
            <Button
              {...(tone === 'danger' ? { color: 'red' } : {})}
              loading={isBusy}
              disabled={isOff}
              onClick={onAct}
            >
              {act}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
