/** After something that stands at the head of every page has changed: a name, a role. */
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { meQuery } from './me.ts';

export function useRefreshMe(): () => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    await queryClient.fetchQuery({ ...meQuery, staleTime: 0 });
    await router.invalidate();
  };
}
