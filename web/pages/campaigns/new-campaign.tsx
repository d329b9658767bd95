/** Makes a draft and opens it; a role that may not says so instead. */
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useCreateCampaign } from '../../features/campaigns/campaign-acts.ts';
import { useMay } from '../../features/session/use-may.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';

export function NewCampaign() {
  const navigate = useNavigate();
  const create = useCreateCampaign();
  if (useMay('campaigns.edit') === undefined) return null;
  const act = (): void =>
    create.mutate(undefined, {
      onSuccess: ({ id }) =>
        void navigate({ to: '/campaigns/$campaignId/build', params: { campaignId: id } }),
      onError: (error) => showToast({ tone: 'failed', text: `${words.act.failed}. ${faultText(error)}` }),
    });
  return (
    <Button loading={create.isPending} onClick={act}>
      {words.build.newCampaign}
    </Button>
  );
}
