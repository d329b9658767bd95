/** Finding one record by some words and choosing it. */
import { Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { RecordItem } from '../../api/types.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { words } from '../../words/words.ts';
import { findRecordsQuery } from './record-queries.ts';
import classes from './record-picker.module.css';
import { detailOf } from './record-text.ts';

const SHORTEST = 2;

type RecordPickerProps = {
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'contact';
  readonly error?: string | undefined;
  readonly chosenId: string | undefined;
  readonly onChoose: (record: RecordItem) => void;
};

export function RecordPicker({ label, hint, type, error, chosenId, onChoose }: RecordPickerProps) {
  const { record: say } = words;
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text.trim());
  const { data } = useQuery(findRecordsQuery(wanted, type));
  const found = wanted.length < SHORTEST ? [] : (data?.items ?? []);
  return (
    <div className={classes.picker}>
      <TextInput
        type="search"
        label={label}
        placeholder={hint}
        value={text}
        error={error}
        leftSection={<SearchIcon />}
        maxLength={200}
        autoComplete="off"
        data-autofocus
        // The form around it shall not be sent by it.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.found}>
        {found.length === 0 ? (
          <Text component="output" size="sm" c="dimmed">
            {wanted.length < SHORTEST
              ? say.linkFound
              : data === undefined
                ? words.states.loading
                : say.linkNobody}
          </Text>
        ) : (
          <ul className={classes.list}>
            {found.map((record) => (
              <li key={record.id}>
                <button
                  type="button"
                  className={classes.choice}
                  aria-pressed={record.id === chosenId}
                  onClick={() => onChoose(record)}
                >
                  <span className={classes.name}>{record.name}</span>
                  <span className={classes.detail}>{detailOf(record)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
