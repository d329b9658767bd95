/** `?`: the keys that work here and now. */
import { Modal } from '@mantine/core';
import { words } from '../words/words.ts';
import classes from './key-list.module.css';
import { useAllKeys } from './keys.ts';

const NAMES: Readonly<Record<string, string>> = { ' ': 'Space', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };

export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const keys = useAllKeys();
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.keys.title}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <dl className={classes.keys}>
        {keys.map(({ key, label }) => (
          <div key={key} className={classes.key}>
            <dt>
              <kbd className={classes.cap}>{NAMES[key] ?? key}</kbd>
            </dt>
            <dd className={classes.label}>{label}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
