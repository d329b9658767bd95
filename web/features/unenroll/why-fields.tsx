/** Why: one of the usual reasons, and a note. Both may stay empty; a stop never waits for a form. */
import { NativeSelect, Textarea } from '@mantine/core';
import { words } from '../../words/words.ts';
import classes from './unenroll-dialog.module.css';

export type Why = { readonly reason: string; readonly note: string };
export const NO_WHY: Why = { reason: '', note: '' };

const MAX_NOTE = 4000;
const { unenroll: say } = words;
const CHOICES = [
  { value: '', label: say.noReason },
  ...Object.entries(say.reasons).map(([value, label]) => ({ value, label })),
];

type WhyFieldsProps = {
  readonly why: Why;
  readonly onChange: (why: Why) => void;
  readonly faults?: { readonly reason: string | undefined; readonly note: string | undefined };
};

export function WhyFields({ why, onChange, faults }: WhyFieldsProps) {
  return (
    <div className={classes.why}>
      <NativeSelect
        data-autofocus
        label={say.reason}
        data={CHOICES}
        value={why.reason}
        error={faults?.reason}
        onChange={(event) => onChange({ ...why, reason: event.currentTarget.value })}
      />
      <Textarea
        label={say.note}
        rows={2}
        maxLength={MAX_NOTE}
        value={why.note}
        error={faults?.note}
        onChange={(event) => onChange({ ...why, note: event.currentTarget.value })}
      />
    </div>
  );
}

/** In words where it is one of ours. */
export const reasonWord = (reason: string): string => say.reasons[reason] ?? reason;
