/** One of a few, as the browser's own select: works with every keyboard and phone, and costs nothing to load. */
import { NativeSelect } from '@mantine/core';

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly any: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value | undefined;
  readonly onChoose: (value: Value | undefined) => void;
};

export function Choice<Value extends string>({ label, any, options, value, onChoose }: ChoiceProps<Value>) {
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[{ value: '', label: any }, ...options]}
      onChange={(event) => onChoose(options.find((one) => one.value === event.currentTarget.value)?.value)}
    />
  );
}
