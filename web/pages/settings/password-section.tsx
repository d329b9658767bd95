/** Another password: the old one is asked for, and other sessions end unless one wants them. */
import { Button, Checkbox, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiProblem, auth } from '../../api/client.ts';
import { SESSIONS_KEY } from '../../features/account/account-queries.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

const { account: say } = words;
/** As src/contract/people.ts has it; the server judges. */
const MIN_LENGTH = 8;

export function PasswordSection({ email }: { readonly email: string }) {
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [revokeOtherSessions, setRevoke] = useState(true);
  const change = useMutation({
    mutationFn: () =>
      auth.changePassword({ currentPassword: current, newPassword: next, revokeOtherSessions }),
    onSuccess: async () => {
      setCurrent('');
      setNext('');
      showToast({ text: say.changed, tone: 'done' });
      await queryClient.invalidateQueries({ queryKey: SESSIONS_KEY });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate();
  };
  const isWrong = change.error instanceof ApiProblem && change.error.code === 'invalid_credentials';
  return (
    <Section title={say.password} lead={say.passwordLead}>
      <form onSubmit={submit} className={classes.form}>
        {/* For programs that keep passwords: whose it is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordInput
          label={say.current}
          required
          withAsterisk={false}
          autoComplete="current-password"
          maxLength={128}
          value={current}
          error={isWrong ? say.wrong : undefined}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': words.signIn.showPassword }}
        />
        <PasswordInput
          label={say.next}
          description={words.setUp.passwordHint(MIN_LENGTH)}
          required
          withAsterisk={false}
          autoComplete="new-password"
          minLength={MIN_LENGTH}
          maxLength={128}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': words.signIn.showPassword }}
        />
        <Checkbox
          label={say.endOthers}
          checked={revokeOtherSessions}
          onChange={(event) => setRevoke(event.currentTarget.checked)}
        />
        <div className={classes.foot}>
          <Button type="submit" loading={change.isPending}>
            {say.change}
          </Button>
        </div>
        <ActFault error={isWrong ? null : change.error} />
      </form>
    </Section>
  );
}
