/** G4 and G5: what the providers took and said, beside what the touches say. */
import type { SimulatedProviders } from '../provider.ts';
import { touchKey, type TouchRow } from '../snapshot.ts';
import { require_, type Check } from './violation.ts';

/** Where a message may come from: a touch that its sender holds, or one whose holder has been given up. */
export const messagesComeFromHeldTouches: Check = ({ received, after, providers }) => {
  for (const message of received) {
    const { touch, process, attempt } = message;
    const times = providers.received.get(touch)?.length ?? 0;
    require_(times === 1, 'G4 at most once', () => `${touch} was handed over ${times} times`);
    const row = after.touches.get(touch);
    const held = row?.status === 'processing' && row.lease_owner === process && row.attempts === attempt;
    require_(
      held || row?.status === 'unknown',
      'G4 only what is held',
      () => `${touch} was handed over while ${row?.status ?? 'not there'}`,
    );
  }
};

/** How many messages a touch in this state may have behind it. */
const MESSAGES: Readonly<Record<TouchRow['status'], readonly number[]>> = {
  scheduled: [0],
  processing: [0, 1],
  sent: [1],
  delivered: [1],
  failed: [0],
  unknown: [0, 1],
  cancelled: [0],
  skipped: [0],
};

export const messagesAgree: Check = ({ touches, providers }) => {
  for (const { before, after } of touches) {
    const sent = providers.received.get(touchKey(after))?.length ?? 0;
    require_(
      MESSAGES[after.status].includes(sent),
      'G5 messages agree',
      () => `${touchKey(after)} is ${after.status} with ${sent} messages`,
    );
    require_(
      after.accepted_at === null || sent === 1,
      'G5 messages agree',
      () => `${touchKey(after)} is accepted with ${sent} messages`,
    );
    if (before?.status === 'processing' && after.status !== 'processing') {
      require_(
        explained(after, providers),
        'outcome is what was said',
        () =>
          `${touchKey(after)} became ${after.status} (${after.reason ?? ''}), said was ${JSON.stringify(saidOf(after, providers))}`,
      );
    }
    if (before?.status === 'unknown' && after.status !== 'unknown') {
      const said = saidOf(after, providers);
      // Given up by us, or never rendered: then no provider has said a word.
      const wanted = after.status === 'sent' ? ['accepted'] : ['rejected', 'deferred', 'nothing'];
      require_(
        wanted.includes(said),
        'reconciled is what was said',
        () => `${touchKey(after)} became ${after.status}, said was ${said}`,
      );
    }
  }
};

function saidOf(touch: TouchRow, providers: SimulatedProviders): string {
  const answer = providers.said.get(`${touchKey(touch)} ${touch.attempts}`);
  if (!answer) return 'nothing';
  return answer.kind === 'throw' ? 'throw' : answer.outcome.kind;
}

const OURS = new Set(['held_too_long', 'internal', 'render_failed', 'no_recipient', 'gave_up', 'deadline']);

function explained(touch: TouchRow, providers: SimulatedProviders): boolean {
  const said = saidOf(touch, providers);
  const reason = touch.reason ?? '';
  switch (touch.status) {
    case 'sent':
      return said === 'accepted';
    case 'failed':
      return said === 'rejected' || OURS.has(reason);
    case 'unknown':
      return said === 'unknown' || said === 'throw' || reason === 'lease_expired' || reason === 'deadline';
    case 'scheduled':
    case 'cancelled':
      return said === 'deferred' || said === 'nothing';
    default:
      return false;
  }
}
