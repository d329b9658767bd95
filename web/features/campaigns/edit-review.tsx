/** What a change does to touches that have not started, before it is made; then the change itself. */
import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { Campaign, CampaignPatch, EditEffect } from '../../api/types.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Moment } from '../../ui/moment.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { useEdit } from './campaign-acts.ts';
import classes from './edit-review.module.css';
import { sequenceName } from './sequence-name.ts';

type EditReviewProps = {
  readonly campaign: Campaign;
  readonly change: CampaignPatch;
  readonly onApplied: (campaign: Campaign) => void;
  readonly onClose: () => void;
};

const say = words.campaignTabs;

export function EditReview({ campaign, change, onApplied, onClose }: EditReviewProps) {
  const { id, version } = campaign;
  const edit = useEdit(id);
  const preview = useQuery({
    queryKey: ['campaign', id, 'edit-preview', version, change],
    queryFn: ({ signal }) =>
      answer(
        api.POST('/api/v1/campaigns/{id}/edit-preview', { params: { path: { id } }, body: change, signal }),
      ),
    retry: false,
  });
  const act = (): void =>
    edit.mutate(
      { ...change, expectVersion: version },
      {
        onSuccess: (saved) => {
          const isMoving = 'jobId' in saved && saved.jobId !== null;
          showToast({ tone: 'done', text: isMoving ? say.applying : say.applied });
          onApplied(saved);
        },
      },
    );
  return (
    <Dialog
      title={say.effectTitle}
      act={say.effectAct}
      size="lg"
      isBusy={edit.isPending}
      isOff={preview.data?.allowed !== true}
      onAct={act}
      onClose={onClose}
    >
      <ActFault error={preview.error} />
      {preview.data === undefined ? (
        preview.isError ? null : (
          <Skeleton height={120} />
        )
      ) : (
        <Effect effect={preview.data} campaign={campaign} />
      )}
      <ActFault error={edit.error} />
    </Dialog>
  );
}

function Effect({ effect, campaign }: { readonly effect: EditEffect; readonly campaign: Campaign }) {
  const { moved } = effect;
  const nameOf = (id: string): string => {
    const sequence = campaign.sequences.find((one) => one.id === id);
    return sequence === undefined ? id : sequenceName(sequence);
  };
  const lines = [
    ...(effect.appended > 0 ? [say.effectAppended(effect.appended)] : []),
    ...(effect.inserted > 0 ? [say.effectInserted(effect.inserted)] : []),
    ...effect.removed.map(({ sequenceId, scheduled }) => say.effectRemoved(nameOf(sequenceId), scheduled)),
    ...effect.contentChanged.map(({ sequenceId, scheduled }) =>
      say.effectContent(nameOf(sequenceId), scheduled),
    ),
    ...(moved.scheduled > 0
      ? [say.effectMoved(moved.scheduled, moved.earlier, moved.later, moved.unchanged)]
      : []),
  ];
  return (
    <>
      {effect.allowed ? null : (
        <Text c="var(--ds-warn)" fw={500}>
          {say.needsPause}
        </Text>
      )}
      <ul className={classes.lines}>
        {lines.length === 0 ? <li>{say.effectNone}</li> : lines.map((line) => <li key={line}>{line}</li>)}
      </ul>
      {moved.examples.length === 0 ? null : (
        <div>
          <Text size="sm" fw={500}>
            {say.effectExamples}
          </Text>
          <ul className={classes.examples}>
            {kindsOf(moved.examples).map(({ from, to }) => (
              <li key={`${from} ${to}`}>
                <span>
                  {say.effectFrom} <Moment at={from} />
                </span>
                <span>
                  {say.effectTo} <Moment at={to} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

const MOST_EXAMPLES = 5;

/** Many are moved alike: each move is shown once, to the minute that people see. */
function kindsOf(examples: EditEffect['moved']['examples']): EditEffect['moved']['examples'] {
  const seen = new Map(examples.map((one) => [`${one.from.slice(0, 16)} ${one.to.slice(0, 16)}`, one]));
  return [...seen.values()].slice(0, MOST_EXAMPLES);
}
