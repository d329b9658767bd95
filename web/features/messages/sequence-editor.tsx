/** One sequence to write: its words on one side, what they become on the other. */
import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { smsSegments } from '#domain/message/sms-segments';
import { MAIL_FORMATS } from '#domain/touch/channel';
import type { SequenceEdit } from '../../api/types.ts';
import { words } from '../../words/words.ts';
import { missingParts } from '../campaigns/plan-items.ts';
import { useSettled } from '../campaigns/use-settled.ts';
import classes from './messages.module.css';
import { sequencePreviewQuery } from './preview-queries.ts';
import { SequencePreview } from './sequence-preview.tsx';
import { TemplateField, type PartFault } from './template-field.tsx';

type Of<Channel> = Extract<SequenceEdit, { readonly channel: Channel }>;
type FaultOf = (part: string) => PartFault | undefined;
type EditorProps<Value> = {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly faultOf: FaultOf;
  readonly placeOf: (part: string) => string;
};

type SequenceEditorProps = {
  readonly campaignId: string;
  readonly itemKey: string;
  readonly value: SequenceEdit;
  readonly onChange: (value: SequenceEdit) => void;
  /** What the server said when it was last saved. */
  readonly savedFault: (part: string) => string | undefined;
  readonly mayEdit: boolean;
  /** When it appears, its first field does. */
  readonly takesFocus: boolean;
  readonly recordId: string | undefined;
  readonly onRecord: (recordId: string | undefined) => void;
};

const say = words.build;

export function SequenceEditor(props: SequenceEditorProps) {
  const { campaignId, itemKey, value, onChange, savedFault, recordId, onRecord, takesFocus } = props;
  const fields = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (takesFocus) fields.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [takesFocus]);
  const settled = useSettled(value);
  const isWhole = missingParts(settled).length === 0;
  const { data, error } = useQuery({
    ...sequencePreviewQuery(campaignId, settled, recordId),
    enabled: isWhole,
  });
  const faultOf: FaultOf = (part) => {
    const seen = isWhole ? data?.faults.find(({ path }) => path === part) : undefined;
    if (seen !== undefined) return seen;
    const message = savedFault(part);
    return message === undefined || (isWhole && data?.message) ? undefined : { message };
  };
  const shared = { faultOf, placeOf: (part: string) => `${itemKey}.${part}` };
  return (
    <div className={classes.editor}>
      <fieldset ref={fields} className={classes.fields} disabled={!props.mayEdit}>
        <legend className={classes.legend}>{words.channel[value.channel]}</legend>
        {value.channel === 'email' ? <EmailFields {...shared} value={value} onChange={onChange} /> : null}
        {value.channel === 'sms' ? <SmsFields {...shared} value={value} onChange={onChange} /> : null}
        {value.channel === 'direct_mail' ? (
          <MailFields {...shared} value={value} onChange={onChange} />
        ) : null}
      </fieldset>
      <SequencePreview
        preview={isWhole ? data : undefined}
        error={error}
        recordId={recordId}
        onChoose={onRecord}
      />
    </div>
  );
}

function EmailFields({ value, onChange, faultOf, placeOf }: EditorProps<Of<'email'>>) {
  const [kind, setKind] = useState<'text' | 'html'>(value.html ? 'html' : 'text');
  return (
    <>
      <TemplateField
        label={say.subject}
        rows={1}
        value={value.subject}
        fault={faultOf('subject')}
        place={placeOf('subject')}
        onChange={(subject) => onChange({ ...value, subject })}
      />
      <SegmentedControl
        size="xs"
        aria-label={say.kind}
        transitionDuration={0}
        className={classes.kind}
        value={kind}
        data={[
          { value: 'text', label: say.plainText },
          { value: 'html', label: say.html },
        ]}
        onChange={(one) => setKind(one === 'html' ? 'html' : 'text')}
      />
      {kind === 'text' ? (
        <TemplateField
          label={say.text}
          hint={value.html ? say.textBeside : undefined}
          rows={10}
          value={value.text ?? ''}
          fault={faultOf('text') ?? (value.html ? undefined : faultOf('html'))}
          place={placeOf('text')}
          onChange={(text) => onChange({ ...value, text })}
        />
      ) : (
        <TemplateField
          label={say.htmlBody}
          hint={say.htmlHint}
          rows={14}
          isCode
          value={value.html ?? ''}
          fault={faultOf('html')}
          place={placeOf('html')}
          onChange={(html) => onChange({ ...value, html })}
        />
      )}
    </>
  );
}

function SmsFields({ value, onChange, faultOf, placeOf }: EditorProps<Of<'sms'>>) {
  const { segments, encoding, length, remaining, outside } = smsSegments(value.body);
  return (
    <>
      <TemplateField
        label={say.body}
        rows={5}
        value={value.body}
        fault={faultOf('body')}
        place={placeOf('body')}
        onChange={(body) => onChange({ ...value, body })}
      />
      <p className={classes.meter}>
        {say.asWritten(say.preview.segments(segments, length, encoding))}
        {segments === 0 ? null : ` · ${say.remaining(remaining)}`}
        {outside.length === 0 ? null : (
          <span className={classes.costly}>{say.costly(outside.slice(0, 8).join(' '))}</span>
        )}
      </p>
    </>
  );
}

function MailFields({ value, onChange, faultOf, placeOf }: EditorProps<Of<'direct_mail'>>) {
  const part = (name: 'front' | 'back' | 'html', label: string) => (
    <TemplateField
      label={label}
      hint={name === 'back' ? say.backHint : say.sideHint}
      rows={8}
      isCode
      value={value[name] ?? ''}
      fault={faultOf(name)}
      place={placeOf(name)}
      onChange={(text) => onChange({ ...value, [name]: text })}
    />
  );
  return (
    <>
      <NativeSelect
        label={say.format}
        value={value.format}
        data={MAIL_FORMATS.map((format) => ({ value: format, label: words.mailFormat[format] }))}
        onChange={(event) => {
          const format = MAIL_FORMATS.find((one) => one === event.currentTarget.value);
          if (format !== undefined) onChange(inFormat(value, format));
        }}
      />
      {value.format === 'letter' ? (
        part('html', say.letter)
      ) : (
        <>
          {part('front', say.preview.front)}
          {part('back', say.preview.back)}
        </>
      )}
    </>
  );
}

/** A letter has pages and a postcard has sides; what was written goes along where it can. */
function inFormat(value: Of<'direct_mail'>, format: Of<'direct_mail'>['format']): Of<'direct_mail'> {
  const { front = '', back = '', html = '', ...rest } = value;
  if (format === 'letter') return { ...rest, format, html: html || front };
  return { ...rest, format, front: front || html, back };
}
