/** A form over a part of the workspace: saves what it is given, says what was wrong, and stays as it was typed. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import { answer, api } from '../../api/client.ts';
import type { WorkspacePatch } from '../../api/types.ts';
import { useRefreshMe } from '../../features/session/refresh-me.ts';
import { useMay } from '../../features/session/use-may.ts';
import { workspaceQuery } from '../../features/workspace/workspace-queries.ts';
import { ActFault, fieldFault } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import classes from './settings.module.css';

type WorkspaceFormProps = {
  readonly isChanged: boolean;
  /** Called when it is saved; what it gives is sent. */
  readonly patch: () => WorkspacePatch;
  readonly onSaved: () => void;
  /** Paths of the fields below, which show their own faults. */
  readonly paths: readonly string[];
  readonly children: (faultOf: (path: string) => string | undefined) => ReactNode;
};

export function WorkspaceForm({ isChanged, patch, onSaved, paths, children }: WorkspaceFormProps) {
  const queryClient = useQueryClient();
  const refreshMe = useRefreshMe();
  const may = useMay('settings.edit') !== undefined;
  const save = useMutation({
    mutationFn: () => answer(api.PATCH('/api/v1/workspace', { body: patch() })),
    onSuccess: async (workspace) => {
      queryClient.setQueryData(workspaceQuery.queryKey, workspace);
      onSaved();
      showToast({ text: words.act.saved, tone: 'done' });
      // The name stands at the head of every page.
      await refreshMe();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isChanged) save.mutate();
  };
  return (
    <form onSubmit={submit}>
      <fieldset className={classes.form} disabled={!may}>
        {children((path) => fieldFault(save.error, path))}
        {may ? (
          <div className={classes.foot}>
            <Button type="submit" disabled={!isChanged} loading={save.isPending}>
              {words.act.save}
            </Button>
          </div>
        ) : null}
        <ActFault error={save.error} shown={paths} />
      </fieldset>
    </form>
  );
}
