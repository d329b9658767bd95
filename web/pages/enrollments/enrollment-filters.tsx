/** Search and filters of the list. What is chosen lives in the URL, so that it can be sent and comes back. */
import { CHANNELS } from '#domain/touch/channel';
import type { Sequence } from '../../api/types.ts';
import { sequenceName } from '../../features/campaigns/sequence-name.ts';
import {
  FILTER_TOUCH_STATUSES,
  type EnrollmentSearch,
} from '../../features/enrollments/enrollment-search.ts';
import { TOUCH_LOOKS } from '../../features/touches/touch-status.ts';
import { Choice } from '../../ui/choice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { words } from '../../words/words.ts';
import classes from './enrollment-filters.module.css';

const CHANNEL_CHOICES = CHANNELS.map((value) => ({ value, label: words.channel[value] }));
const TOUCH_CHOICES = FILTER_TOUCH_STATUSES.map((value) => ({ value, label: TOUCH_LOOKS[value].word }));
const STOPPABLE_CHOICES = [
  { value: 'true', label: words.enrollments.isStoppable },
  { value: 'false', label: words.enrollments.notStoppable },
] as const;

type EnrollmentFiltersProps = {
  readonly search: EnrollmentSearch;
  readonly sequences: readonly Sequence[];
  readonly onChange: (part: EnrollmentSearch) => void;
};

export function EnrollmentFilters({ search, sequences, onChange }: EnrollmentFiltersProps) {
  const { enrollments: say } = words;
  const sequenceChoices = sequences.map((sequence, index) => ({
    value: sequence.id,
    label: `${index + 1}. ${sequenceName(sequence)}`,
  }));
  return (
    <search className={classes.filters}>
      <div className={classes.search}>
        <SearchField
          label={say.search}
          hint={say.searchHint}
          value={search.search ?? ''}
          onSearch={(text) => onChange({ search: text || undefined })}
        />
      </div>
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
    </search>
  );
}
