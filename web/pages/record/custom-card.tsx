/** Custom fields: what a team knows of a record beyond what every record has. */
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { customFieldName, isCustomFieldName } from '#domain/record/custom-field';
import type { RecordWhole } from '../../api/types.ts';
import { patchRecord, useRecordAct, useUndoable } from '../../features/records/change-record.ts';
import { useMay } from '../../features/session/use-may.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { words } from '../../words/words.ts';
import { Card } from './card.tsx';
import classes from './record-page.module.css';

const { record: say } = words;

export function CustomCard({ record: { id, custom } }: { readonly record: RecordWhole }) {
  const act = useUndoable();
  const mayEdit = useMay('records.edit') !== undefined;
  const fields = Object.entries(custom).toSorted(([a], [b]) => a.localeCompare(b));
  return (
    <Card title={say.custom}>
      {fields.length === 0 && !mayEdit ? <p className={classes.quiet}>{say.noCustom}</p> : null}
      <ul className={classes.list}>
        {fields.map(([name, value]) => (
          <li key={name} className={classes.line}>
            <span className={classes.grows}>
              <span className={classes.second}>{name}</span>
              {String(value)}
            </span>
            {mayEdit ? (
              <button
                type="button"
                className={classes.off}
                aria-label={say.removeField(name)}
                title={say.removeField(name)}
                onClick={() =>
                  act(
                    say.fieldRemoved(name),
                    () => patchRecord(id, { custom: { [name]: null } }),
                    () => patchRecord(id, { custom: { [name]: value } }),
                  )
                }
              >
                <CloseIcon size={12} />
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? <SetField id={id} /> : null}
    </Card>
  );
}

/** A name that is there already gets the new value. */
function SetField({ id }: { readonly id: string }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const field = isCustomFieldName(name.trim()) ? name.trim() : customFieldName(name);
  const set = useRecordAct(
    () => patchRecord(id, { custom: { [field ?? name]: value } }),
    () => {
      setName('');
      setValue('');
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (field !== null && value.trim() !== '') set.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.group}>
      <div className={classes.pair}>
        <TextInput
          label={say.fieldName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={say.fieldValue}
          maxLength={2000}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={set.isPending}>
          {words.act.save}
        </Button>
      </div>
      <p className={classes.quiet} role={set.error === null ? undefined : 'alert'}>
        {set.error === null ? say.fieldHint : faultText(set.error)}
      </p>
    </form>
  );
}
