/** The question behind a preview. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answer, api, given } from '../../api/client.ts';
import type { SequenceEdit } from '../../api/types.ts';
import { sendable } from '../campaigns/plan-items.ts';

export const sequencePreviewQuery = (
  campaignId: string,
  sequence: SequenceEdit,
  recordId: string | undefined,
) =>
  queryOptions({
    queryKey: ['record', 'sequence-preview', campaignId, recordId, sequence],
    queryFn: ({ signal }) =>
      answer(
        api.POST('/api/v1/campaigns/{id}/sequence-preview', {
          params: { path: { id: campaignId } },
          body: { sequence: sendable(sequence), ...given({ recordId }) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
