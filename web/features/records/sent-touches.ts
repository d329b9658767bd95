/** What has left for a record, or was about to: everything but what is still to come and what was called off. */
import type { components } from '../../api/schema.gen.ts';

type TouchRow = components['schemas']['TouchRow'];
export type SentTouch = { readonly touch: TouchRow; readonly at: string | null };

const NOT_SENT = new Set<TouchRow['status']>(['planned', 'scheduled', 'cancelled', 'skipped']);

/** Newest first, by when each was handed over. */
export const sentTouches = (touches: readonly TouchRow[]): readonly SentTouch[] =>
  touches
    .filter(({ status }) => !NOT_SENT.has(status))
    .map((touch) => ({ touch, at: touch.sentAt ?? touch.acceptedAt ?? touch.processingAt ?? touch.dueAt }))
    // ISO text in UTC sorts by time.
    .toSorted((a, b) => (b.at ?? '').localeCompare(a.at ?? ''));
