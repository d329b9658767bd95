/** The filter over records, field by field. Each field that is set must hold. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RECORD_TYPES } from '#domain/record/record';
import type { RecordFilter } from '../../api/types.ts';
import { Choice } from '../../ui/choice.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { words } from '../../words/words.ts';
import classes from './audience.module.css';
import { customFieldsQuery, listsQuery, tagsQuery } from './audience-queries.ts';

type FieldsProps = {
  readonly filter: RecordFilter;
  readonly onChange: (filter: RecordFilter) => void;
  readonly isDisabled?: boolean;
};

const say = words.audience;
const TYPES = RECORD_TYPES.map((value) => ({ value, label: say.types[value] }));

export function RecordFilterFields({ filter, onChange, isDisabled = false }: FieldsProps) {
  const { data: lists } = useQuery(listsQuery);
  const set = (part: { readonly [Key in keyof RecordFilter]: RecordFilter[Key] | undefined }): void =>
    onChange(withoutGaps({ ...filter, ...part }));
  return (
    <fieldset className={classes.fields} disabled={isDisabled}>
      <legend className={classes.legend}>{say.filter}</legend>
      <TextInput
        type="search"
        label={say.search}
        description={say.searchHint}
        value={filter.search ?? ''}
        maxLength={200}
        onChange={(event) => set({ search: event.currentTarget.value || undefined })}
      />
      <Choice
        label={say.type}
        any={say.anyType}
        options={TYPES}
        value={filter.type}
        onChoose={(type) => set({ type })}
      />
      <Choice
        label={say.list}
        any={say.anyList}
        options={(lists?.items ?? []).map(({ id, name, members }) => ({
          value: id,
          label: say.listOf(name, members),
        }))}
        value={filter.listId}
        onChoose={(listId) => set({ listId })}
      />
      <TextInput
        label={say.state}
        description={say.stateHint}
        value={filter.state ?? ''}
        maxLength={40}
        onChange={(event) => set({ state: event.currentTarget.value || undefined })}
      />
      <Tags label={say.tags} tags={filter.tags} onChange={(tags) => set({ tags })} />
      <Tags
        label={say.withoutTags}
        tags={filter.withoutTags}
        onChange={(withoutTags) => set({ withoutTags })}
      />
      <Day
        label={say.createdAfter}
        at={filter.createdAfter}
        onChange={(createdAfter) => set({ createdAfter })}
      />
      <Day
        label={say.createdBefore}
        at={filter.createdBefore}
        onChange={(createdBefore) => set({ createdBefore })}
      />
      <CustomFields custom={filter.custom} onChange={(custom) => set({ custom })} />
    </fieldset>
  );
}

type TagsProps = {
  readonly label: string;
  readonly tags: readonly string[] | undefined;
  readonly onChange: (tags: string[] | undefined) => void;
};

function Tags({ label, tags: given, onChange }: TagsProps) {
  const tags = given ?? [];
  const { data } = useQuery(tagsQuery);
  const rest = (data?.items ?? []).filter(({ name }) => !tags.includes(name));
  return (
    <div>
      <NativeSelect
        label={label}
        value=""
        data={[
          { value: '', label: say.addTag },
          ...rest.map(({ name, records }) => ({ value: name, label: say.listOf(name, records) })),
        ]}
        onChange={(event) => {
          if (event.currentTarget.value !== '') onChange([...tags, event.currentTarget.value]);
        }}
      />
      {tags.length === 0 ? null : (
        <ul className={classes.chips} aria-label={label}>
          {tags.map((tag) => (
            <li key={tag}>
              <button
                type="button"
                className={classes.chip}
                aria-label={say.dropTag(tag)}
                onClick={() => onChange(filled(tags.filter((one) => one !== tag)))}
              >
                {tag}
                <CloseIcon size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type DayProps = {
  readonly label: string;
  readonly at: string | undefined;
  readonly onChange: (at: string | undefined) => void;
};

/** A day of the reader's calendar, from its beginning. */
function Day({ label, at, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      label={label}
      value={at === undefined ? '' : localDay(at)}
      onChange={(event) => {
        const day = event.currentTarget.value;
        onChange(day === '' ? undefined : new Date(`${day}T00:00:00`).toISOString());
      }}
    />
  );
}

function localDay(at: string): string {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

type CustomProps = {
  readonly custom: RecordFilter['custom'];
  readonly onChange: (custom: RecordFilter['custom']) => void;
};

function CustomFields({ custom: given, onChange }: CustomProps) {
  const custom = given ?? {};
  const { data } = useQuery(customFieldsQuery);
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const names = (data?.items ?? []).map((one) => one.name);
  if (names.length === 0 && Object.keys(custom).length === 0) return null;
  return (
    <div className={classes.custom}>
      <div className={classes.customRow}>
        <NativeSelect
          label={say.customField}
          value={name}
          data={[{ value: '', label: say.chooseField }, ...names]}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={say.customValue}
          value={value}
          maxLength={2000}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={name === ''}
          onClick={() => {
            onChange({ ...custom, [name]: value });
            setName('');
            setValue('');
          }}
        >
          {say.addField}
        </Button>
      </div>
      {Object.keys(custom).length === 0 ? null : (
        <ul className={classes.chips} aria-label={say.customField}>
          {Object.entries(custom).map(([field, wanted]) => (
            <li key={field}>
              <button
                type="button"
                className={classes.chip}
                aria-label={say.dropTag(field)}
                onClick={() => {
                  const rest = Object.fromEntries(
                    Object.entries(custom).filter(([other]) => other !== field),
                  );
                  onChange(Object.keys(rest).length === 0 ? undefined : rest);
                }}
              >
                {field} = {String(wanted)}
                <CloseIcon size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const filled = (tags: string[]): string[] | undefined => (tags.length === 0 ? undefined : tags);

const withoutGaps = (filter: {
  readonly [Key in keyof RecordFilter]: RecordFilter[Key] | undefined;
}): RecordFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as RecordFilter;
