/** Email and password. What was typed stays when it was wrong. */
import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { answer, api, ApiProblem, auth, Unreachable } from '../../api/client.ts';
import { LanguageChoice } from '../../features/account/language-choice.tsx';
import { safePath } from '../../features/session/next-path.ts';
import { EntryCard } from '../../ui/entry-card.tsx';
import { words } from '../../words/words.ts';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { next, left } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => auth.signIn(email.trim(), password),
    onSuccess: () => {
      queryClient.clear();
      router.history.push(safePath(next));
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <EntryCard title={words.signIn.title} {...(left === undefined ? {} : { lead: words.signIn.noWorkspace })}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={words.signIn.email}
            type="email"
            name="email"
            autoComplete="username"
            required
            withAsterisk={false}
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={words.signIn.password}
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': words.signIn.showPassword }}
          />
          <Button type="submit" loading={signIn.isPending} fullWidth>
            {words.signIn.submit}
          </Button>
          {signIn.error === null ? null : (
            <Alert role="alert" color="red" variant="outline" title={words.signIn.failed}>
              {reasonOf(signIn.error)}
            </Alert>
          )}
        </Stack>
      </form>
      <LanguageChoice />
      <FirstRun />
    </EntryCard>
  );
}

/** On a server that nobody has set up, this page leads nowhere: say where to go. Last, so that nothing moves for it. */
function FirstRun() {
  const { data } = useQuery({
    queryKey: ['set-up'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/setup', { signal })),
  });
  if (data?.open !== true) return null;
  return (
    <Alert color="harbor" variant="outline" title={words.signIn.first}>
      {words.signIn.firstDetail}
    </Alert>
  );
}

function reasonOf(error: Error): string {
  if (error instanceof Unreachable) return words.states.unreachableDetail;
  if (!(error instanceof ApiProblem)) return words.states.brokenDetail;
  if (error.code === 'invalid_credentials') return words.signIn.wrong;
  return error.code === 'rate_limited' ? words.signIn.tooMany : error.message;
}
