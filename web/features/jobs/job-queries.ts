/** Questions about work that goes on in the background. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { Job } from '../../api/types.ts';

const LOOK_AGAIN_MS = 1_000;

export const isOver = ({ status }: Pick<Job, 'status'>): boolean =>
  status === 'succeeded' || status === 'failed' || status === 'cancelled';

/** Asked again until it is over, also when the stream of events is not to be had. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/jobs/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data === undefined || !isOver(state.data) ? LOOK_AGAIN_MS : false),
  });
