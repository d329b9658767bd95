/** What the launch does, in numbers, and the button that does it. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CHANNELS } from '#domain/touch/channel';
import type { Campaign } from '../../api/types.ts';
import { useLaunch } from '../../features/campaigns/campaign-acts.ts';
import { launchPreviewQuery } from '../../features/campaigns/campaign-queries.ts';
import { ChannelMark } from '../../features/touches/channel-mark.tsx';
import { ActFault } from '../../ui/act-fault.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatMoney, formatNumber } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import classes from './build-page.module.css';

type LaunchDialogProps = { readonly campaign: Campaign; readonly onClose: () => void };

const say = words.build;

export function LaunchDialog({ campaign, onClose }: LaunchDialogProps) {
  const { id, version, name } = campaign;
  const { data: preview } = useQuery(launchPreviewQuery(id, version));
  const navigate = useNavigate();
  const launch = useLaunch();
  const counts = CHANNELS.map((channel) => ({
    channel,
    many: campaign.sequences.filter((sequence) => sequence.channel === channel).length,
  })).filter(({ many }) => many > 0);
  const people = preview?.audience?.available ?? 0;
  const first = preview?.sequences[0];
  // Also when the page has moved on by then, because the stream of events was first.
  const act = async (): Promise<void> => {
    const done = await launch.mutateAsync(id).catch(() => undefined);
    if (done === undefined) return;
    showToast({ tone: 'done', text: say.launched(name) });
    await navigate({ to: '/campaigns/$campaignId', params: { campaignId: id } });
  };
  return (
    <Dialog
      title={say.launchTitle(name)}
      act={say.launchAct(people)}
      isBusy={launch.isPending}
      onAct={() => void act()}
      onClose={onClose}
    >
      <dl className={classes.facts}>
        <dt>{say.factPeople}</dt>
        <dd>{preview?.audience ? formatNumber(people) : say.factNobody}</dd>
        <dt>{say.factChannels}</dt>
        <dd>
          <ul className={classes.channels}>
            {counts.map(({ channel, many }) => (
              <li key={channel}>
                <ChannelMark channel={channel}>{say.manyOf[channel](many)}</ChannelMark>
              </li>
            ))}
          </ul>
        </dd>
        {first === undefined ? null : (
          <>
            <dt>{say.factFirst}</dt>
            <dd>
              <Moment at={first.locksAt} />
            </dd>
          </>
        )}
        <dt>{say.factCost}</dt>
        <dd>{preview === undefined ? '–' : say.atMost(formatMoney(preview.cost))}</dd>
      </dl>
      <p className={classes.note}>{say.launchNote}</p>
      <ActFault error={launch.error} title={say.launchFailed} />
    </Dialog>
  );
}
