/** A link that makes somebody a member: made here, shown once, passed on by whoever asked for it. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import type { Invitation, Role } from '../../api/types.ts';
import { asRole, rolesToGive } from '../../features/team/roles.ts';
import { ActFault, faultText, fieldFault } from '../../ui/act-fault.tsx';
import { Moment } from '../../ui/moment.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { CopyField } from './copy-field.tsx';
import { Section } from './section.tsx';
import classes from './settings.module.css';

const inside = getRouteApi('/inside');
const { team: say } = words;
const PATHS = ['email', 'role'];

export function InviteSection() {
  const { me } = inside.useRouteContext();
  const queryClient = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('member');
  const invite = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/invitations', { body: { email: email.trim(), role } })),
    onSuccess: async () => {
      setEmail('');
      await queryClient.invalidateQueries({ queryKey: ['team'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    invite.mutate();
  };
  return (
    <Section title={say.invite} lead={say.inviteLead}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={say.email}
          type="email"
          required
          withAsterisk={false}
          maxLength={254}
          autoComplete="off"
          value={email}
          error={fieldFault(invite.error, 'email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={say.role}
          description={say.what[role]}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          data={rolesToGive(me.workspace.role)}
          value={role}
          onChange={(event) => setRole(asRole(event.currentTarget.value, role))}
        />
        <div className={classes.foot}>
          <Button type="submit" loading={invite.isPending}>
            {say.makeLink}
          </Button>
        </div>
        <ActFault error={invite.error} shown={PATHS} />
        {invite.data === undefined ? null : (
          <CopyField
            key={invite.data.id + invite.data.url}
            label={say.link}
            hint={say.linkFor(invite.data.email)}
            value={invite.data.url}
          />
        )}
      </form>
    </Section>
  );
}

export function OpenInvitations({ invitations }: { readonly invitations: readonly Invitation[] }) {
  return (
    <Section title={say.open} lead={invitations.length === 0 ? say.noneOpen : ''}>
      <ul className={classes.list}>
        {invitations.map((invitation) => (
          <OpenInvitation key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

function OpenInvitation({ invitation: { id, email, role, expiresAt } }: { readonly invitation: Invitation }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } })),
    onSuccess: () => showToast({ text: say.revoked(email), tone: 'done' }),
    onError: (error) => showToast({ text: faultText(error), tone: 'failed' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['team'] }),
  });
  return (
    <li className={classes.item}>
      <span className={classes.who}>
        <span>{email}</span>
        <span className={classes.quiet}>
          {words.role[role]} · {say.expires} <Moment at={expiresAt} />
        </span>
      </span>
      <Button
        variant="default"
        size="xs"
        aria-label={say.revokeOf(email)}
        loading={revoke.isPending}
        onClick={() => revoke.mutate()}
      >
        {say.revoke}
      </Button>
    </li>
  );
}
