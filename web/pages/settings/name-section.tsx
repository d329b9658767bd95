/** How others see the person. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { auth } from '../../api/client.ts';
import type { Me } from '../../api/types.ts';
import { useRefreshMe } from '../../features/session/refresh-me.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';
import { useDraft } from './use-draft.ts';

const { account: say } = words;

export function NameSection({ user }: { readonly user: NonNullable<Me['user']> }) {
  const queryClient = useQueryClient();
  const refreshMe = useRefreshMe();
  const { fields, isChanged, set, drop } = useDraft({ name: user.name });
  const save = useMutation({
    mutationFn: () => auth.rename(fields.name.trim()),
    onSuccess: async () => {
      showToast({ text: words.act.saved, tone: 'done' });
      await queryClient.invalidateQueries({ queryKey: ['team'] });
      await refreshMe();
      drop();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged) save.mutate();
  };
  return (
    <Section title={say.you} lead={say.youLead}>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={say.name}
          required
          withAsterisk={false}
          maxLength={200}
          autoComplete="name"
          value={fields.name}
          onChange={(event) => set('name', event.currentTarget.value)}
        />
        <TextInput label={say.email} variant="unstyled" readOnly value={user.email} autoComplete="username" />
        <div className={classes.foot}>
          <Button type="submit" disabled={!isChanged} loading={save.isPending}>
            {words.act.save}
          </Button>
        </div>
        <ActFault error={save.error} />
      </form>
    </Section>
  );
}
