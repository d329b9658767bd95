/** A new key: a name, a role of at most one's own, and how long it is good for. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import type { Role } from '../../api/types.ts';
import { asRole, rolesForKeys } from '../../features/team/roles.ts';
import { apiKeysQuery } from '../../features/team/team-queries.ts';
import { ActFault, fieldFault } from '../../ui/act-fault.tsx';
import { words } from '../../words/words.ts';
import { CopyField } from './copy-field.tsx';
import classes from './settings.module.css';

const inside = getRouteApi('/inside');
const { apiKeys: say } = words;
const PATHS = ['name', 'role', 'expiresAt'];
const DAY_MS = 86_400_000;
const GOOD_FOR = [
  { value: '', label: say.never },
  ...[30, 90, 365].map((days) => ({ value: String(days), label: say.afterDays(days) })),
];

export function NewApiKey() {
  const { me } = inside.useRouteContext();
  const queryClient = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [days, setDays] = useState('');
  const make = useMutation({
    mutationFn: () => {
      const expiresAt = days === '' ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
      return answer(api.POST('/api/v1/api-keys', { body: { name: name.trim(), role, expiresAt } }));
    },
    onSuccess: async () => {
      setName('');
      await queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        label={say.name}
        description={say.nameHint}
        required
        withAsterisk={false}
        maxLength={200}
        autoComplete="off"
        value={name}
        error={fieldFault(make.error, 'name')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.pair}>
        <NativeSelect
          label={say.role}
          description={words.team.what[role]}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data={rolesForKeys(me.workspace.role)}
          value={role}
          onChange={(event) => setRole(asRole(event.currentTarget.value, role))}
        />
        <NativeSelect
          label={say.expires}
          data={GOOD_FOR}
          value={days}
          onChange={(event) => setDays(event.currentTarget.value)}
        />
      </div>
      <div className={classes.foot}>
        <Button type="submit" loading={make.isPending}>
          {say.make}
        </Button>
      </div>
      <ActFault error={make.error} shown={PATHS} />
      {make.data === undefined ? null : (
        <CopyField
          key={make.data.id}
          label={say.secret}
          hint={say.secretFor(make.data.name)}
          value={make.data.secret}
        />
      )}
    </form>
  );
}
