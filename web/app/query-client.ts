/** How questions to the server are kept, asked again, and what a lost session does. */
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/client.ts';
import { ME_KEY } from '../features/session/me.ts';

export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const isSignedOut = error instanceof ApiProblem && error.status === 401;
        // Who is signed in is asked by the router, which then shows the sign-in page itself.
        if (isSignedOut && query.queryKey[0] !== ME_KEY[0]) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // Offline, a question fails at once and the page says so; when the line is back it is asked again.
        networkMode: 'always',
        refetchOnReconnect: true,
        retry: (failures, error) => failures < 1 && error instanceof ApiProblem && error.status >= 500,
        retryDelay: 500,
      },
    },
  });
}
