/** Who hands messages over. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { Sender } from '../../api/types.ts';

/** More than a workspace ever has. */
const ALL = 100;

export const sendersQuery = queryOptions({
  queryKey: ['senders'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/v1/senders', { params: { query: { limit: ALL } }, signal }))).items,
});

/** Nothing leaves the machine. */
export const isSandboxOnly = (senders: readonly Sender[]): boolean =>
  senders.length > 0 && senders.filter((one) => one.default).every(({ provider }) => provider === 'sandbox');
