/** A sequence as a real record would get it, beside the editor, a moment after the last key. */
import { NativeSelect, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SequencePreview as Preview } from '../../api/types.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { words } from '../../words/words.ts';
import { fewRecordsQuery } from '../audience/audience-queries.ts';
import { useSettled } from '../campaigns/use-settled.ts';
import { MessageView } from './message-view.tsx';
import classes from './messages.module.css';

type SequencePreviewProps = {
  readonly preview: Preview | undefined;
  readonly error: Error | null;
  readonly recordId: string | undefined;
  readonly onChoose: (recordId: string | undefined) => void;
};

const { preview: say } = words.build;

export function SequencePreview({ preview, error, recordId, onChoose }: SequencePreviewProps) {
  const faults = preview?.faults ?? [];
  const ofRecord = faults.filter(({ path }) => path === '');
  return (
    <section className={classes.preview} aria-label={say.title}>
      <RecordChoice recordId={recordId} onChoose={onChoose} />
      <ActFault error={error} title={say.failed} />
      <div aria-live="polite">
        {ofRecord.map(({ message }) => (
          <Text key={message} size="sm" c="var(--ds-warn)">
            {say.cannot(message)}
          </Text>
        ))}
      </div>
      {preview?.message ? (
        <MessageView message={preview.message} />
      ) : (
        <div className={classes.nothing}>
          <Text size="sm" c="dimmed">
            {faults.length === 0 ? say.nothing : say.mend}
          </Text>
        </div>
      )}
    </section>
  );
}

function RecordChoice({ recordId, onChoose }: Pick<SequencePreviewProps, 'recordId' | 'onChoose'>) {
  const [search, setSearch] = useState('');
  const { data } = useQuery(fewRecordsQuery(useSettled(search.trim())));
  const records = data?.items ?? [];
  return (
    <div className={classes.choice}>
      <TextInput
        type="search"
        size="xs"
        label={say.find}
        value={search}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        label={say.record}
        value={recordId ?? ''}
        data={[
          { value: '', label: say.madeUp },
          // The one that was chosen stays chosen while another search is on.
          ...(recordId === undefined || records.some(({ id }) => id === recordId)
            ? []
            : [{ value: recordId, label: say.chosen }]),
          ...records.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => onChoose(event.currentTarget.value || undefined)}
      />
    </div>
  );
}
