/** What can be done with a campaign, each as one mutation that makes old what it changes. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { Campaign, CampaignPatch } from '../../api/types.ts';
import { words } from '../../words/words.ts';

const CONCERNED: ReadonlySet<unknown> = new Set([
  'campaign',
  'campaigns',
  'batches',
  'enrollments',
  'enrollment',
]);

/** The stream of events says the same, a moment later and not at all while it is down. */
const makeOld = (queryClient: QueryClient): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => CONCERNED.has(queryKey[0]) });

function useAct<Input, Answer>(act: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => void makeOld(queryClient) });
}

const on = (id: string) => ({ params: { path: { id } } });

export const useCreateCampaign = () =>
  useAct(() => answer(api.POST('/api/v1/campaigns', { body: { name: words.build.newName } })));

export const useDuplicate = () =>
  useAct(({ id, name }: Pick<Campaign, 'id' | 'name'>) =>
    answer(
      api.POST('/api/v1/campaigns/{id}/duplicate', {
        ...on(id),
        body: { name: words.build.copyOf(name).slice(0, 200) },
      }),
    ),
  );

export const useArchive = () =>
  useAct((id: string) => answer(api.POST('/api/v1/campaigns/{id}/archive', on(id))));
export const usePause = () =>
  useAct((id: string) => answer(api.POST('/api/v1/campaigns/{id}/pause', on(id))));
export const useLaunch = () =>
  useAct((id: string) => answer(api.POST('/api/v1/campaigns/{id}/launch', on(id))));

export const patchCampaign = (id: string, body: CampaignPatch) =>
  answer(api.PATCH('/api/v1/campaigns/{id}', { ...on(id), body }));

export const useEdit = (id: string) => useAct((body: CampaignPatch) => patchCampaign(id, body));

/** The draft that was: a new one of the same name and content takes its place when this is undone. */
export const useRemoveDraft = () =>
  useAct(async (id: string): Promise<Campaign> => {
    const campaign = await answer(api.GET('/api/v1/campaigns/{id}', on(id)));
    await answer(api.DELETE('/api/v1/campaigns/{id}', on(id)));
    return campaign;
  });

export const useRestoreDraft = () =>
  useAct(({ name, sequences, settings, audience }: Campaign) =>
    answer(
      api.POST('/api/v1/campaigns', {
        body: {
          name,
          settings,
          audience,
          sequences: sequences.map(({ id: _id, held: _held, ...sequence }) => sequence),
        },
      }),
    ),
  );
