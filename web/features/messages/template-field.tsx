/** A text with merge fields: a picker that writes one where the cursor is, and its faults under it, with their place. */
import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { MERGE_FIELDS } from '#domain/message/merge-fields';
import { words } from '../../words/words.ts';
import { customFieldsQuery } from '../audience/audience-queries.ts';
import classes from './messages.module.css';

export type PartFault = {
  readonly message: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
};

type TemplateFieldProps = {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: string;
  /** Of the text area; 1: a field of one line. */
  readonly rows: number;
  readonly isCode?: boolean;
  readonly fault: PartFault | undefined;
  /** Where a fault's link leads: `<key of the sequence>.body`. */
  readonly place: string;
  readonly onChange: (value: string) => void;
};

const say = words.build;

export function TemplateField(props: TemplateFieldProps) {
  const { label, hint, value, rows, isCode = false, fault, place, onChange } = props;
  const field = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const insert = (path: string): void => {
    const element = field.current;
    if (element === null) return;
    element.setRangeText(
      `{{ ${path} }}`,
      element.selectionStart ?? value.length,
      element.selectionEnd ?? value.length,
      'end',
    );
    onChange(element.value);
    element.focus();
  };
  const shared = {
    ref: field,
    label,
    description: hint,
    value,
    error: fault && <FaultText fault={fault} onShow={() => show(field.current, fault)} />,
    'data-place': place,
    spellCheck: !isCode,
    className: isCode ? classes.code : undefined,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  return (
    <div className={classes.template}>
      {rows === 1 ? (
        <TextInput {...shared} maxLength={2_000} />
      ) : (
        <Textarea {...shared} rows={rows} resize="vertical" />
      )}
      <FieldPicker label={say.insertInto(label)} onPick={insert} />
    </div>
  );
}

type FaultTextProps = { readonly fault: PartFault; readonly onShow: () => void };

function FaultText({ fault: { message, line }, onShow }: FaultTextProps) {
  if (line === undefined) return message;
  return (
    <>
      {message}{' '}
      <button type="button" className={classes.show} onClick={onShow}>
        {say.showLine(line)}
      </button>
    </>
  );
}

/** Puts the cursor where the fault is. */
function show(
  element: HTMLTextAreaElement | HTMLInputElement | null,
  { line = 1, column = 1 }: PartFault,
): void {
  if (element === null) return;
  const before = element.value.split('\n').slice(0, line - 1);
  const at = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  element.focus();
  element.setSelectionRange(at, at + 1);
}

type FieldPickerProps = { readonly label: string; readonly onPick: (path: string) => void };

/** The browser's own select: found by typing its first letters, on every keyboard and phone. */
function FieldPicker({ label, onPick }: FieldPickerProps) {
  const { data } = useQuery(customFieldsQuery);
  const groups = [...new Set(MERGE_FIELDS.map(({ group }) => group))].map((group) => ({
    group: say.fieldGroups[group],
    items: MERGE_FIELDS.filter((one) => one.group === group).map(({ path, label: word }) => ({
      value: path,
      label: say.fields[path] ?? word,
    })),
  }));
  const custom = (data?.items ?? []).map(({ name }) => ({ value: `record.custom.${name}`, label: name }));
  return (
    <NativeSelect
      size="xs"
      className={classes.picker}
      aria-label={label}
      value=""
      data={[
        { value: '', label: say.insertField },
        ...groups,
        ...(custom.length === 0 ? [] : [{ group: say.customFields, items: custom }]),
      ]}
      onChange={(event) => {
        if (event.currentTarget.value !== '') onPick(event.currentTarget.value);
      }}
    />
  );
}
