/** A box to tick in a row: as large as a finger, with a name that is only read aloud. */
import { Checkbox } from '@mantine/core';

type CheckedBoxProps = {
  readonly label: string;
  readonly isChecked: boolean;
  readonly isPartly?: boolean;
  readonly onChange: (isChecked: boolean) => void;
};

export function CheckedBox({ label, isChecked, isPartly = false, onChange }: CheckedBoxProps) {
  return (
    <Checkbox
      size="sm"
      aria-label={label}
      checked={isChecked}
      indeterminate={isPartly}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  );
}
