/** The fields of a record, with what is wrong under each. */
import { NativeSelect, TextInput } from '@mantine/core';
import { STATE_CODES } from '#domain/record/us-states';
import { fieldFault } from '../../ui/act-fault.tsx';
import page from '../../ui/list-page.module.css';
import { words } from '../../words/words.ts';
import type { AddressDraft, RecordDraft } from './record-draft.ts';
import { EmailRows, PhoneRows } from './reach-rows.tsx';
import classes from './record-fields.module.css';

export type RecordFieldsProps = {
  readonly draft: RecordDraft;
  readonly error: Error | null;
  readonly onChange: (part: Partial<RecordDraft>) => void;
};

const { recordForm: say } = words;
const MAIL_TO = [
  { value: 'owner', label: say.mailToOwner },
  { value: 'property', label: say.mailToProperty },
];
const ZONES = [{ value: '', label: '' }, ...Intl.supportedValuesOf('timeZone')];

export function RecordFields(props: RecordFieldsProps) {
  const { draft, error, onChange } = props;
  const isContact = draft.type === 'contact';
  return (
    <>
      {isContact ? <PersonFields {...props} /> : null}
      <AddressFields
        legend={isContact ? say.mailingAddress : say.address}
        path={isContact ? 'mailingAddress' : 'address'}
        address={draft.address}
        error={error}
        onChange={(address) => onChange({ address })}
      />
      {isContact ? null : (
        <div className={page.pair}>
          <TextInput
            label={say.parcelNumber}
            value={draft.parcelNumber}
            error={fieldFault(error, 'parcelNumber')}
            onChange={(event) => onChange({ parcelNumber: event.currentTarget.value })}
          />
          <NativeSelect
            label={say.mailTo}
            data={MAIL_TO}
            value={draft.mailTo}
            onChange={(event) =>
              onChange({ mailTo: event.currentTarget.value === 'property' ? 'property' : 'owner' })
            }
          />
        </div>
      )}
      <NativeSelect
        label={say.timeZone}
        description={say.timeZoneHint}
        data={ZONES}
        value={draft.timeZone}
        error={fieldFault(error, 'timeZone')}
        onChange={(event) => onChange({ timeZone: event.currentTarget.value })}
      />
    </>
  );
}

/** Paths of faults that stand under a field of theirs. */
export const shownPaths = ({ emails, phones }: RecordDraft): readonly string[] => [
  'firstName',
  'lastName',
  'companyName',
  'parcelNumber',
  'timeZone',
  'tags',
  ...['mailingAddress', 'address'].flatMap((name) => ADDRESS_PARTS.map((part) => `${name}.${part}`)),
  ...emails.map((_, place) => `emails.${place}`),
  ...phones.map((_, place) => `phones.${place}.number`),
];

function PersonFields({ draft, error, onChange }: RecordFieldsProps) {
  return (
    <>
      <div className={page.pair}>
        {(['firstName', 'lastName'] as const).map((name) => (
          <TextInput
            key={name}
            label={say[name]}
            value={draft[name]}
            error={fieldFault(error, name)}
            onChange={(event) => onChange({ [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      <TextInput
        label={say.companyName}
        value={draft.companyName}
        error={fieldFault(error, 'companyName')}
        onChange={(event) => onChange({ companyName: event.currentTarget.value })}
      />
      <EmailRows emails={draft.emails} error={error} onChange={(emails) => onChange({ emails })} />
      <PhoneRows phones={draft.phones} error={error} onChange={(phones) => onChange({ phones })} />
    </>
  );
}

const ADDRESS_PARTS = ['line1', 'line2', 'city', 'state', 'postalCode'] as const;
const STATES = [{ value: '', label: '' }, ...STATE_CODES];

type AddressFieldsProps = {
  readonly legend: string;
  readonly path: string;
  readonly address: AddressDraft;
  readonly error: Error | null;
  readonly onChange: (address: AddressDraft) => void;
};

function AddressFields({ legend, path, address, error, onChange }: AddressFieldsProps) {
  const field = (part: (typeof ADDRESS_PARTS)[number]) => ({
    label: say[part],
    value: address[part],
    error: fieldFault(error, `${path}.${part}`),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...address, [part]: event.currentTarget.value }),
  });
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{legend}</legend>
      <div className={classes.street}>
        <TextInput {...field('line1')} />
        <TextInput {...field('line2')} />
      </div>
      <div className={classes.town}>
        <TextInput {...field('city')} />
        <NativeSelect data={STATES} {...field('state')} />
        <TextInput inputMode="numeric" {...field('postalCode')} />
      </div>
    </fieldset>
  );
}
