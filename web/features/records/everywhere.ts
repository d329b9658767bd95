/** What taking a record out of everything would stop: looked at enrollment by enrollment, as the server sees it now. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../../api/client.ts';
import type { RecordWhole, UnenrollPreview } from '../../api/types.ts';

export type EverywherePart = {
  readonly enrollmentId: string;
  readonly campaign: string;
  /** Not the record itself, but a property whose outreach reaches this person. */
  readonly through: string | null;
  readonly preview: Pick<UnenrollPreview, 'stops' | 'continues'>;
};

/** Rarely more than a handful; past this the rest is stopped as well, and only not listed. */
const MOST = 20;

export const everywhereQuery = (record: RecordWhole) =>
  queryOptions({
    queryKey: ['enrollment', 'everywhere', record.id],
    queryFn: ({ signal }) => lookEverywhere(record, signal),
    // What is shown before an act is what stands now.
    staleTime: 0,
    gcTime: 0,
  });

/** A property is reached through its primary contact (domain/record/reach.ts). */
const reachedThrough = (record: RecordWhole): readonly { readonly id: string; readonly name: string }[] =>
  record.type === 'contact' ? record.properties.filter(({ primary }) => primary).slice(0, MOST) : [];

async function lookEverywhere(record: RecordWhole, signal: AbortSignal): Promise<readonly EverywherePart[]> {
  const own = { id: record.id, name: null };
  const active = await Promise.all(
    [own, ...reachedThrough(record)].map(async ({ id, name: through }) => {
      const { items } = await answer(
        api.GET('/api/v1/records/{id}/enrollments', {
          params: { path: { id }, query: { limit: 100 } },
          signal,
        }),
      );
      return items.filter(({ status }) => status === 'active').map((one) => ({ ...one, through }));
    }),
  );
  return Promise.all(
    active
      .flat()
      .slice(0, MOST)
      .map(async ({ id, campaignName, through }) => ({
        enrollmentId: id,
        campaign: campaignName,
        through,
        preview: await answer(
          api.GET('/api/v1/enrollments/{id}/unenroll-preview', { params: { path: { id } }, signal }),
        ),
      })),
  );
}
