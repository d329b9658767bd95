/** Enrolls into a campaign that runs: everyone who matches, or these very records. */
import { Checkbox, Radio, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client.ts';
import type { Campaign, RecordFilter } from '../../api/types.ts';
import { AudienceCount } from '../../features/audience/audience-count.tsx';
import { fewRecordsQuery } from '../../features/audience/audience-queries.ts';
import { RecordFilterFields } from '../../features/audience/record-filter-fields.tsx';
import { detailOf } from '../../features/records/record-text.ts';
import { useSettled } from '../../features/campaigns/use-settled.ts';
import { JobProgress } from '../../features/jobs/job-progress.tsx';
import { useMay } from '../../features/session/use-may.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import classes from './dialogs.module.css';

type EnrollDialogProps = { readonly campaign: Campaign; readonly onClose: () => void };
type Way = 'records' | 'filter';

const say = words.campaignTabs;

export function EnrollDialog({ campaign, onClose }: EnrollDialogProps) {
  const { id, name } = campaign;
  const queryClient = useQueryClient();
  const mayFilter = useMay('enrollments.enroll_by_filter') !== undefined;
  const [way, setWay] = useState<Way>('records');
  const [filter, setFilter] = useState<RecordFilter>({});
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [jobId, setJobId] = useState<string>();
  const enroll = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/campaigns/{id}/enrollments', {
          params: { path: { id } },
          body: way === 'filter' ? { filter } : { recordIds: [...chosen] },
        }),
      ),
    onSuccess: (done) => {
      void queryClient.invalidateQueries();
      if ('kind' in done) {
        setJobId(done.id);
        return;
      }
      const { enrolled, skipped } = done;
      showToast({
        tone: 'done',
        text: skipped.length === 0 ? say.enrolled(enrolled) : say.enrolledSome(enrolled, skipped.length),
        link: { href: `/campaigns/${id}/enrollments`, label: say.toEnrollments },
      });
      onClose();
    },
  });
  if (jobId !== undefined) {
    return (
      <Dialog
        title={say.enrollTitle(name)}
        act={words.act.close}
        isBusy={false}
        onAct={onClose}
        onClose={onClose}
      >
        <Text size="sm">{say.enrolling}</Text>
        <JobProgress id={jobId} label={say.enrollJob} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={say.enrollTitle(name)}
      act={way === 'records' ? say.enrollAct(chosen.length) : say.enroll.replace('…', '')}
      size="lg"
      isBusy={enroll.isPending}
      isOff={way === 'records' && chosen.length === 0}
      onAct={() => enroll.mutate()}
      onClose={onClose}
    >
      {mayFilter ? (
        <Radio.Group
          label={say.enrollBy}
          value={way}
          onChange={(value) => setWay(value === 'filter' ? 'filter' : 'records')}
        >
          <Radio mt="xs" value="records" label={say.enrollByRecords} />
          <Radio mt="xs" value="filter" label={say.enrollByFilter} />
        </Radio.Group>
      ) : null}
      {way === 'filter' ? (
        <>
          <RecordFilterFields filter={filter} onChange={setFilter} />
          <AudienceCount
            campaignId={id}
            audience={{ filter }}
            channels={campaign.sequences.map(({ channel }) => channel)}
          />
        </>
      ) : (
        <Records chosen={chosen} onChoose={setChosen} />
      )}
      <Text size="sm" c="dimmed">
        {say.enrollAgain}
      </Text>
      <ActFault error={enroll.error} />
    </Dialog>
  );
}

type RecordsProps = {
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
};

function Records({ chosen, onChoose }: RecordsProps) {
  const [search, setSearch] = useState('');
  const { data } = useQuery(fewRecordsQuery(useSettled(search.trim())));
  const records = data?.items ?? [];
  return (
    <div>
      <TextInput
        type="search"
        label={say.enrollFind}
        value={search}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <fieldset className={classes.records}>
        <legend className={classes.hidden}>{say.enrollChoose}</legend>
        {records.map((record) => (
          <Checkbox
            key={record.id}
            label={record.name}
            description={detailOf(record)}
            checked={chosen.includes(record.id)}
            onChange={(event) =>
              onChoose(
                event.currentTarget.checked
                  ? [...chosen, record.id]
                  : chosen.filter((one) => one !== record.id),
              )
            }
          />
        ))}
        {data !== undefined && records.length === 0 ? (
          <Text size="sm" c="dimmed">
            {say.enrollNoFind}
          </Text>
        ) : null}
      </fieldset>
      <Text size="sm" component="output">
        {say.enrollChosen(chosen.length)}
      </Text>
    </div>
  );
}
