/** A name and a password for a new account, or the password of the one there is. */
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { ApiProblem } from '../../api/client.ts';
import { ActFault, fieldFault } from '../../ui/act-fault.tsx';
import { words } from '../../words/words.ts';
import { useJoin } from './use-join.ts';

/** As src/contract/people.ts has it; the server judges. */
const MIN_LENGTH = 8;
const PATHS = ['name', 'password'];

type JoinFormProps = { readonly token: string; readonly email: string; readonly hasAccount: boolean };

export function JoinForm({ token, email, hasAccount }: JoinFormProps) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const join = useJoin();
  const { invitation: say, setUp, signIn } = words;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    join.mutate(
      hasAccount ? { token, signIn: { email, password } } : { token, account: { name, email, password } },
    );
  };
  const isWrong = join.error instanceof ApiProblem && join.error.code === 'invalid_credentials';
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {hasAccount ? <Text>{say.hasAccount}</Text> : null}
        <TextInput
          label={signIn.email}
          variant="unstyled"
          type="email"
          autoComplete="username"
          readOnly
          value={email}
        />
        {hasAccount ? null : (
          <TextInput
            label={say.name}
            required
            withAsterisk={false}
            autoComplete="name"
            maxLength={200}
            value={name}
            error={fieldFault(join.error, 'name')}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label={signIn.password}
          {...(hasAccount ? {} : { description: setUp.passwordHint(MIN_LENGTH), minLength: MIN_LENGTH })}
          required
          withAsterisk={false}
          autoComplete={hasAccount ? 'current-password' : 'new-password'}
          maxLength={128}
          value={password}
          error={isWrong ? signIn.wrong : fieldFault(join.error, 'password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': signIn.showPassword }}
        />
        <Button type="submit" loading={join.isPending} fullWidth>
          {hasAccount ? say.signInAndJoin : say.makeAndJoin}
        </Button>
        <ActFault error={isWrong ? null : join.error} title={say.failed} shown={PATHS} />
      </Stack>
    </form>
  );
}
