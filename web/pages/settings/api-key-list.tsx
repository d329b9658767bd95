/** The keys there are. A name is changed in place; a revoked key cannot come back, so that is asked about. */
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { answer, api } from '../../api/client.ts';
import type { ApiKey } from '../../api/types.ts';
import { apiKeysQuery } from '../../features/team/team-queries.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { Moment } from '../../ui/moment.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import classes from './settings.module.css';

const { apiKeys: say } = words;

export function ApiKeyList({ apiKeys }: { readonly apiKeys: readonly ApiKey[] }) {
  const [asked, setAsked] = useState<ApiKey | null>(null);
  return (
    <>
      <ul className={classes.rows}>
        {apiKeys.map((apiKey) => (
          <Row key={apiKey.id} apiKey={apiKey} onRevoke={() => setAsked(apiKey)} />
        ))}
      </ul>
      {asked === null ? null : <Ask apiKey={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function Row({ apiKey, onRevoke }: { readonly apiKey: ApiKey; readonly onRevoke: () => void }) {
  const { name, prefix, role, lastUsedAt, expiresAt } = apiKey;
  const [isRenaming, setRenaming] = useState(false);
  return (
    <li className={classes.row} data-facts>
      {isRenaming ? (
        <Rename apiKey={apiKey} onDone={() => setRenaming(false)} />
      ) : (
        <span className={classes.who}>
          <span className={classes.strong}>{name}</span>
          <span className={classes.quiet}>
            {say.begins} <code className={classes.code}>{prefix}</code>
          </span>
        </span>
      )}
      <span className={classes.role}>{words.role[role]}</span>
      <span className={classes.fact}>
        {say.lastUsed}: {lastUsedAt === null ? say.notUsed : <Moment at={lastUsedAt} />}
        <br />
        {say.expires}: {expiresAt === null ? say.never : <Moment at={expiresAt} />}
      </span>
      <span className={classes.acts}>
        {isRenaming ? null : (
          <Button
            variant="default"
            size="xs"
            aria-label={say.renameOf(name)}
            onClick={() => setRenaming(true)}
          >
            {say.rename}
          </Button>
        )}
        <Button variant="default" size="xs" aria-label={say.revokeOf(name)} onClick={onRevoke}>
          {say.revoke}
        </Button>
      </span>
    </li>
  );
}

function Rename({ apiKey, onDone }: { readonly apiKey: ApiKey; readonly onDone: () => void }) {
  const queryClient = useQueryClient();
  const [name, setName] = useState(apiKey.name);
  const field = useRef<HTMLInputElement>(null);
  // The button that was pressed is gone.
  useEffect(() => field.current?.focus(), []);
  const rename = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH('/api/v1/api-keys/{id}', {
          params: { path: { id: apiKey.id } },
          body: { name: name.trim() },
        }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
      onDone();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    rename.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.rename}>
      <TextInput
        aria-label={say.name}
        required
        maxLength={200}
        ref={field}
        size="xs"
        value={name}
        error={rename.error === null ? undefined : faultText(rename.error)}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      <Button type="submit" size="xs" loading={rename.isPending}>
        {words.act.save}
      </Button>
    </form>
  );
}

function Ask({ apiKey, onClose }: { readonly apiKey: ApiKey; readonly onClose: () => void }) {
  const queryClient = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id: apiKey.id } } })),
    onSuccess: async () => {
      showToast({ text: say.revoked(apiKey.name), tone: 'done' });
      await queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={say.revokeTitle(apiKey.name)}
      detail={say.revokeDetail}
      confirm={say.revoke}
      isPending={revoke.isPending}
      error={revoke.error}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    />
  );
}
