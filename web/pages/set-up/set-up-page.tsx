/** First run: the one-time link makes the first owner and the first workspace, and signs them in. */
import { Alert, Button, Checkbox, NativeSelect, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { answer, api, ApiProblem, auth, Unreachable } from '../../api/client.ts';
import { LanguageChoice } from '../../features/account/language-choice.tsx';
import { AnchorLink } from '../../ui/anchor-link.tsx';
import { EntryCard } from '../../ui/entry-card.tsx';
import { readerZone } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { timeZones } from './time-zones.ts';

const route = getRouteApi('/setup');
/** As src/contract/people.ts has it; the server judges. */
const PASSWORD_MIN_LENGTH = 8;

export function SetUpPage() {
  const { token } = route.useSearch();
  const { data } = useQuery({
    queryKey: ['set-up'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/setup', { signal })),
  });
  const { setUp } = words;
  const toSignIn = <AnchorLink to="/sign-in">{setUp.toSignIn}</AnchorLink>;
  if (data?.open === false) {
    return (
      <EntryCard title={setUp.title}>
        <Notice isBare title={setUp.done} detail={setUp.doneDetail} action={toSignIn} />
      </EntryCard>
    );
  }
  if (token === undefined) {
    return (
      <EntryCard title={setUp.title}>
        <Notice isBare title={setUp.noToken} detail={setUp.noTokenDetail} />
      </EntryCard>
    );
  }
  return (
    <EntryCard title={setUp.title} lead={setUp.lead}>
      <SetUpForm token={token} />
      <LanguageChoice />
    </EntryCard>
  );
}

type Fields = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly workspaceName: string;
  readonly timeZone: string;
};

function SetUpForm({ token }: { readonly token: string }) {
  const router = useRouter();
  const queryClient = useQueryClient();
  const [fields, setFields] = useState<Fields>({
    name: '',
    email: '',
    password: '',
    workspaceName: '',
    timeZone: readerZone(),
  });
  const [wantsSample, setWantsSample] = useState(true);
  const made = useMutation({
    mutationFn: async () => {
      await answer(api.POST('/api/v1/setup', { body: { token, ...fields } }));
      await auth.signIn(fields.email.trim(), fields.password);
      if (wantsSample) await loadSample();
    },
    onSuccess: async () => {
      queryClient.clear();
      await router.navigate({ to: '/campaigns' });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    made.mutate();
  };
  /** What every field has: its value, how it changes, and what the server said about it. */
  const field = (name: keyof Fields) => ({
    name,
    required: true,
    withAsterisk: false,
    value: fields[name],
    error: faultOf(made.error, name),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setFields((before) => ({ ...before, [name]: value }));
    },
  });
  const { setUp } = words;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput label={setUp.name} autoComplete="name" maxLength={200} {...field('name')} />
        <TextInput
          label={setUp.email}
          type="email"
          autoComplete="username"
          maxLength={254}
          {...field('email')}
        />
        <PasswordInput
          label={setUp.password}
          description={setUp.passwordHint(PASSWORD_MIN_LENGTH)}
          autoComplete="new-password"
          minLength={PASSWORD_MIN_LENGTH}
          maxLength={128}
          visibilityToggleButtonProps={{ 'aria-label': setUp.showPassword }}
          {...field('password')}
        />
        <TextInput
          label={setUp.workspace}
          description={setUp.workspaceHint}
          autoComplete="organization"
          maxLength={200}
          {...field('workspaceName')}
        />
        <NativeSelect
          label={setUp.timeZone}
          description={setUp.timeZoneHint}
          data={timeZones(fields.timeZone)}
          {...field('timeZone')}
        />
        <Checkbox
          label={words.firstRun.sample}
          description={words.firstRun.sampleHint}
          checked={wantsSample}
          onChange={(event) => setWantsSample(event.currentTarget.checked)}
        />
        <Button type="submit" loading={made.isPending} fullWidth>
          {setUp.submit}
        </Button>
        <Fault error={made.error} />
      </Stack>
    </form>
  );
}

/** Set-up is done whether this succeeds or not: a failure is told inside, where it can be tried again. */
async function loadSample(): Promise<void> {
  try {
    await answer(api.POST('/api/v1/sample-data'));
  } catch (error) {
    if (!(error instanceof ApiProblem || error instanceof Unreachable)) throw error;
    const link = { href: '/settings', label: words.nav.settings };
    showToast({ text: words.firstRun.sampleFailed, tone: 'failed', link });
  }
}

/** The server's sentence about one field, to stand under it. */
function faultOf(error: Error | null, name: keyof Fields): string | undefined {
  return error instanceof ApiProblem ? error.errors.find(({ path }) => path === name)?.message : undefined;
}

/** What concerns no field. */
function Fault({ error }: { readonly error: Error | null }) {
  if (error === null || (error instanceof ApiProblem && error.errors.length > 0)) return null;
  return (
    <Alert role="alert" color="red" variant="outline" title={words.setUp.failed}>
      {error instanceof Unreachable ? words.states.unreachableDetail : error.message}
    </Alert>
  );
}
