/** Accepts an invitation, signing in before or after, and goes to the workspace it is for. */
import { useMutation } from '@tanstack/react-query';
import { answer, api, auth } from '../../api/client.ts';
import { rememberWorkspace } from '../../api/workspace-choice.ts';

type Join = {
  readonly token: string;
  /** For a new account. */
  readonly account?: { readonly name: string; readonly email: string; readonly password: string };
  /** For one that exists. */
  readonly signIn?: { readonly email: string; readonly password: string };
};

export const useJoin = () =>
  useMutation({
    mutationFn: async ({ token, account, signIn }: Join) => {
      if (signIn !== undefined) await auth.signIn(signIn.email, signIn.password);
      const made = account === undefined ? {} : { name: account.name.trim(), password: account.password };
      const joined = await answer(api.POST('/api/v1/invitations/accept', { body: { token, ...made } }));
      if (account !== undefined) await auth.signIn(account.email, account.password);
      return joined;
    },
    onSuccess: ({ workspaceId }) => {
      // Loaded anew, so that everything on it belongs to the workspace that was joined.
      rememberWorkspace(workspaceId);
      location.assign('/campaigns');
    },
  });
