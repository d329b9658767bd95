/** A few acts behind a button of three dots: opened, each is an ordinary button or link; Escape and leaving close it. */
import { ActionIcon } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { MoreIcon } from './icons.tsx';
import classes from './menu.module.css';

type MenuProps = {
  readonly label: string;
  /** Buttons and links; any of them, pressed, closes it. */
  readonly children: ReactNode;
};

export function Menu({ label, children }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    const outside = ({ target }: Event): void => {
      if (target instanceof Node && box.current?.contains(target) !== true) setIsOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [isOpen]);
  const close = (): void => {
    setIsOpen(false);
    button.current?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape, from wherever in it the focus is.
    <div
      ref={box}
      className={classes.menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <ActionIcon
        ref={button}
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <MoreIcon />
      </ActionIcon>
      {isOpen ? (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the buttons in it are pressed, by whatever means.
        <div className={classes.list} onClick={close}>
          {children}
        </div>
      ) : null}
    </div>
  );
}

type MenuActProps = { readonly onClick: () => void; readonly children: ReactNode };

export function MenuAct({ onClick, children }: MenuActProps) {
  return (
    <button type="button" className={classes.act} onClick={onClick}>
      {children}
    </button>
  );
}
