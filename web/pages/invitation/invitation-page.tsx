/** Where the link of an invitation leads: make an account, or sign in, and join. */
import { Button, Skeleton, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { answer, api, ApiProblem, auth } from '../../api/client.ts';
import { LanguageChoice } from '../../features/account/language-choice.tsx';
import { whoQuery } from '../../features/account/account-queries.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { EntryCard } from '../../ui/entry-card.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { words } from '../../words/words.ts';
import { JoinForm } from './join-form.tsx';
import { useJoin } from './use-join.ts';

const route = getRouteApi('/invite');

export function InvitationPage() {
  const { token } = route.useSearch();
  const look = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/invitations/look', { params: { query: { token: token ?? '' } }, signal })),
    enabled: token !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const who = useQuery(whoQuery);
  const { invitation: say } = words;
  if (token === undefined || (look.error instanceof ApiProblem && look.error.status === 404))
    return <Invalid />;
  if (look.isError) {
    return (
      <EntryCard title={say.plain}>
        <Failure error={look.error} onRetry={() => void look.refetch()} />
      </EntryCard>
    );
  }
  if (look.data === undefined || who.isPending) {
    return (
      <EntryCard title={say.plain}>
        <Skeleton height={200} />
      </EntryCard>
    );
  }
  const { workspaceName, role, email, hasAccount } = look.data;
  return (
    <EntryCard title={say.title(workspaceName)} lead={say.lead(words.role[role])}>
      {who.data?.email === email ? (
        <JoinAsOneself token={token} email={email} />
      ) : who.data == null ? (
        <JoinForm token={token} email={email} hasAccount={hasAccount} />
      ) : (
        <OtherPerson email={who.data.email} />
      )}
      <LanguageChoice />
    </EntryCard>
  );
}

function Invalid() {
  const { invitation: say } = words;
  return (
    <EntryCard title={say.plain}>
      <Notice
        isBare
        title={say.invalid}
        detail={say.invalidDetail}
        action={<AnchorLink to="/sign-in">{words.setUp.toSignIn}</AnchorLink>}
      />
    </EntryCard>
  );
}

/** Signed in already as whoever is invited. */
function JoinAsOneself({ token, email }: { readonly token: string; readonly email: string }) {
  const { invitation: say } = words;
  const join = useJoin();
  return (
    <>
      <Text>{say.signedInAs(email)}</Text>
      <Button fullWidth loading={join.isPending} onClick={() => join.mutate({ token })}>
        {say.join}
      </Button>
      <ActFault error={join.error} title={say.failed} />
    </>
  );
}

function OtherPerson({ email }: { readonly email: string }) {
  const { invitation: say } = words;
  const queryClient = useQueryClient();
  const signOut = useMutation({
    mutationFn: auth.signOut,
    onSuccess: () => {
      // Nothing of one person may be on the screen of the next.
      queryClient.clear();
      return queryClient.invalidateQueries();
    },
  });
  return (
    <>
      <Text>{say.otherPerson(email)}</Text>
      <Button fullWidth variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {say.signOutFirst}
      </Button>
      <ActFault error={signOut.error} />
    </>
  );
}
