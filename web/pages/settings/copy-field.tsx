/** A secret that is shown once: to read, to mark, and to copy with one button. */
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { words } from '../../words/words.ts';
import classes from './settings.module.css';

type CopyFieldProps = { readonly label: string; readonly hint: string; readonly value: string };

export function CopyField({ label, hint, value }: CopyFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const { settings: say } = words;
  const copy = async (): Promise<void> => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setSaid(say.copied);
    } catch {
      // Browsers keep the clipboard from pages that are not served over https or from this machine.
      setSaid(say.copyByHand);
    }
  };
  return (
    <div className={classes.secret}>
      <div className={classes.copy}>
        <TextInput
          ref={field}
          label={label}
          description={hint}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button variant="default" onClick={() => void copy()}>
          {say.copy}
        </Button>
      </div>
      <output className={classes.quiet} style={{ minHeight: '1.25rem' }}>
        {said}
      </output>
    </div>
  );
}
