/** How far a job is: a bar with words, and the way to stop it. */
import { Button, Progress, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { words } from '../../words/words.ts';
import classes from './job-progress.module.css';
import { isOver, jobQuery } from './job-queries.ts';

export function JobProgress({ id, label }: { readonly id: string; readonly label: string }) {
  const queryClient = useQueryClient();
  const { data: job } = useQuery(jobQuery(id));
  const cancel = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/jobs/{id}/cancel', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['job', id] }),
  });
  const done = job?.done ?? 0;
  const total = job?.total ?? null;
  const percent = total === null || total === 0 ? 0 : (100 * done) / total;
  return (
    <div className={classes.job}>
      <Progress.Root size="md">
        <Progress.Section value={percent} aria-label={label} />
      </Progress.Root>
      <div className={classes.line}>
        <Text component="output" size="sm" c="dimmed">
          {words.job.progress(done, total)}
        </Text>
        {job === undefined || isOver(job) ? null : (
          <Button
            variant="default"
            size="xs"
            loading={cancel.isPending || job.cancelRequested}
            onClick={() => cancel.mutate()}
          >
            {words.act.cancel}
          </Button>
        )}
      </div>
      <ActFault error={cancel.error} />
    </div>
  );
}
