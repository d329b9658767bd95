/** The campaign's name. */
import { TextInput } from '@mantine/core';
import { words } from '../../words/words.ts';
import classes from './build-page.module.css';

type NameFieldProps = {
  readonly name: string;
  readonly fault: string | undefined;
  readonly isOff: boolean;
  readonly onChange: (name: string) => void;
};

export function NameField({ name, fault, isOff, onChange }: NameFieldProps) {
  const missing = name.trim() === '' ? words.build.noName : undefined;
  return (
    <TextInput
      className={classes.name}
      label={words.build.name}
      description={words.build.nameHint}
      value={name}
      maxLength={200}
      readOnly={isOff}
      error={fault ?? missing}
      data-place="name"
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
