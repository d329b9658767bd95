/** Questions about the workspace itself. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/workspace', { signal })),
});

export const sampleDataQuery = queryOptions({
  queryKey: ['sample-data'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/sample-data', { signal })),
});
