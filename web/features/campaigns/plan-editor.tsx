/**
 * The sequences of a campaign on a line of time: add, write, wait, move, copy, take out. Moved by dragging the handle, by
 * the buttons, or with Alt and the arrows while anything of it has the focus. What is taken out can be put back.
 */
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { CHANNELS, type ChannelName } from '#domain/touch/channel';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { ChannelMark } from '../touches/channel-mark.tsx';
import classes from './plan-editor.module.css';
import { added, changed, duplicated, movedTo, removed, type Plan } from './plan-items.ts';
import { PlanRow } from './plan-row.tsx';

export type PlanEditorProps = {
  readonly campaignId: string;
  readonly plan: Plan;
  readonly onChange: (plan: Plan) => void;
  /** `<key>.<part>`: why that was not saved. */
  readonly faults: ReadonlyMap<string, string>;
  readonly openKey: string | undefined;
  readonly onOpen: (key: string | undefined) => void;
  readonly mayEdit: boolean;
  /** How many of the first ones have to stay where they are: those that records are on their way through. */
  readonly settled?: number;
};

const say = words.build;
let made = 0;
const newKey = (): string => `new-${++made}`;

export function PlanEditor({
  campaignId,
  plan,
  onChange,
  faults,
  openKey,
  onOpen,
  mayEdit,
  settled = 0,
}: PlanEditorProps) {
  const [dragged, setDragged] = useState<string>();
  const [said, setSaid] = useState('');
  const [newest, setNewest] = useState<string>();
  const [recordId, setRecordId] = useState<string>();
  // Undo acts on the plan as it is then, not as it was when the toast was shown.
  const now = useRef(plan);
  useEffect(() => {
    now.current = plan;
  }, [plan]);

  const add = (channel: ChannelName): void => {
    const key = newKey();
    onChange(added(plan, channel, key));
    setNewest(key);
    onOpen(key);
  };
  const move = (key: string, to: number): void => {
    if (plan.findIndex((item) => item.key === key) < settled) return;
    const moved = movedTo(plan, key, Math.max(to, settled));
    if (moved.every((item, index) => item === plan[index])) return;
    onChange(moved);
    setSaid(say.movedTo(moved.findIndex((item) => item.key === key) + 1, moved.length));
  };
  const remove = (key: string): void => {
    const at = plan.findIndex((item) => item.key === key);
    const item = plan[at];
    if (item === undefined) return;
    onChange(removed(plan, key));
    if (openKey === key) onOpen(undefined);
    showToast({
      tone: 'done',
      text: say.removed(at + 1),
      undo: () => onChange([...now.current.slice(0, at), item, ...now.current.slice(at)]),
    });
  };
  const copy = (key: string): void => {
    const copyKey = newKey();
    onChange(duplicated(plan, key, copyKey));
    setNewest(copyKey);
    onOpen(copyKey);
  };
  return (
    <div className={classes.editor}>
      <output className={classes.said}>{said}</output>
      <ol className={classes.line} aria-label={say.sequences}>
        {plan.map((item, index) => (
          <PlanRow
            key={item.key}
            campaignId={campaignId}
            item={item}
            place={index + 1}
            count={plan.length}
            settled={settled}
            faults={faults}
            isOpen={openKey === item.key}
            isNew={newest === item.key}
            isDragged={dragged === item.key}
            mayEdit={mayEdit}
            recordId={recordId}
            onRecord={setRecordId}
            onToggle={() => onOpen(openKey === item.key ? undefined : item.key)}
            onChange={(value) => onChange(changed(now.current, item.key, value))}
            onMove={(by) => move(item.key, index + by)}
            onCopy={() => copy(item.key)}
            onRemove={() => remove(item.key)}
            onDrag={setDragged}
            onDropped={() => {
              if (dragged !== undefined && dragged !== item.key) move(dragged, index);
              setDragged(undefined);
            }}
          />
        ))}
      </ol>
      {mayEdit ? (
        <div className={classes.adders}>
          {CHANNELS.map((channel) => (
            <Button key={channel} variant="default" onClick={() => add(channel)}>
              <ChannelMark channel={channel}>{say.add[channel]}</ChannelMark>
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
