/** What a pause means, before it is made. */
import type { Campaign } from '../../api/types.ts';
import { usePause } from '../../features/campaigns/campaign-acts.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import classes from './dialogs.module.css';

type PauseDialogProps = { readonly campaign: Campaign; readonly onClose: () => void };

const say = words.campaignTabs;

export function PauseDialog({ campaign, onClose }: PauseDialogProps) {
  const { id, name, enrollments, stats, sequences } = campaign;
  const pause = usePause();
  const processing = Object.values(stats.touches).reduce((sum, counts) => sum + (counts.processing ?? 0), 0);
  const act = (): void =>
    pause.mutate(id, {
      onSuccess: () => {
        showToast({ tone: 'done', text: say.paused(name) });
        onClose();
      },
    });
  return (
    <Dialog
      title={say.pauseTitle(name)}
      act={say.pauseAct}
      isBusy={pause.isPending}
      onAct={act}
      onClose={onClose}
    >
      <ul className={classes.points}>
        <li>{say.pauseDetail(enrollments.active)}</li>
        <li>{say.pauseProcessing(processing)}</li>
        {sequences.some(({ channel }) => channel === 'direct_mail') ? <li>{say.pauseMail}</li> : null}
      </ul>
      <ActFault error={pause.error} />
    </Dialog>
  );
}
