/** Search and filters of the list. What is chosen lives in the URL, so that it can be sent and comes back. */
import { Anchor, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { memo, type KeyboardEvent } from 'react';
import { ENROLLMENT_SORTS } from '#domain/enrollment/enrollment-sort';
import { CHANNELS } from '#domain/touch/channel';
import type { Sequence } from '../../api/types.ts';
import { sequenceName } from '../../features/campaigns/sequence-name.ts';
import {
  csvHref,
  FILTER_TOUCH_STATUSES,
  type EnrollmentSearch,
} from '../../features/enrollments/enrollment-search.ts';
import { TOUCH_LOOKS } from '../../features/touches/touch-status.ts';
import { Choice } from '../../ui/choice.tsx';
import { FilterFold } from '../../ui/filter-fold.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { words } from '../../words/words.ts';
import classes from './enrollment-filters.module.css';

const inside = getRouteApi('/inside');
const CHANNEL_CHOICES = CHANNELS.map((value) => ({ value, label: words.channel[value] }));
const TOUCH_CHOICES = FILTER_TOUCH_STATUSES.map((value) => ({ value, label: TOUCH_LOOKS[value].word }));
const STOPPABLE_CHOICES = [
  { value: 'true', label: words.enrollments.isStoppable },
  { value: 'false', label: words.enrollments.notStoppable },
] as const;

const SORT_CHOICES = ENROLLMENT_SORTS.filter((value) => value !== 'enrolledAt').map((value) => ({
  value,
  label: words.enrollmentList.sorts[value],
}));

type EnrollmentFiltersProps = {
  readonly campaignId: string;
  readonly search: EnrollmentSearch;
  readonly sequences: readonly Sequence[];
  readonly onChange: (part: EnrollmentSearch) => void;
};

/** Drawn again only for another filter: not for every change of a live list. */
export const EnrollmentFilters = memo(function EnrollmentFilters(props: EnrollmentFiltersProps) {
  const { campaignId, search, sequences, onChange } = props;
  const { enrollments: say, enrollmentList: list } = words;
  const { me } = inside.useRouteContext();
  const sequenceChoices = sequences.map((sequence, index) => ({
    value: sequence.id,
    label: `${index + 1}. ${sequenceName(sequence)}`,
  }));
  return (
    <search className={classes.filters}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it only hears what is typed in the field. */}
      <div className={classes.search} onKeyDown={leaveOnEnter}>
        <SearchField
          label={say.search}
          hint={say.searchHint}
          value={search.search ?? ''}
          onSearch={(text) => onChange({ search: text || undefined })}
        />
      </div>
      <FilterFold chosen={chosenIn(search)}>
        <Choice
          label={say.sequence}
          any={say.anySequence}
          options={sequenceChoices}
          value={search.sequenceId}
          onChoose={(sequenceId) => onChange({ sequenceId })}
        />
        <Choice
          label={say.channel}
          any={say.anyChannel}
          options={CHANNEL_CHOICES}
          value={search.channel}
          onChoose={(channel) => onChange({ channel })}
        />
        <Choice
          label={say.touch}
          any={say.anyTouch}
          options={TOUCH_CHOICES}
          value={search.touchStatus}
          onChoose={(touchStatus) => onChange({ touchStatus })}
        />
        <Choice
          label={say.stoppable}
          any={say.anyStoppable}
          options={STOPPABLE_CHOICES}
          value={search.stoppable}
          onChoose={(stoppable) => onChange({ stoppable })}
        />
        <TextInput
          type="date"
          label={list.leavesBefore}
          value={search.locksBefore === undefined ? '' : dayOf(search.locksBefore)}
          onChange={({ currentTarget: { value } }) => onChange({ locksBefore: startOf(value) })}
        />
        <Choice
          label={list.sort}
          any={list.sorts.enrolledAt}
          options={SORT_CHOICES}
          value={search.sort}
          onChoose={(sort) => onChange({ sort })}
        />
        <Anchor href={csvHref(campaignId, me.workspace.id, search)} download className={classes.csv}>
          {list.csv}
        </Anchor>
      </FilterFold>
    </search>
  );
});

const FOLDED = ['sequenceId', 'channel', 'touchStatus', 'stoppable', 'locksBefore', 'sort'] as const;
const chosenIn = (search: EnrollmentSearch): number =>
  FOLDED.filter((name) => search[name] !== undefined).length;

/** From the search to the rows: their keys work where nobody types. */
function leaveOnEnter({ key, target }: KeyboardEvent): void {
  if (key === 'Enter' && target instanceof HTMLElement) target.blur();
}

/** The reader's own day of an instant, as a date field has it. */
function dayOf(instant: string): string {
  const at = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Where that day begins for the reader; while somebody types there may be none. */
function startOf(day: string): string | undefined {
  const at = new Date(`${day}T00:00`);
  return day === '' || Number.isNaN(at.getTime()) || at.getFullYear() < 1000 ? undefined : at.toISOString();
}
