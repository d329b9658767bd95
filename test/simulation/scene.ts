/** What stood where, in words, when a check failed. */
import { touchKey, type BatchRow, type Snapshot, type TouchRow } from './snapshot.ts';

const at = (ms: number | null): string => (ms === null ? '-' : new Date(ms).toISOString());

/** The enrollments that a sentence names, with their touches and plans. */
export function sceneOf(last: Snapshot, sentence: string): string[] {
  const named = [...last.enrollments.values()].filter(({ id }) => sentence.includes(id)).slice(0, 3);
  return named.flatMap((one) => {
    const touches = [...last.touches.values()].filter((touch) => touch.enrollment_id === one.id);
    const plan = [...last.sequences.values()]
      .filter((sequence) => sequence.campaign_id === one.campaign_id && sequence.removed_at === null)
      .toSorted((a, b) => a.position - b.position);
    return [
      `  ${one.id} ${one.status}, passage ${one.passage}, version ${one.version}, enrolled ${at(one.enrolled_at)}, ended ${at(one.ended_at)} ${one.cause ?? ''}`,
      ...touches.map((touch) => `    ${touchLine(touch)}`),
      `    campaign ${one.campaign_id} ${last.campaigns.get(one.campaign_id)?.status ?? ''}, plan ${plan.map(({ number, channel }) => `${number} ${channel}`).join(', ')}`,
    ];
  });
}

/** What keeps the world from coming to rest. */
export function openAtRest(last: Snapshot): string {
  const open = [...last.touches.values()].filter(
    ({ status }) => status === 'scheduled' || status === 'processing',
  );
  const batches = [...last.batches.values()].filter(({ status }) => status !== 'mailed');
  return [
    ...open.slice(0, 6).map(touchLine),
    ...batches.slice(0, 3).map(batchLine),
    ...[...last.campaigns.values()].map(({ id, status }) => `campaign ${id} ${status}`),
  ].join('\n  ');
}

const touchLine = (touch: TouchRow): string =>
  `${touchKey(touch)} ${touch.channel} ${touch.status} ${touch.reason ?? ''} attempts ${touch.attempts}, planned ${at(touch.planned_at)}, due ${at(touch.due_at)}, ` +
  `locks ${at(touch.locks_at)}, window ends ${at(touch.window_ends_at)}, accepted ${at(touch.accepted_at)}, finished ${at(touch.finished_at)}, ` +
  `retry ${at(touch.retry_at)}, lease ${at(touch.lease_until)} ${touch.lease_owner ?? ''}, batch ${touch.batch_id ?? '-'}`;

const batchLine = (batch: BatchRow): string =>
  `batch ${batch.id} ${batch.key} ${batch.status}, locks ${at(batch.locks_at)}, due ${at(batch.due_at)}`;
