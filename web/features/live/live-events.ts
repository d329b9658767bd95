/**
 * What happens in the workspace, as it happens: one stream for all pages. An event only says what to ask again, so that
 * a screen never shows anything but the server's own answer; many events close together are one question.
 */
import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** First parts of query keys (`features/*-queries.ts`) that an event of this kind makes old. */
const CONCERNS: Readonly<Record<string, readonly string[]>> = {
  enrollment: [
    'enrollments',
    'enrollment',
    'campaign',
    'campaigns',
    'record-enrollments',
    'receipts',
    'batches',
    'touches',
  ],
  campaign: ['campaign', 'campaigns', 'enrollments', 'enrollment', 'batches', 'touches', 'outbox'],
  campaigns: ['campaigns'],
  batch: ['batches', 'enrollment', 'enrollments'],
  record: ['records', 'record', 'enrollments', 'enrollment', 'suppressions'],
  list: ['lists', 'records'],
  suppression: ['suppressions', 'record'],
  job: ['jobs', 'job', 'imports', 'import', 'records'],
};
const TYPES = [
  'enrollment.enrolled',
  'enrollment.unenrolled',
  'enrollment.restored',
  'campaign.created',
  'campaign.edited',
  'campaign.launched',
  'campaign.paused',
  'campaign.resumed',
  'campaign.completed',
  'campaign.archived',
  'campaign.reopened',
  'campaign.removed',
  'campaign.counts_changed',
  'campaigns.ordered',
  'batch.moved',
  'record.created',
  'record.updated',
  'record.deleted',
  'record.opted_out',
  'record.tag',
  'list.add',
  'list.remove',
  'suppression.added',
  'suppression.lifted',
  'job.created',
  'job.progressed',
  'job.finished',
  'job.cancelled',
] as const;

/** Short enough to feel at once, long enough that a busy campaign is a few questions a second and not hundreds. */
const GATHER_MS = 250;
const COME_BACK_MS = 2_000;

export function useLiveEvents(workspaceId: string): void {
  const queryClient = useQueryClient();
  useEffect(() => follow(workspaceId, queryClient), [workspaceId, queryClient]);
}

function follow(workspaceId: string, queryClient: QueryClient): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const old = new Set<string>();
  const ask = (): void => {
    timer = undefined;
    const parts = new Set(old);
    old.clear();
    const predicate = ({ queryKey }: Query): boolean => parts.has(String(queryKey[0]));
    // What is being asked at this moment may be answered from before the event: it is asked once more.
    for (const { queryKey } of queryClient.getQueryCache().findAll({ predicate, fetchStatus: 'fetching' }))
      old.add(String(queryKey[0]));
    if (old.size > 0) timer = setTimeout(ask, GATHER_MS);
    // Nothing is taken back that is being asked already: under a steady stream no answer would ever arrive.
    void queryClient.invalidateQueries({ predicate }, { cancelRefetch: false });
  };
  const hear = ({ type }: Event): void => {
    for (const part of CONCERNS[type.split('.', 1)[0] ?? ''] ?? []) old.add(part);
    timer ??= setTimeout(ask, GATHER_MS);
  };
  let lost = false;
  const open = (): void => {
    source = new EventSource(`/api/v1/events?workspaceId=${encodeURIComponent(workspaceId)}`);
    for (const type of TYPES) source.addEventListener(type, hear);
    source.addEventListener('open', () => {
      // Whatever was missed before a stream that begins anew.
      // Long lists are not fetched page by page again: what they show is patched (features/enrollments/live-rows.ts).
      if (lost) void queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.['isPatched'] !== true });
      lost = false;
    });
    source.addEventListener('error', () => {
      lost = true;
      // A refusal (signed out, restarted) ends it for good: the browser comes back by itself only after a lost line.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, COME_BACK_MS);
    });
  };
  let retry: ReturnType<typeof setTimeout> | undefined;
  open();
  return () => {
    clearTimeout(timer);
    clearTimeout(retry);
    source?.close();
  };
}
