/** Who is signed in, where, and what the role may do. Asked once before any page inside; kept until signing out. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api, ApiProblem, auth } from '../../api/client.ts';
import { chosenWorkspace, forgetWorkspace } from '../../api/workspace-choice.ts';

export const ME_KEY = ['me'] as const;

/** Null: nobody is signed in. */
export const meQuery = queryOptions({
  queryKey: ME_KEY,
  queryFn: async ({ signal }) => {
    // Asked first, because browsers report every 401 as an error on their console, and being signed out is none.
    if (!(await auth.hasSession(signal))) return null;
    try {
      return await answer(api.GET('/api/v1/me', { signal }));
    } catch (error) {
      const isGone = error instanceof ApiProblem && error.status === 404;
      // The workspace that was chosen is not this person's (any more): the page is loaded again in one that is, and
      // shows nothing until then.
      if (isGone && chosenWorkspace() !== undefined) return forgetWorkspace();
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});
