/** What can be done with a campaign beside the usual: a copy, the archive, and for a draft its removal, which can be undone. */
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { CampaignSummary } from '../../api/types.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { Menu, MenuAct } from '../../ui/menu.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { useMay } from '../session/use-may.ts';
import { useDuplicate, useRemoveDraft, useRestoreDraft } from './campaign-acts.ts';

const ArchiveDialog = lazy(async () => ({ default: (await import('./archive-dialog.tsx')).ArchiveDialog }));

type CampaignMenuProps = {
  readonly campaign: Pick<CampaignSummary, 'id' | 'name' | 'status' | 'enrollments'>;
  /** On a page of its own, which has nothing to show when it is gone. */
  readonly isOwnPage?: boolean;
};

const say = words.campaignTabs;
const failed = (error: Error): number =>
  showToast({ tone: 'failed', text: `${words.act.failed}. ${faultText(error)}` });

export function CampaignMenu({ campaign, isOwnPage = false }: CampaignMenuProps) {
  const { id, name, status } = campaign;
  const navigate = useNavigate();
  const duplicate = useDuplicate();
  const removal = useRemoveDraft();
  const restore = useRestoreDraft();
  const [isArchiving, setIsArchiving] = useState(false);
  const mayEdit = useMay('campaigns.edit') !== undefined;
  const mayArchive = useMay('campaigns.run') !== undefined && status !== 'archived' && status !== 'draft';
  if (!mayEdit && !mayArchive) return null;

  const remove = (): void =>
    removal.mutate(id, {
      onError: failed,
      onSuccess: (draft) => {
        const undo = (): void => restore.mutate(draft, { onError: failed });
        showToast({ tone: 'done', text: say.draftRemoved(name), undo });
        if (isOwnPage) void navigate({ to: '/campaigns' });
      },
    });
  const copy = (): void =>
    duplicate.mutate(
      { id, name },
      {
        onError: failed,
        onSuccess: (made) => {
          showToast({ tone: 'done', text: say.duplicated(made.name) });
          void navigate({ to: '/campaigns/$campaignId/build', params: { campaignId: made.id } });
        },
      },
    );
  return (
    <>
      <Menu label={say.menu(name)}>
        {mayEdit ? <MenuAct onClick={copy}>{say.duplicate}</MenuAct> : null}
        {mayArchive ? <MenuAct onClick={() => setIsArchiving(true)}>{say.archive}</MenuAct> : null}
        {mayEdit && status === 'draft' ? <MenuAct onClick={remove}>{say.removeDraft}</MenuAct> : null}
      </Menu>
      {isArchiving ? (
        <Suspense>
          <ArchiveDialog campaign={campaign} onClose={() => setIsArchiving(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
