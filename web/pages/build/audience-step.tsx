/** Whom the campaign is for: everyone who matches a filter, or nobody until somebody is enrolled by hand. */
import { Radio, Text } from '@mantine/core';
import type { Audience } from '../../api/types.ts';
import { AudienceCount } from '../../features/audience/audience-count.tsx';
import { RecordFilterFields } from '../../features/audience/record-filter-fields.tsx';
import { words } from '../../words/words.ts';
import { Step } from './step.tsx';

type AudienceStepProps = {
  readonly campaignId: string;
  readonly audience: Audience;
  readonly channels: readonly string[];
  readonly fault: string | undefined;
  readonly mayEdit: boolean;
  readonly onChange: (audience: Audience) => void;
};

const say = words.build;

export function AudienceStep({
  campaignId,
  audience,
  channels,
  fault,
  mayEdit,
  onChange,
}: AudienceStepProps) {
  const kind = audience === null ? 'nobody' : 'filter' in audience ? 'filter' : 'named';
  return (
    <Step id="audience" title={say.audience} lead={say.audienceLead}>
      <Radio.Group
        label={say.whom}
        value={kind}
        error={fault}
        readOnly={!mayEdit}
        onChange={(wanted) => onChange(wanted === 'filter' ? { filter: {} } : null)}
      >
        <Radio
          value="filter"
          label={say.byFilter}
          description={say.byFilterHint}
          mt="xs"
          disabled={!mayEdit}
        />
        <Radio value="nobody" label={say.byHand} description={say.byHandHint} mt="xs" disabled={!mayEdit} />
        {kind === 'named' ? (
          <Radio
            value="named"
            label={say.named(audience !== null && 'recordIds' in audience ? audience.recordIds.length : 0)}
            mt="xs"
            disabled={!mayEdit}
          />
        ) : null}
      </Radio.Group>
      {audience !== null && 'filter' in audience ? (
        <RecordFilterFields
          filter={audience.filter}
          isDisabled={!mayEdit}
          onChange={(filter) => onChange({ filter })}
        />
      ) : null}
      {audience === null ? (
        <Text size="sm" c="dimmed">
          {say.nobodyYet}
        </Text>
      ) : (
        <AudienceCount campaignId={campaignId} audience={audience} channels={channels} />
      )}
    </Step>
  );
}
