/** People with their roles. A role is changed in its row and can be changed back; whoever is removed is asked about. */
import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { mayManage } from '#domain/access/role';
import { answer, api } from '../../api/client.ts';
import type { Member, Role } from '../../api/types.ts';
import { useRefreshMe } from '../../features/session/refresh-me.ts';
import { asRole, rolesToGive } from '../../features/team/roles.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { Moment } from '../../ui/moment.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import classes from './settings.module.css';

const inside = getRouteApi('/inside');
const { team: say } = words;

type Asked = { readonly member: Member; readonly role: Role | null };

export function PeopleList({ people }: { readonly people: readonly Member[] }) {
  const { me } = inside.useRouteContext();
  const [asked, setAsked] = useState<Asked | null>(null);
  const change = useChangeRole();
  const choose = (member: Member, role: Role): void => {
    // One's own role cannot be taken back by oneself: that is asked first.
    if (member.userId === me.user?.id) setAsked({ member, role });
    else change.mutate({ member, role });
  };
  return (
    <>
      <ul className={classes.rows}>
        {people.map((member) => (
          <Person
            key={member.userId}
            member={member}
            isMe={member.userId === me.user?.id}
            myRole={me.workspace.role}
            onRole={(role) => choose(member, role)}
            onRemove={() => setAsked({ member, role: null })}
          />
        ))}
      </ul>
      {asked === null ? null : <Ask asked={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

type PersonProps = {
  readonly member: Member;
  readonly isMe: boolean;
  readonly myRole: Role;
  readonly onRole: (role: Role) => void;
  readonly onRemove: () => void;
};

function Person({ member, isMe, myRole, onRole, onRemove }: PersonProps) {
  const { name, email, role, joinedAt } = member;
  const may = mayManage(myRole, role);
  return (
    <li className={classes.row}>
      <span className={classes.who}>
        <span className={classes.strong}>
          {name} {isMe ? <span className={classes.quiet}>({say.you})</span> : null}
        </span>
        <span className={classes.quiet}>{email}</span>
      </span>
      <span className={classes.fact}>
        {say.joined} <Moment at={joinedAt} />
      </span>
      {may ? (
        <NativeSelect
          aria-label={say.roleOf(name)}
          size="xs"
          data={rolesToGive(myRole)}
          value={role}
          onChange={(event) => onRole(asRole(event.currentTarget.value, role))}
        />
      ) : (
        <span className={classes.role}>{words.role[role]}</span>
      )}
      <span className={classes.acts}>
        {may && !isMe ? (
          <Button variant="default" size="xs" aria-label={say.removeOf(name)} onClick={onRemove}>
            {words.act.remove}
          </Button>
        ) : null}
      </span>
    </li>
  );
}

/** Removing somebody, or changing one's own role. */
function Ask({ asked: { member, role }, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const change = useChangeRole();
  const remove = useRemove();
  if (role === null) {
    return (
      <ConfirmDialog
        title={say.removeTitle(member.name)}
        detail={say.removeDetail}
        confirm={words.act.remove}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(member, { onSuccess: onClose })}
        onClose={onClose}
      />
    );
  }
  return (
    <ConfirmDialog
      title={say.ownRoleTitle}
      detail={say.ownRoleDetail(words.role[role])}
      confirm={say.ownRoleConfirm(words.role[role])}
      isPending={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ member, role }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

function useChangeRole() {
  const queryClient = useQueryClient();
  const refreshMe = useRefreshMe();
  const { me } = inside.useRouteContext();
  const change = useMutation({
    mutationFn: ({
      member,
      role,
    }: {
      readonly member: Member;
      readonly role: Role;
      readonly isUndo?: boolean;
    }) =>
      answer(
        api.PATCH('/api/v1/users/{userId}', {
          params: { path: { userId: member.userId } },
          body: { role },
        }),
      ),
    onSuccess: async ({ revokedApiKeys }, { member, role, isUndo = false }) => {
      if (member.userId === me.user?.id) await refreshMe();
      const lost = revokedApiKeys.length === 0 ? '' : ` · ${say.keysRevoked(revokedApiKeys.length)}`;
      showToast({
        text: `${say.roleChanged(member.name, words.role[role])}${lost}`,
        tone: 'done',
        undo: isUndo ? undefined : () => change.mutate({ member, role: member.role, isUndo: true }),
      });
      await queryClient.invalidateQueries({ queryKey: ['team'] });
    },
    onError: (error) => {
      showToast({ text: faultText(error), tone: 'failed' });
      // A role of one's own that was taken away meanwhile.
      void refreshMe();
    },
  });
  return change;
}

function useRemove() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ userId }: Member) =>
      answer(api.DELETE('/api/v1/users/{userId}', { params: { path: { userId } } })),
    onSuccess: async ({ revokedApiKeys }, { name }) => {
      const lost = revokedApiKeys.length === 0 ? '' : ` · ${say.keysRevoked(revokedApiKeys.length)}`;
      showToast({ text: `${say.removed(name)}${lost}`, tone: 'done' });
      await queryClient.invalidateQueries({ queryKey: ['team'] });
    },
  });
}
