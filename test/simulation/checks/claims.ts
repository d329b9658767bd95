/** The second look, slots and batches: what may start processing, where and when. */
import { touchKey, type Change, type RecordRow, type Snapshot, type TouchRow } from '../snapshot.ts';
import { require_, type Check, type Observed } from './violation.ts';

export const onlyWhatMayStarts: Check = (observed) => {
  for (const change of observed.touches) {
    if (change.before?.status === 'scheduled' && change.after.status === 'processing')
      mayStart(change, observed);
  }
};

function mayStart({ before, after }: Change<TouchRow>, { before: world, after: { nowMs } }: Observed): void {
  if (!before) return;
  const refuse = (holds: boolean, why: string): void =>
    require_(holds, 'second look', () => `${touchKey(after)} began processing: ${why}`);
  const enrollment = world.enrollments.get(after.enrollment_id);
  const sequence = world.sequences.get(`${after.campaign_id} ${after.sequence_number}`);
  const record = world.records.get(after.record_id);
  refuse(enrollment?.status === 'active', `its enrollment is ${enrollment?.status ?? 'missing'}`);
  refuse(world.campaigns.get(after.campaign_id)?.status === 'active', 'its campaign is not active');
  refuse(sequence?.removed_at === null, 'its sequence was removed');
  refuse(record?.deleted_at === null, 'its record was deleted');
  if (record) {
    const by = suppressedBy(world, record, after);
    refuse(by === undefined, `its address is suppressed or missing: ${by ?? ''}`);
  }
  if (after.channel === 'direct_mail') {
    const batch = world.batches.get(before.batch_id ?? '');
    refuse(batch?.status === 'locking', `its batch is ${batch?.status ?? 'missing'}`);
    refuse(
      batch !== undefined && batch.locks_at <= nowMs && before.locks_at <= nowMs,
      'its cut-off has not come',
    );
    return;
  }
  const sender = world.senders.get(after.sender_id ?? '');
  refuse(sequence?.held_at === null, 'its sequence is held');
  refuse(before.due_at <= nowMs, 'it is not due');
  refuse(
    sender?.provider === 'sandbox' || before.window_ends_at === null || nowMs < before.window_ends_at,
    'its window is over',
  );
  refuse(before.batch_id === null, 'it is in a batch');
}

/** An address that is missing counts too. */
function suppressedBy(world: Snapshot, record: RecordRow, { channel }: TouchRow): string | undefined {
  const recipient = record.type === 'contact' ? record : world.records.get(record.primary_contact_id ?? '');
  const value = {
    email: recipient?.reach_email,
    sms: recipient?.reach_phone,
    direct_mail:
      record.type === 'property' && record.mail_to === 'property' ? record.mail_key : recipient?.mail_key,
  }[channel];
  if (value == null) return 'no address';
  const kind = { email: 'email', sms: 'phone', direct_mail: 'address' }[channel];
  const found = [...world.suppressions.values()].find(
    (one) =>
      one.lifted_at === null &&
      one.workspace_id === record.workspace_id &&
      (one.scope === 'all' || one.scope === channel) &&
      ((one.kind === kind && one.value === value) ||
        (one.kind === 'record' && (one.value === record.id || one.value === recipient?.id))),
  );
  return found?.id;
}

/** No process claims what others among the living have reserved, and none holds more than it says. */
export const slotsHold: Check = ({ touches, before, after, owner }) => {
  const claimed = touches.filter(
    (change) => change.after.lease_owner !== null && change.before?.lease_owner !== change.after.lease_owner,
  );
  for (const senderId of new Set(claimed.map(({ after: touch }) => touch.sender_id ?? ''))) {
    const slots = after.senders.get(senderId)?.slots ?? 0;
    const reserved = reservedBy(after, senderId, owner);
    const was = reservedBy(before, senderId, owner);
    require_(
      reserved <= Math.max(slots, was),
      'slots',
      () => `${reserved} slots of ${slots} are reserved at ${senderId}`,
    );
    const mine =
      after.slots.find((one) => one.sender_id === senderId && one.process_id === owner)?.in_use ?? 0;
    const leased = [...after.touches.values()].filter(
      (touch) => touch.sender_id === senderId && touch.lease_owner === owner && touch.status === 'processing',
    ).length;
    require_(
      leased <= mine && leased <= slots,
      'slots',
      () => `${leased} are held at ${senderId} by ${owner ?? ''}, ${mine} are reserved, of ${slots}`,
    );
  }
};

const DEAD_AFTER_MS = 3_000;

function reservedBy(world: Snapshot, senderId: string, self: string | undefined): number {
  return world.slots
    .filter((one) => one.sender_id === senderId)
    .filter(
      ({ process_id }) =>
        process_id === self ||
        (world.processes.get(process_id)?.heartbeat_at ?? 0) > world.nowMs - DEAD_AFTER_MS,
    )
    .reduce((sum, { in_use }) => sum + in_use, 0);
}

const BATCH_ORDER = ['open', 'locking', 'locked', 'mailed'];

export const batchesAreSane: Check = ({ batches, before, after, wrote }) => {
  if (!wrote) return;
  for (const { before: was, after: batch } of batches) {
    const step = BATCH_ORDER.indexOf(batch.status) - BATCH_ORDER.indexOf(was?.status ?? 'open');
    // Two steps in one: what holds nothing that could still be sent is closed.
    const empty = ![...after.touches.values()].some(
      (touch) =>
        touch.batch_id === batch.id && (touch.status === 'scheduled' || touch.status === 'processing'),
    );
    require_(
      step === 0 || step === 1 || (step > 1 && empty),
      'batches',
      () => `${batch.id} ${was?.status ?? 'new'} → ${batch.status}`,
    );
    require_(
      batch.status !== 'locking' || batch.locks_at <= after.nowMs,
      'batches',
      () => `${batch.id} locks before its cut-off`,
    );
  }
  for (const [id, { status }] of before.batches) {
    require_(
      after.batches.has(id) || status === 'open',
      'batches',
      () => `${id} was removed while ${status}`,
    );
  }
  for (const touch of after.touches.values()) {
    if (touch.batch_id === null) continue;
    const batch = after.batches.get(touch.batch_id);
    const seen = (): string =>
      `${touchKey(touch)} is ${touch.status} in a batch that is ${batch?.status ?? 'gone'}`;
    if (touch.status === 'scheduled') {
      require_(batch?.status === 'open' || batch?.status === 'locking', 'batches', seen);
      require_(
        batch?.campaign_id === touch.campaign_id && batch.sequence_number === touch.sequence_number,
        'batches',
        () => `${touchKey(touch)} is in a strange batch`,
      );
    }
    if (touch.status === 'processing')
      require_(batch?.status === 'locking' || batch?.status === 'locked', 'batches', seen);
  }
  for (const { before: was, after: touch } of touchesJoining(before, after)) {
    const batch = after.batches.get(touch.batch_id ?? '');
    require_(
      batch?.status === 'open',
      'batches',
      () =>
        `${touchKey(touch)} joined a batch that is ${batch?.status ?? 'gone'} (was ${was?.status ?? 'new'})`,
    );
  }
};

function touchesJoining(before: Snapshot, after: Snapshot): Change<TouchRow>[] {
  if (before.touches === after.touches) return [];
  return [...after.touches.values()]
    .map((touch) => ({ before: before.touches.get(touchKey(touch)), after: touch }))
    .filter(
      ({ before: was, after: touch }) =>
        touch.status === 'scheduled' &&
        touch.batch_id !== null &&
        (was?.status !== 'scheduled' || was.batch_id !== touch.batch_id),
    );
}
