/** How long after the touch before. */
import { NativeSelect, TextInput } from '@mantine/core';
import { formatDelay } from '../../ui/format.ts';
import { words } from '../../words/words.ts';
import { DELAY_UNITS, delayOf, isoOf } from './delay.ts';
import classes from './plan-editor.module.css';

type DelayFieldProps = {
  /** The number of the sequence, for whoever does not see where the field stands. */
  readonly place: number;
  readonly delay: string;
  readonly fault: string | undefined;
  readonly isOff: boolean;
  readonly onChange: (delay: string) => void;
};

const say = words.build;
const MOST = 999;

export function DelayField({ place, delay, fault, isOff, onChange }: DelayFieldProps) {
  if (isOff) return <p className={`${classes.delay} ${classes.after}`}>{formatDelay(delay)}</p>;
  const simple = delayOf(delay);
  if (simple === undefined) {
    return (
      <TextInput
        size="xs"
        className={classes.delay}
        aria-label={say.delayOf(place)}
        value={delay}
        error={fault}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const { amount, unit } = simple;
  return (
    <span className={classes.delay}>
      <TextInput
        size="xs"
        type="number"
        min={0}
        max={MOST}
        className={classes.amount}
        aria-label={say.delayOf(place)}
        value={amount}
        error={fault}
        onChange={(event) => {
          const wanted = Math.round(Number(event.currentTarget.value));
          if (wanted >= 0 && wanted <= MOST) onChange(isoOf({ amount: wanted, unit }));
        }}
      />
      <NativeSelect
        size="xs"
        aria-label={say.unitOf(place)}
        value={unit}
        disabled={amount === 0}
        data={DELAY_UNITS.map((one) => ({ value: one, label: say.units[one] }))}
        onChange={(event) => {
          const wanted = DELAY_UNITS.find((one) => one === event.currentTarget.value);
          if (wanted !== undefined) onChange(isoOf({ amount, unit: wanted }));
        }}
      />
      <span className={classes.after}>{place === 1 ? say.afterEnrollment : say.afterBefore}</span>
    </span>
  );
}
