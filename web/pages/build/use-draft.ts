/** The draft of a page: kept by a DraftKeeper for as long as the page stands, and saved when it is left. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Campaign } from '../../api/types.ts';
import { patchCampaign } from '../../features/campaigns/campaign-acts.ts';
import { DraftKeeper, type KeeperView } from '../../features/campaigns/draft-keeper.ts';
import { campaignQuery } from '../../features/campaigns/campaign-queries.ts';

export function useDraft(campaign: Campaign): { readonly keeper: DraftKeeper; readonly view: KeeperView } {
  const queryClient = useQueryClient();
  const { id } = campaign;
  const [keeper] = useState(
    () =>
      new DraftKeeper(campaign, async (body) => {
        const saved = await patchCampaign(id, body);
        queryClient.setQueryData(campaignQuery(id).queryKey, saved);
        return saved;
      }),
  );
  const view = useSyncExternalStore(keeper.subscribe, keeper.view);
  useEffect(() => keeper.heard(campaign), [keeper, campaign]);
  useEffect(
    () => () => {
      // What was typed last goes along when one leaves for another page of ours.
      void keeper.flush();
    },
    [keeper],
  );
  const isUnsaved = view.state !== 'saved';
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
  return { keeper, view };
}
