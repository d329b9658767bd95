/** The person never wants to be contacted again: itself and its addresses go on the do-not-contact list. */
import { Button, Checkbox, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import {
  SUPPRESSION_SCOPES,
  type SuppressionKind,
  type SuppressionScope,
} from '#domain/suppression/suppression';
import { answer, api } from '../../api/client.ts';
import type { RecordWhole } from '../../api/types.ts';
import { useRecordAct } from '../../features/records/change-record.ts';
import { addressLine } from '../../features/records/record-text.ts';
import { REASON_CHOICES, SCOPE_CHOICES } from '../../features/suppressions/suppression-text.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault } from '../../ui/act-fault.tsx';
import { formatPhone } from '../../ui/format.ts';
import page from '../../ui/list-page.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';

type Point = { readonly kind: SuppressionKind; readonly value: string; readonly label: string };
type OptOutDialogProps = { readonly record: RecordWhole; readonly onClose: () => void };

const { optOut: say } = words;

export function OptOutDialog({ record, onClose }: OptOutDialogProps) {
  const points = pointsOf(record);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [scope, setScope] = useState<SuppressionScope>('all');
  const [reason, setReason] = useState('manual');
  const [note, setNote] = useState('');
  const chosen = points.filter(({ value }) => !left.has(value));
  const optOut = useRecordAct(async () => {
    let ended = 0;
    // One after the other, the record first: it ends whatever is enrolled. Again, each is found there already.
    for (const { kind, value } of chosen) {
      const body = { kind, value, scope, reason, ...(note.trim() === '' ? {} : { note }) };
      ended += (await answer(api.POST('/api/v1/suppressions', { body }))).receipts.length;
    }
    showToast({ text: say.done(ended), tone: 'done' });
    onClose();
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    optOut.mutate();
  };
  return (
    <ActDialog title={say.title(record.name)} onClose={onClose}>
      <form onSubmit={submit} className={page.form}>
        <Text size="sm">{say.detail}</Text>
        <Checkbox.Group
          label={say.what}
          value={chosen.map(({ value }) => value)}
          onChange={(values) =>
            setLeft(new Set(points.map(({ value }) => value).filter((one) => !values.includes(one))))
          }
        >
          <Stack gap={8} mt={8}>
            {points.map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Stack>
        </Checkbox.Group>
        <div className={page.pair}>
          <NativeSelect
            label={say.scope}
            data={SCOPE_CHOICES}
            value={scope}
            onChange={(event) =>
              setScope(SUPPRESSION_SCOPES.find((one) => one === event.currentTarget.value) ?? 'all')
            }
          />
          <NativeSelect
            label={say.reason}
            data={REASON_CHOICES}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </div>
        <Textarea
          label={say.note}
          rows={2}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ActFault error={optOut.error} />
        <div className={page.foot}>
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" color="red" loading={optOut.isPending} disabled={chosen.length === 0}>
            {chosen.length === 0 ? say.nothing : say.now}
          </Button>
        </div>
      </form>
    </ActDialog>
  );
}

function pointsOf(record: RecordWhole): readonly Point[] {
  const itself: Point = { kind: 'record', value: record.id, label: say.record };
  const address = record.type === 'contact' ? record.mailingAddress : record.address;
  const mail: Point[] =
    address === null ? [] : [{ kind: 'address', value: addressLine(address), label: addressLine(address) }];
  if (record.type === 'property') return [itself, ...mail];
  return [
    itself,
    ...record.emails.map((value): Point => ({ kind: 'email', value, label: value })),
    ...record.phones.map(({ number }): Point => ({
      kind: 'phone',
      value: number,
      label: formatPhone(number),
    })),
    ...mail,
  ];
}
