/** What the first rows look like and where they would go; corrections are looked at by the server at once. */
import { Alert, Button, Progress, Skeleton, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { ImportType } from '#domain/import/import-type';
import { answer, api } from '../../api/client.ts';
import { previewQuery, type Corrections } from '../../features/imports/import-queries.ts';
import { sendForm } from '../../features/imports/send-form.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { Failure } from '../../ui/failure.tsx';
import page from '../../ui/list-page.module.css';
import { words } from '../../words/words.ts';
import { ColumnTable } from './column-table.tsx';
import classes from './new-import.module.css';
import { NEW_LIST, NOWHERE, Placing, type PlacingFields } from './placing.tsx';
import { PreviewVerdict } from './preview-verdict.tsx';

type ImportSetUpProps = { readonly type: ImportType; readonly file: File };

const { newImport: say } = words;
const MOST_BYTES = 1024 ** 3;

export function ImportSetUp({ type, file }: ImportSetUpProps) {
  const [corrections, setCorrections] = useState<Corrections>({});
  const query = useQuery(previewQuery(type, file, corrections));
  if (file.size > MOST_BYTES) {
    return (
      <Alert role="alert" color="red" variant="outline">
        {say.tooLarge}
      </Alert>
    );
  }
  if (query.data === undefined) {
    if (query.isError) return <Refused error={query.error} onRetry={() => void query.refetch()} />;
    return (
      <div aria-busy="true">
        <Text component="output" size="sm" c="dimmed">
          {say.looking}
        </Text>
        <Skeleton height={240} mt={8} />
      </div>
    );
  }
  return (
    <>
      <ColumnTable
        type={type}
        preview={query.data}
        mapping={{ ...query.data.mapping, ...corrections }}
        onCorrect={(heading, target) => setCorrections((before) => ({ ...before, [heading]: target }))}
      />
      <PreviewVerdict preview={query.data} error={query.error} isLooking={query.isPlaceholderData} />
      <Start
        type={type}
        file={file}
        corrections={corrections}
        isReady={query.data.fault === null && !query.isPlaceholderData && !query.isError}
      />
    </>
  );
}

/** No answer can be tried again; a file that cannot be read is to be another one. */
function Refused({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return 'status' in error ? (
    <ActFault error={error} title={say.refused} />
  ) : (
    <Failure error={error} onRetry={onRetry} />
  );
}

type StartProps = ImportSetUpProps & { readonly corrections: Corrections; readonly isReady: boolean };

function Start({ type, file, corrections, isReady }: StartProps) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [placing, setPlacing] = useState<PlacingFields>(NOWHERE);
  const [share, setShare] = useState(0);
  const upload = useUpload({ type, file, corrections, placing, onProgress: setShare }, async (id) => {
    await queryClient.invalidateQueries({ queryKey: ['imports'] });
    await navigate({ to: '/imports/$importId', params: { importId: id } });
  });
  const percent = Math.floor(100 * share);
  return (
    <>
      {type === 'suppression' ? null : (
        <Placing
          fields={placing}
          error={upload.error}
          onChange={(part) => setPlacing((before) => ({ ...before, ...part }))}
        />
      )}
      {upload.isPending ? (
        <div>
          <Progress.Root size="md">
            <Progress.Section value={percent} aria-label={say.uploadingBar} />
          </Progress.Root>
          <Text component="output" size="sm" c="dimmed">
            {say.uploading(percent)}
          </Text>
        </div>
      ) : null}
      <ActFault error={upload.error} shown={['name', 'tags']} />
      <div className={`${page.foot} ${classes.start}`}>
        {upload.isPending ? (
          <Button variant="default" onClick={upload.stop}>
            {words.act.cancel}
          </Button>
        ) : null}
        <Button loading={upload.isPending} disabled={!isReady} onClick={upload.start}>
          {say.start}
        </Button>
      </div>
    </>
  );
}

type UploadRequest = ImportSetUpProps & {
  readonly corrections: Corrections;
  readonly placing: PlacingFields;
  readonly onProgress: (share: number) => void;
};

/** The list is made first, and once: a retry finds it. Leaving the page takes the upload back. */
function useUpload(request: UploadRequest, onDone: (id: string) => Promise<void>) {
  const stopper = useRef<AbortController>(undefined);
  const lists = useRef(new Map<string, string>());
  useEffect(() => () => stopper.current?.abort(), []);
  const upload = useMutation({
    mutationFn: async () => {
      const { type, file, corrections, placing, onProgress } = request;
      stopper.current = new AbortController();
      onProgress(0);
      const form = new FormData();
      form.append('type', type);
      form.append('mapping', JSON.stringify(corrections));
      if (placing.tags.trim() !== '') form.append('tags', placing.tags);
      const listId = await listOf(placing, lists.current);
      if (listId !== '') form.append('listId', listId);
      form.append('file', file, file.name);
      const { signal } = stopper.current;
      return (await sendForm('/api/v1/imports', form, { onProgress, signal })) as { readonly id: string };
    },
    onSuccess: ({ id }) => onDone(id),
  });
  const wasStopped = upload.error?.name === 'AbortError';
  return {
    isPending: upload.isPending,
    error: wasStopped ? null : upload.error,
    start: () => upload.mutate(),
    stop: () => stopper.current?.abort(),
  };
}

async function listOf({ listId, listName }: PlacingFields, made: Map<string, string>): Promise<string> {
  if (listId !== NEW_LIST) return listId;
  const known = made.get(listName);
  if (known !== undefined) return known;
  const { id } = await answer(api.POST('/api/v1/lists', { body: { name: listName } }));
  made.set(listName, id);
  return id;
}
