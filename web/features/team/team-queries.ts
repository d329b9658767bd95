/** Questions about people, invitations and keys. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

export const teamQuery = queryOptions({
  queryKey: ['team', 'people'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/users', { signal }))).items,
});

export const invitationsQuery = queryOptions({
  queryKey: ['team', 'invitations'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/invitations', { signal }))).items,
});

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/api-keys', { signal }))).items,
});
