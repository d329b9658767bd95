/** One change to all that are selected: at once for named ones, by a job for "all that match". */
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { Job } from '../../api/types.ts';
import { targetsOf, type Selection, type Target } from './selection.ts';

type Changed = { readonly changed: number } | Job;
/** How many are different now; the job that goes on with the rest. */
type Outcome = { readonly changed: number; readonly job: Job | null };

export function useSelectionChange<Variables>(
  selection: Selection,
  change: (target: Target, variables: Variables) => Promise<Changed>,
  onDone: (outcome: Outcome, variables: Variables) => void,
): UseMutationResult<Outcome, Error, Variables> {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (variables: Variables) => {
      let outcome: Outcome = { changed: 0, job: null };
      for (const target of targetsOf(selection)) {
        const done = await change(target, variables);
        outcome =
          'changed' in done
            ? { ...outcome, changed: outcome.changed + done.changed }
            : { ...outcome, job: done };
      }
      return outcome;
    },
    onSuccess: async (outcome, variables) => {
      onDone(outcome, variables);
      await Promise.all(
        [['records'], ['record'], ['tags'], ['lists']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}
