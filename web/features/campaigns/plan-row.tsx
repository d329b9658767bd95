/** One sequence on the line: when, what, and the editor when it is open. */
import { ActionIcon } from '@mantine/core';
import { lazy, Suspense, type KeyboardEvent } from 'react';
import type { SequenceEdit } from '../../api/types.ts';
import { CloseIcon, CopyIcon, DownIcon, DragIcon, UpIcon } from '../../ui/icons.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { words } from '../../words/words.ts';
import { ChannelMark } from '../touches/channel-mark.tsx';
import { DelayField } from './delay-field.tsx';
import classes from './plan-editor.module.css';
import { missingParts, type PlanItem } from './plan-items.ts';
import { sequenceName } from './sequence-name.ts';

const SequenceEditor = lazy(async () => ({
  default: (await import('../messages/sequence-editor.tsx')).SequenceEditor,
}));

export type PlanRowProps = {
  readonly campaignId: string;
  readonly item: PlanItem;
  /** From 1. */
  readonly place: number;
  readonly count: number;
  /** Places up to this one are kept. */
  readonly settled: number;
  readonly faults: ReadonlyMap<string, string>;
  readonly isOpen: boolean;
  /** Just added: whoever added it goes on in its first field. */
  readonly isNew: boolean;
  readonly isDragged: boolean;
  readonly mayEdit: boolean;
  readonly recordId: string | undefined;
  readonly onRecord: (recordId: string | undefined) => void;
  readonly onToggle: () => void;
  readonly onChange: (value: SequenceEdit) => void;
  readonly onMove: (by: number) => void;
  readonly onCopy: () => void;
  readonly onRemove: () => void;
  readonly onDrag: (key: string | undefined) => void;
  readonly onDropped: () => void;
};

const say = words.build;

export function PlanRow(props: PlanRowProps) {
  const { campaignId, item, place, isOpen, isDragged, mayEdit, faults } = props;
  const { key, value } = item;
  const mayMove = mayEdit && place > props.settled;
  const move = (event: KeyboardEvent): void => {
    if (!event.altKey || !mayMove || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    props.onMove(event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a shortcut for what the buttons do.
    <li
      className={classes.row}
      data-dragged={isDragged}
      onKeyDown={move}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        props.onDropped();
      }}
    >
      <DelayField
        place={place}
        delay={value.delay}
        isOff={!mayEdit}
        fault={faults.get(`${key}.delay`)}
        onChange={(delay) => props.onChange({ ...value, delay })}
      />
      <div className={classes.card}>
        <div className={classes.head}>
          {mayMove ? (
            <span
              className={classes.handle}
              draggable
              aria-hidden="true"
              title={say.drag}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/plain', key);
                props.onDrag(key);
              }}
              onDragEnd={() => props.onDrag(undefined)}
            >
              <DragIcon />
            </span>
          ) : null}
          <button
            type="button"
            className={classes.title}
            aria-expanded={isOpen}
            aria-keyshortcuts={mayMove ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
            data-place={`${key}.`}
            onClick={props.onToggle}
          >
            <ChannelMark channel={value.channel}>
              <span className={classes.name}>
                {place}. {sequenceName({ id: key, ...value })}
              </span>
            </ChannelMark>
            <RowState item={item} faults={faults} />
          </button>
          {mayEdit ? <RowActs {...props} /> : null}
        </div>
        {isOpen ? (
          <div className={classes.body}>
            <Suspense fallback={<div className={classes.waiting} aria-busy="true" />}>
              <SequenceEditor
                campaignId={campaignId}
                itemKey={key}
                value={value}
                onChange={props.onChange}
                mayEdit={mayEdit}
                takesFocus={props.isNew}
                savedFault={(part) => faults.get(`${key}.${part}`)}
                recordId={props.recordId}
                onRecord={props.onRecord}
              />
            </Suspense>
          </div>
        ) : null}
      </div>
    </li>
  );
}

function RowState({ item: { key, value }, faults }: Pick<PlanRowProps, 'item' | 'faults'>) {
  const isFaulty = [...faults.keys()].some((place) => place.startsWith(`${key}.`));
  if (isFaulty || value.held !== undefined) {
    return <StatusMark look={{ word: say.hasFault, shape: 'cross', tone: 'bad' }} />;
  }
  if (missingParts(value).length > 0) {
    return <StatusMark look={{ word: say.toWrite, shape: 'dashed', tone: 'warn' }} />;
  }
  return null;
}

function RowActs({ place, count, settled, onMove, onCopy, onRemove }: PlanRowProps) {
  const isSettled = place <= settled;
  return (
    <span className={classes.acts}>
      <Act
        label={say.moveUp(place)}
        isOff={place - 1 <= settled}
        icon={<UpIcon />}
        onClick={() => onMove(-1)}
      />
      <Act
        label={say.moveDown(place)}
        isOff={isSettled || place === count}
        icon={<DownIcon />}
        onClick={() => onMove(1)}
      />
      {/* The copy stands right behind. */}
      <Act label={say.copy(place)} isOff={place < settled} icon={<CopyIcon />} onClick={onCopy} />
      <Act label={say.takeOut(place)} isOff={isSettled} icon={<CloseIcon />} onClick={onRemove} />
    </span>
  );
}

type ActProps = {
  readonly label: string;
  readonly icon: React.ReactNode;
  readonly isOff?: boolean;
  readonly onClick: () => void;
};

/** Off, it keeps the focus of whoever moved something to the end. */
function Act({ label, icon, isOff = false, onClick }: ActProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      onClick={isOff ? undefined : onClick}
    >
      {icon}
    </ActionIcon>
  );
}
