/** Questions about single touches, and what the sandbox keeps of their messages. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';

export const touchQuery = (id: string) =>
  queryOptions({
    queryKey: ['touches', id],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/touches/{id}', { params: { path: { id } }, signal })),
  });

/** One enrollment has at most a message a sequence. */
const MOST = 50;
export const messagesQuery = (enrollmentId: string) =>
  queryOptions({
    queryKey: ['outbox', { enrollmentId }],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/outbox', { params: { query: { enrollmentId, limit: MOST } }, signal })),
  });
