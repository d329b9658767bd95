/** Sample data: there or not, loaded and removed in one act. */
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import { sampleDataQuery } from '../../features/workspace/workspace-queries.ts';
import { ActFault } from '../../ui/act-fault.tsx';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../words/words.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';

export function SampleSection() {
  const { workspace: say } = words;
  const queryClient = useQueryClient();
  const { data } = useQuery(sampleDataQuery);
  const change = useMutation({
    mutationFn: async (isToLoad: boolean) => {
      if (isToLoad) await answer(api.POST('/api/v1/sample-data'));
      else await answer(api.DELETE('/api/v1/sample-data'));
      return isToLoad;
    },
    onSuccess: (isLoaded) => {
      showToast({
        text: isLoaded ? say.sampleLoaded : say.sampleRemoved,
        tone: 'done',
        link: { href: '/campaigns', label: say.sampleSee },
      });
    },
    // Also when it failed: a part of it may be done.
    onSettled: () => queryClient.invalidateQueries(),
  });
  const isLoaded = data?.loaded ?? false;
  return (
    <Section title={say.sample} lead={say.sampleLead}>
      <div className={classes.form}>
        <p className={classes.plain} style={{ minHeight: '3.75rem' }}>
          {data === undefined
            ? words.states.loading
            : isLoaded
              ? say.sampleThere(data.records)
              : say.sampleNotThere}
        </p>
        <div className={classes.foot}>
          <Button
            variant="default"
            disabled={data === undefined}
            loading={change.isPending}
            onClick={() => change.mutate(!isLoaded)}
          >
            {isLoaded ? say.sampleRemove : say.sampleLoad}
          </Button>
        </div>
        <ActFault error={change.error} />
      </div>
    </Section>
  );
}
