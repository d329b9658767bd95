/** Where the person is signed in. */
import { queryOptions } from '@tanstack/react-query';
import { auth } from '../../api/client.ts';

export const SESSIONS_KEY = ['sessions'] as const;

export const sessionsQuery = queryOptions({
  queryKey: SESSIONS_KEY,
  queryFn: async ({ signal }) => {
    const [here, all] = await Promise.all([auth.session(signal), auth.sessions(signal)]);
    return all
      .map((one) => ({ ...one, isHere: one.id === here?.session.id }))
      .toSorted((a, b) => Number(b.isHere) - Number(a.isHere) || b.createdAt.localeCompare(a.createdAt));
  },
});

/** Who is signed in, without asking for a workspace: they may have none yet. */
export const whoQuery = queryOptions({
  queryKey: ['who'],
  queryFn: async ({ signal }) => (await auth.session(signal))?.user ?? null,
});
