/** As many emails and phones as somebody has: the first is the one that outreach uses. */
import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { PHONE_TYPES } from '#domain/record/record';
import { fieldFault } from '../../ui/act-fault.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { words } from '../../words/words.ts';
import { emptyEmail, emptyPhone, type EmailDraft, type PhoneDraft } from './record-draft.ts';
import classes from './record-fields.module.css';

const { recordForm: say } = words;
const TYPES = [
  { value: '', label: say.unknownType },
  ...PHONE_TYPES.map((value) => ({ value, label: words.phoneType[value] })),
];

type EmailRowsProps = {
  readonly emails: readonly EmailDraft[];
  readonly error: Error | null;
  readonly onChange: (emails: readonly EmailDraft[]) => void;
};

export function EmailRows({ emails, error, onChange }: EmailRowsProps) {
  return (
    <div className={classes.rows}>
      {emails.map(({ key, value }, place) => {
        const label = place === 0 ? say.email : say.emailAt(place + 1);
        return (
          <div key={key} className={classes.row}>
            <TextInput
              className={classes.grows}
              label={label}
              inputMode="email"
              autoComplete="off"
              value={value}
              error={fieldFault(error, `emails.${place}`)}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                onChange(emails.map((one) => (one.key === key ? { ...one, value: typed } : one)));
              }}
            />
            <RemoveRow
              label={label}
              isOnly={emails.length === 1}
              onRemove={() => onChange(emails.filter((one) => one.key !== key))}
            />
          </div>
        );
      })}
      <Button
        variant="subtle"
        size="xs"
        className={classes.add}
        onClick={() => onChange([...emails, emptyEmail()])}
      >
        {say.addEmail}
      </Button>
    </div>
  );
}

type PhoneRowsProps = {
  readonly phones: readonly PhoneDraft[];
  readonly error: Error | null;
  readonly onChange: (phones: readonly PhoneDraft[]) => void;
};

export function PhoneRows({ phones, error, onChange }: PhoneRowsProps) {
  const change = (key: number, part: Partial<PhoneDraft>): void =>
    onChange(phones.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <div className={classes.rows}>
      {phones.map(({ key, number, type, doNotCall }, place) => {
        const label = place === 0 ? say.phone : say.phoneAt(place + 1);
        return (
          <div key={key}>
            <div className={classes.row}>
              <TextInput
                className={classes.grows}
                label={label}
                inputMode="tel"
                autoComplete="off"
                value={number}
                error={fieldFault(error, `phones.${place}.number`)}
                onChange={(event) => change(key, { number: event.currentTarget.value })}
              />
              <NativeSelect
                label={say.phoneType}
                aria-label={`${label}: ${say.phoneType}`}
                data={TYPES}
                value={type}
                onChange={(event) =>
                  change(key, { type: PHONE_TYPES.find((one) => one === event.currentTarget.value) ?? '' })
                }
              />
              <RemoveRow
                label={label}
                isOnly={phones.length === 1}
                onRemove={() => onChange(phones.filter((one) => one.key !== key))}
              />
            </div>
            <Checkbox
              mt={8}
              size="xs"
              label={say.doNotCall}
              aria-label={`${label}: ${say.doNotCall}`}
              checked={doNotCall}
              onChange={(event) => change(key, { doNotCall: event.currentTarget.checked })}
            />
          </div>
        );
      })}
      <Button
        variant="subtle"
        size="xs"
        className={classes.add}
        onClick={() => onChange([...phones, emptyPhone()])}
      >
        {say.addPhone}
      </Button>
    </div>
  );
}

type RemoveRowProps = { readonly label: string; readonly isOnly: boolean; readonly onRemove: () => void };

function RemoveRow({ label, isOnly, onRemove }: RemoveRowProps) {
  if (isOnly) return null;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={say.removeRow(label)}
      title={say.removeRow(label)}
      onClick={onRemove}
    >
      <CloseIcon />
    </ActionIcon>
  );
}
