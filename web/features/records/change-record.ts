/** Changes of one record from its page. The page then asks anew; what can be taken back offers that. */
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { RecordPatch } from '../../api/types.ts';
import { faultText } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';

const CONCERNED = ['record', 'records', 'lists', 'tags', 'suppressions', 'record-enrollments', 'touches'];

/** Everything that may show the record is asked again. */
export function useRecordsChanged(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(CONCERNED.map((part) => queryClient.invalidateQueries({ queryKey: [part] })));
  };
}

export function useRecordAct<Variables = void>(
  run: (variables: Variables) => Promise<unknown>,
  onDone?: (variables: Variables) => void,
): UseMutationResult<unknown, Error, Variables> {
  const changed = useRecordsChanged();
  return useMutation<unknown, Error, Variables>({
    mutationFn: run,
    onSuccess: async (_, variables) => {
      onDone?.(variables);
      await changed();
    },
  });
}

export const patchRecord = (id: string, body: RecordPatch): Promise<unknown> =>
  answer(api.PATCH('/api/v1/records/{id}', { params: { path: { id } }, body }));

export const changeTags = (id: string, change: { add?: string[]; remove?: string[] }): Promise<unknown> =>
  answer(api.POST('/api/v1/records/tags', { body: { recordIds: [id], ...change } }));

export const putOnList = (listId: string, recordId: string): Promise<unknown> =>
  answer(
    api.POST('/api/v1/lists/{id}/members', {
      params: { path: { id: listId } },
      body: { recordIds: [recordId] },
    }),
  );

export const takeOffList = (listId: string, recordId: string): Promise<unknown> =>
  answer(
    api.POST('/api/v1/lists/{id}/members/remove', {
      params: { path: { id: listId } },
      body: { recordIds: [recordId] },
    }),
  );

/** Done at once, with the way back on the message. Also what could not be done is said there: there is no form. */
export function useUndoable(): (
  text: string,
  run: () => Promise<unknown>,
  back: () => Promise<unknown>,
) => void {
  const changed = useRecordsChanged();
  const attempt = async (run: () => Promise<unknown>, onDone?: () => void): Promise<void> => {
    try {
      await run();
      onDone?.();
    } catch (error) {
      showToast({ text: error instanceof Error ? faultText(error) : String(error), tone: 'failed' });
    }
    await changed();
  };
  return (text, run, back) =>
    void attempt(run, () => void showToast({ text, tone: 'done', undo: () => void attempt(back) }));
}
