/** Questions about receipts. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

const LOOK_AGAIN_MS = 5_000;

/** Its words never change; it is asked again until it is sealed, which no event tells. */
export const receiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['receipts', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/receipts/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.proof.state === 'pending' ? LOOK_AGAIN_MS : false),
  });
