/** What is selected into a campaign. Whoever is left out is counted, with the reason. */
import { Button, NativeSelect, Text } from '@mantine/core';
import { useMutation, useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import { campaignsQuery } from '../../features/campaigns/campaign-queries.ts';
import { CAMPAIGN_LOOKS } from '../../features/campaigns/campaign-status.ts';
import { targetOf } from '../../features/records/selection.ts';
import { ActDialog } from '../../ui/act-dialog.tsx';
import { ActFault } from '../../ui/act-fault.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import page from '../../ui/list-page.module.css';
import { words } from '../../words/words.ts';
import { JobRuns, TooMany, whoOf, type SelectionDialogProps } from './selection-dialog.tsx';

const TAKES_IN = new Set(['active', 'paused']);

export function EnrollDialog({ selection, onClose }: SelectionDialogProps) {
  const { selection: say, act } = words;
  const { data } = useInfiniteQuery(campaignsQuery({}));
  const campaigns = (data?.pages.flatMap(({ items }) => items) ?? []).filter(({ status }) =>
    TAKES_IN.has(status),
  );
  const [campaignId, setCampaignId] = useState('');
  const enroll = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/campaigns/{id}/enrollments', {
          params: { path: { id: campaignId } },
          body: targetOf(selection),
        }),
      ),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enroll.mutate();
  };
  const done = enroll.data;
  return (
    <ActDialog title={say.enrollTitle(whoOf(selection))} onClose={onClose}>
      {done !== undefined && 'id' in done ? (
        <JobRuns id={done.id} onClose={onClose} />
      ) : done !== undefined ? (
        <Enrolled campaignId={campaignId} onClose={onClose} {...done} />
      ) : (
        <form onSubmit={submit} className={page.form}>
          <NativeSelect
            label={say.whichCampaign}
            description={campaigns.length === 0 ? say.noCampaign : say.enrollHint}
            value={campaignId}
            data-autofocus
            data={[
              { value: '', label: say.chooseCampaign },
              ...campaigns.map(({ id, name, status }) => ({
                value: id,
                label: `${name} · ${CAMPAIGN_LOOKS[status].word}`,
              })),
            ]}
            onChange={(event) => setCampaignId(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed">
            {selection.kind === 'all' ? say.enrollNobodyAgain : say.enrollAgain}
          </Text>
          <TooMany selection={selection} act="enrollments.enroll" />
          <ActFault error={enroll.error} />
          <div className={page.foot}>
            <Button variant="default" onClick={onClose}>
              {act.cancel}
            </Button>
            <Button type="submit" loading={enroll.isPending} disabled={campaignId === ''}>
              {say.enrollNow}
            </Button>
          </div>
        </form>
      )}
    </ActDialog>
  );
}

type EnrolledProps = {
  readonly campaignId: string;
  readonly enrolled: number;
  readonly skipped: readonly { readonly reason: keyof typeof words.leftOut }[];
  readonly onClose: () => void;
};

function Enrolled({ campaignId, enrolled, skipped, onClose }: EnrolledProps) {
  const { selection: say, act } = words;
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return (
    <div className={page.form}>
      <Text component="output">{say.enrolled(enrolled)}</Text>
      {skipped.length === 0 ? null : (
        <div>
          <Text>{say.skipped(skipped.length)}</Text>
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>
                {say.these(skipped.filter((one) => one.reason === reason).length)}: {words.leftOut[reason]}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={page.foot}>
        <AnchorLink to="/campaigns/$campaignId/enrollments" params={{ campaignId }} search={{}}>
          {say.toCampaign}
        </AnchorLink>
        <Button onClick={onClose}>{act.close}</Button>
      </div>
    </div>
  );
}
