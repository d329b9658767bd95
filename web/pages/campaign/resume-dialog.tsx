/** The calendar of a resume, before it is made: what becomes of the missed touches is chosen, and its days are shown. */
import { Radio, Skeleton, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { MISSED_POLICIES, type MissedPolicy } from '#domain/campaign/resume-calendar';
import { CHANNELS } from '#domain/touch/channel';
import { answer, api } from '../../api/client.ts';
import type { Campaign, ResumePreview } from '../../api/types.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatDay, formatNumber } from '../../ui/format.ts';
import table from '../../ui/table.module.css';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import classes from './dialogs.module.css';

type ResumeDialogProps = { readonly campaign: Campaign; readonly onClose: () => void };

const say = words.campaignTabs;

export function ResumeDialog({ campaign: { id, name }, onClose }: ResumeDialogProps) {
  const queryClient = useQueryClient();
  const [missed, setMissed] = useState<MissedPolicy>('shift');
  const on = { params: { path: { id } }, body: { missed } };
  const preview = useQuery({
    queryKey: ['campaign', id, 'resume-preview', missed],
    queryFn: ({ signal }) => answer(api.POST('/api/v1/campaigns/{id}/resume-preview', { ...on, signal })),
    placeholderData: keepPreviousData,
  });
  const resume = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/campaigns/{id}/resume', on)),
    onSuccess: () => {
      void queryClient.invalidateQueries();
      showToast({ tone: 'done', text: say.resumed(name) });
      onClose();
    },
  });
  return (
    <Dialog
      title={say.resumeTitle(name)}
      act={say.resumeAct}
      size="lg"
      isBusy={resume.isPending}
      isOff={preview.data === undefined}
      onAct={() => resume.mutate()}
      onClose={onClose}
    >
      <ActFault error={preview.error} />
      {preview.data === undefined ? (
        <Skeleton height={240} />
      ) : (
        <>
          <Text size="sm">{say.missed(preview.data.missed)}</Text>
          {preview.data.missed === 0 ? null : (
            <Radio.Group
              label={say.policy}
              value={missed}
              onChange={(value) => setMissed(MISSED_POLICIES.find((one) => one === value) ?? 'shift')}
            >
              {MISSED_POLICIES.map((policy) => (
                <Radio
                  key={policy}
                  mt="xs"
                  value={policy}
                  label={say.policies[policy]}
                  description={say.policyHints[policy]}
                />
              ))}
            </Radio.Group>
          )}
          {preview.data.missed === 0 ? null : (
            <Calendar preview={preview.data} isOld={preview.isPlaceholderData} />
          )}
        </>
      )}
      <ActFault error={resume.error} />
    </Dialog>
  );
}

type CalendarProps = { readonly preview: ResumePreview; readonly isOld: boolean };

function Calendar({ preview: { days, skipped, completed, missed, sampled }, isOld }: CalendarProps) {
  const dates = [...new Set(days.map(({ date }) => date))];
  const touchesOn = (date: string, channel: string): number =>
    days.find((day) => day.date === date && day.channel === channel)?.touches ?? 0;
  return (
    <div className={isOld ? table.stale : undefined}>
      {dates.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say.calendarEmpty}
        </Text>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard, too (WCAG 2.1.1)
        <section className={classes.calendar} aria-label={say.calendar} tabIndex={0}>
          <table className={table.table} aria-label={say.calendar}>
            <thead>
              <tr>
                <th scope="col">{say.day}</th>
                {CHANNELS.map((channel) => (
                  <th key={channel} scope="col" data-number>
                    {say[channel]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {dates.map((date) => (
                <tr key={date}>
                  <th scope="row">{formatDay(date)}</th>
                  {CHANNELS.map((channel) => (
                    <td key={channel} data-number>
                      {formatNumber(touchesOn(date, channel))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Text size="sm" c="dimmed" mt="xs">
        {skipped + completed === 0 ? null : say.skippedLine(skipped, completed)}{' '}
        {sampled < missed ? say.sampledLine(sampled) : null}
      </Text>
    </div>
  );
}
