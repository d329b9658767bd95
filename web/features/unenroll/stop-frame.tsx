/** The frame of a dialog that decides: a title, what it is about, and the two ways out where the thumb is. */
import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { words } from '../../words/words.ts';
import classes from './stop-frame.module.css';

type StopFrameProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

export function StopFrame({ title, onClose, children }: StopFrameProps) {
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  return (
    <Modal.Root opened onClose={onClose} size="44rem" fullScreen={isNarrow} transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content>
        {/* No second <header> landmark (axe). */}
        <Modal.Header component="div" className={classes.bar}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={words.act.close} />
        </Modal.Header>
        <Modal.Body className={classes.body}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

export function StopActions({ children }: { readonly children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}
