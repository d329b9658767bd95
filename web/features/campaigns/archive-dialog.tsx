/** Archiving ends a campaign for everybody in it and cannot be taken back: it is said first. */
import type { CampaignSummary } from '../../api/types.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { useArchive } from './campaign-acts.ts';

type ArchiveDialogProps = {
  readonly campaign: Pick<CampaignSummary, 'id' | 'name' | 'enrollments'>;
  readonly onClose: () => void;
};

const say = words.campaignTabs;

export function ArchiveDialog({ campaign: { id, name, enrollments }, onClose }: ArchiveDialogProps) {
  const archive = useArchive();
  const act = (): void =>
    archive.mutate(id, {
      onSuccess: () => {
        showToast({ tone: 'done', text: say.archived(name) });
        onClose();
      },
    });
  return (
    <Dialog
      title={say.archiveTitle(name)}
      act={say.archiveAct(enrollments.active)}
      tone="danger"
      isBusy={archive.isPending}
      onAct={act}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>{say.archiveDetail(enrollments.active, enrollments.completing)}</p>
      <ActFault error={archive.error} />
    </Dialog>
  );
}
