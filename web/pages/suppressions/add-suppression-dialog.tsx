/** An entry by hand: an address, a phone, an email or a record that nothing may be sent to. */
import { Button, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import {
  SUPPRESSION_KINDS,
  SUPPRESSION_SCOPES,
  type SuppressionKind,
  type SuppressionScope,
} from '#domain/suppression/suppression';
import { answer, api } from '../../api/client.ts';
import { RecordPicker } from '../../features/records/record-picker.tsx';
import { REASON_CHOICES, SCOPE_CHOICES } from '../../features/suppressions/suppression-text.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault, fieldFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';

const { suppressions: say } = words;
const KINDS = SUPPRESSION_KINDS.map((value) => ({ value, label: words.suppressionKind[value] }));

type Fields = {
  readonly kind: SuppressionKind;
  readonly value: string;
  readonly record: { readonly id: string; readonly name: string } | null;
  readonly scope: SuppressionScope;
  readonly reason: string;
  readonly note: string;
};
const EMPTY: Fields = { kind: 'email', value: '', record: null, scope: 'all', reason: 'manual', note: '' };

export function AddSuppressionDialog({ onClose }: { readonly onClose: () => void }) {
  const queryClient = useQueryClient();
  const [fields, setFields] = useState(EMPTY);
  const change = (part: Partial<Fields>): void => setFields((before) => ({ ...before, ...part }));
  const { kind, value, record, scope, reason, note } = fields;
  const add = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/suppressions', {
          body: {
            kind,
            value: kind === 'record' ? (record?.id ?? '') : value,
            scope,
            reason,
            ...(note.trim() === '' ? {} : { note }),
          },
        }),
      ),
    onSuccess: async ({ receipts }) => {
      showToast({ text: say.added(receipts.length), tone: 'done' });
      onClose();
      await queryClient.invalidateQueries({ queryKey: ['suppressions'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <ActDialog title={say.addTitle} onClose={onClose}>
      <form onSubmit={submit} className={page.form} noValidate>
        <Text size="sm" c="dimmed">
          {say.addDetail}
        </Text>
        <div className={page.pair}>
          <NativeSelect
            label={say.kind}
            data={KINDS}
            value={kind}
            onChange={(event) => {
              const chosen = SUPPRESSION_KINDS.find((one) => one === event.currentTarget.value);
              if (chosen !== undefined) change({ kind: chosen });
            }}
          />
          <NativeSelect
            label={say.scope}
            data={SCOPE_CHOICES}
            value={scope}
            onChange={(event) => {
              const chosen = SUPPRESSION_SCOPES.find((one) => one === event.currentTarget.value);
              if (chosen !== undefined) change({ scope: chosen });
            }}
          />
        </div>
        {kind === 'record' ? (
          <div>
            <RecordPicker
              label={say.values.record.label}
              hint={say.values.record.hint}
              error={fieldFault(add.error, 'value')}
              chosenId={record?.id}
              onChoose={({ id, name }) => change({ record: { id, name } })}
            />
            <Text component="output" size="sm">
              {record === null ? '' : say.chosenRecord(record.name)}
            </Text>
          </div>
        ) : (
          <TextInput
            label={say.values[kind].label}
            placeholder={say.values[kind].hint}
            value={value}
            data-autofocus
            autoComplete="off"
            error={fieldFault(add.error, 'value')}
            onChange={(event) => change({ value: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          label={say.reason}
          data={REASON_CHOICES}
          value={reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <Textarea
          label={say.note}
          rows={2}
          maxLength={4000}
          value={note}
          error={fieldFault(add.error, 'note')}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <ActFault error={add.error} shown={['value', 'note']} />
        <div className={page.foot}>
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={kind === 'record' && record === null}>
            {say.addNow}
          </Button>
        </div>
      </form>
    </ActDialog>
  );
}
