// Guarantee: through HTTP, unenrolling stops at once what has not started, lists what could not be stopped, gives the same
// receipt again, and can be undone; a preview tells the truth and what moved since is named.
import { createStore } from '#db/store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  EMAIL,
  LATER_EMAIL,
  LATER_LETTER,
  LATER_SMS,
  must,
  SOON_LETTER,
  startStopApp,
  type StopApp,
} from '#test/stop-app';

type Touch = {
  id: string;
  status: string;
  was?: string;
  reason: string | null;
  channel: string;
  cost: { amount: string };
};
type Receipt = {
  id: string;
  enrollmentId: string;
  at: string;
  cause: string;
  stops: Touch[];
  continues: Touch[];
  changedSincePreview: Touch[];
  alsoEnded: string[];
  outcomes: Touch[];
  money: Record<'released' | 'spent' | 'committed', { amount: string; currency: string }>;
  restoredAt: string | null;
  proof: { state: string };
  [more: string]: unknown;
};
type Preview = Pick<Receipt, 'stops' | 'continues' | 'money'> & {
  version: string;
  otherEnrollments: { id: string; record: { id: string; type: string } }[];
  replacement: null;
};

let stop: StopApp;
beforeAll(async () => {
  stop = await startStopApp();
}, 60_000);
afterAll(() => stop.stop());

async function enrolled(...sequences: Parameters<StopApp['campaign']>[0]): Promise<string> {
  const [id = ''] = await stop.enroll(await stop.campaign(sequences), [await stop.contact()]);
  return id;
}
const unenroll = (id: string, body: object = {}): Promise<Receipt> =>
  must<Receipt>(stop.owner.post(`/api/v1/enrollments/${id}/unenroll`, body), 200);
const preview = (id: string): Promise<Preview> =>
  must<Preview>(stop.owner.get(`/api/v1/enrollments/${id}/unenroll-preview`), 200);

describe('one enrollment', () => {
  test('G1: everything not started stops, planned touches included, and nothing is claimed afterwards', async () => {
    const id = await enrolled(EMAIL, LATER_SMS, LATER_LETTER);
    const receipt = await unenroll(id, { reason: 'asked to', note: 'on the phone' });
    expect(receipt).toMatchObject({
      enrollmentId: id,
      cause: 'manual',
      reason: 'asked to',
      note: 'on the phone',
    });
    expect(receipt.stops.map((t) => [t.id, t.channel, t.status, t.was, t.reason])).toEqual([
      [`${id}-1`, 'email', 'cancelled', 'scheduled', 'unenrolled'],
      [`${id}-2`, 'sms', 'cancelled', 'planned', 'unenrolled'],
      [`${id}-3`, 'direct_mail', 'cancelled', 'planned', 'unenrolled'],
    ]);
    expect(receipt.continues).toEqual([]);
    expect(receipt.money).toEqual({
      released: { amount: '0.9489', currency: 'USD' },
      spent: { amount: '0.00', currency: 'USD' },
      committed: { amount: '0.00', currency: 'USD' },
    });
    expect(receipt.proof).toEqual({ state: 'pending' });
    expect((await stop.claim('email')).map(({ touch }) => touch.enrollmentId)).not.toContain(id);
  });

  test('again, and concurrently: the same receipt', async () => {
    const id = await enrolled(EMAIL);
    const [first, ...others] = await Promise.all(
      Array.from({ length: 5 }, () => unenroll(id, { reason: 'first' })),
    );
    for (const other of others) expect(other).toEqual(first);
    expect(await unenroll(id, { reason: 'another' })).toEqual(first);
  });

  test('G2: what is processing continues, completes once, and its outcome is live; the money follows', async () => {
    const id = await enrolled(EMAIL, LATER_SMS);
    const held = (await stop.claim('email')).filter(({ touch }) => touch.enrollmentId === id);
    const receipt = await unenroll(id);
    expect(receipt.stops.map((t) => t.id)).toEqual([`${id}-2`]);
    expect(receipt.continues.map((t) => [t.id, t.status])).toEqual([[`${id}-1`, 'processing']]);
    expect(receipt.money.committed.amount).toBe('0.001');
    await stop.settle(held);
    const later = await must<Receipt>(stop.owner.get(`/api/v1/receipts/${receipt.id}`), 200);
    expect(later.outcomes.map((t) => [t.id, t.status])).toEqual([[`${id}-1`, 'sent']]);
    expect(later.money).toMatchObject({ spent: { amount: '0.001' }, committed: { amount: '0.00' } });
    const { outcomes: _, money: __, ...words } = receipt;
    expect(later).toMatchObject(words);
  });

  test('a completed passage is refused; one of another workspace does not exist', async () => {
    const id = await enrolled(EMAIL);
    await stop.settle((await stop.claim('email')).filter(({ touch }) => touch.enrollmentId === id));
    const refused = await stop.owner.post<{ code: string }>(`/api/v1/enrollments/${id}/unenroll`, {});
    expect([refused.status, refused.body.code]).toEqual([409, 'enrollment_completed']);
    const boxed = await stop.owner.post<{ code: string }>(`/api/v1/enrollments/${id}/unenroll`, {
      optOut: true,
    });
    expect([boxed.status, boxed.body.code]).toEqual([409, 'enrollment_completed']);
    expect((await must<{ items: unknown[] }>(stop.owner.get('/api/v1/suppressions'), 200)).items).toEqual([]);
    for (const path of [`/api/v1/enrollments/${id}/unenroll`, `/api/v1/enrollments/${id}/restore`]) {
      expect((await stop.app.other.as.owner.post(path, {})).status).toBe(404);
    }
    expect((await stop.app.other.as.owner.get(`/api/v1/enrollments/${id}/unenroll-preview`)).status).toBe(
      404,
    );
  });

  test('a viewer may look and not touch; a reason of 201 characters and unknown fields are refused', async () => {
    const id = await enrolled(EMAIL);
    const { viewer, member } = stop.app.workspace.as;
    expect((await viewer.get(`/api/v1/enrollments/${id}/unenroll-preview`)).status).toBe(200);
    expect((await viewer.post(`/api/v1/enrollments/${id}/unenroll`, {})).status).toBe(403);
    expect(
      (await member.post(`/api/v1/enrollments/${id}/unenroll`, { reason: 'x'.repeat(201) })).status,
    ).toBe(422);
    expect((await member.post(`/api/v1/enrollments/${id}/unenroll`, { why: 'x' })).status).toBe(422);
    expect(
      (await member.post(`/api/v1/enrollments/${id}/unenroll`, { reason: 'x'.repeat(200) })).status,
    ).toBe(200);
  });
});

describe('preview', () => {
  test('shows what stops, what cannot and when it arrives, what it saves, and the same person elsewhere', async () => {
    const person = await stop.contact();
    const property = await stop.property(person);
    const [letterId = ''] = await stop.enroll(
      await stop.campaign([SOON_LETTER, LATER_SMS], { mailLeadTime: 'PT1S' }),
      [person],
    );
    const [otherId = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL]), [property]);
    const before = await preview(letterId);
    expect(before.stops.map((t) => [t.channel, t.status])).toEqual([
      ['direct_mail', 'scheduled'],
      ['sms', 'planned'],
    ]);
    expect(before.otherEnrollments).toMatchObject([
      { id: otherId, record: { id: property, type: 'property' } },
    ]);
    expect(before.replacement).toBeNull();
    expect(before.money.released.amount).toBe('0.9479');

    await stop.app.db.execute(`update batches set locks_at = doorstep_now() where status = 'open'`);
    await stop.lockBatches();
    const locked = await preview(letterId);
    expect(locked.continues).toMatchObject([
      {
        channel: 'direct_mail',
        status: 'processing',
        expectedArrival: { earliest: expect.any(String) as string },
      },
    ]);
    expect(locked.money).toMatchObject({ committed: { amount: '0.94' }, released: { amount: '0.0079' } });
  });

  test('a version that moved never refuses; the receipt names what moved', async () => {
    const id = await enrolled(EMAIL, LATER_SMS);
    const { version } = await preview(id);
    await stop.settle((await stop.claim('email')).filter(({ touch }) => touch.enrollmentId === id));
    const receipt = await unenroll(id, { expectVersion: version });
    expect(receipt.changedSincePreview.map((t) => [t.id, t.status])).toEqual([
      [`${id}-1`, 'sent'],
      [`${id}-2`, 'scheduled'],
    ]);
    const still = await enrolled(EMAIL);
    expect(
      (await unenroll(still, { expectVersion: (await preview(still)).version })).changedSincePreview,
    ).toEqual([]);
  });
});

describe('restore', () => {
  test('brings back the same enrollment at the same place, also after the first second; the receipt says so', async () => {
    const id = await enrolled(LATER_EMAIL, LATER_SMS);
    const receipt = await unenroll(id);
    const restored = await must<{ status: string; touches: Touch[] }>(
      stop.owner.post(`/api/v1/enrollments/${id}/restore`),
      200,
    );
    expect(restored.status).toBe('active');
    expect(restored.touches.map((t) => [t.channel, t.status])).toEqual([
      ['email', 'scheduled'],
      ['sms', 'planned'],
    ]);
    const later = await must<Receipt>(stop.owner.get(`/api/v1/receipts/${receipt.id}`), 200);
    expect(later.restoredAt).not.toBeNull();
    expect(later.money.released.amount).toBe('0.00');
    expect(later.stops).toEqual(receipt.stops);
    const second = await unenroll(id);
    expect(second.id).not.toBe(receipt.id);
  });

  test('schedules the next touch when the one that continued has finished meanwhile', async () => {
    const id = await enrolled(EMAIL, LATER_SMS);
    const held = (await stop.claim('email')).filter(({ touch }) => touch.enrollmentId === id);
    await unenroll(id);
    await stop.settle(held);
    const restored = await must<{ touches: Touch[] }>(
      stop.owner.post(`/api/v1/enrollments/${id}/restore`),
      200,
    );
    expect(restored.touches.map((t) => t.status)).toEqual(['sent', 'scheduled']);
  });

  test('is refused with a reason', async () => {
    const id = await enrolled(LATER_EMAIL);
    const active = await stop.owner.post<{ code: string; reason: string }>(
      `/api/v1/enrollments/${id}/restore`,
    );
    expect([active.status, active.body.code, active.body.reason]).toEqual([
      409,
      'not_restorable',
      'not_unenrolled',
    ]);
    await unenroll(id, { optOut: true });
    const suppressed = await stop.owner.post<{ reason: string }>(`/api/v1/enrollments/${id}/restore`);
    expect([suppressed.status, suppressed.body.reason]).toEqual([409, 'suppressed']);
  });

  test('is refused while the plan is being edited, and goes through after', async () => {
    const id = await enrolled(LATER_EMAIL);
    await unenroll(id);
    const [row] = await stop.app.db.query<{ campaign_id: string }>(
      'select campaign_id from enrollments where id = $1',
      [id],
    );
    await createStore(stop.app.db).campaigns.closeGate(stop.workspaceId, row?.campaign_id ?? '', 60_000);
    const behind = await stop.owner.post<{ code: string; reason: string }>(
      `/api/v1/enrollments/${id}/restore`,
    );
    expect([behind.status, behind.body.code, behind.body.reason]).toEqual([
      409,
      'not_restorable',
      'plan_edited',
    ]);
    await createStore(stop.app.db).campaigns.openGate(stop.workspaceId, row?.campaign_id ?? '');
    await must(stop.owner.post(`/api/v1/enrollments/${id}/restore`), 200);
  });
});

describe('everywhere', () => {
  test('a contact leaves every campaign, with the properties whose outreach reaches them; others stay', async () => {
    const person = await stop.contact();
    const property = await stop.property(person);
    const neighbour = await stop.contact();
    const [first = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL]), [person]);
    const shared = await stop.campaign([LATER_EMAIL]);
    const [second = '', third = ''] = await stop.enroll(shared, [property, neighbour]);
    const { receipts } = await must<{ receipts: Receipt[] }>(
      stop.owner.post(`/api/v1/records/${person}/unenroll`, { reason: 'moved away' }),
      200,
    );
    expect(new Set(receipts.map((r) => r.enrollmentId))).toEqual(new Set([first, second]));
    expect(receipts.every((r) => r.reason === 'moved away')).toBe(true);
    expect(await preview(third)).toMatchObject({ stops: [{ status: 'scheduled' }] });
    const again = await must<{ receipts: Receipt[] }>(
      stop.owner.post(`/api/v1/records/${person}/unenroll`, {}),
      200,
    );
    expect(again.receipts).toEqual([]);
    // Nothing is suppressed: they can be enrolled again, as a new passage.
    expect(await stop.enroll(shared, [property])).not.toEqual([second]);
  });

  test.each([
    ['email', (n: number) => ({ email: `Shared${n}@Example.com` })],
    ['phone', () => ({ phone: '(512) 555-0142' })],
    ['address', (n: number) => ({ address: `${n} Shared Rd, Austin, TX 78704` })],
  ])('by %s, however it is written', async (kind, body) => {
    const n = kind.length;
    const fields = {
      email: `shared${n}@example.com`,
      phone: '+15125550142',
      mailingAddress: { line1: `${n} Shared Road`, city: 'Austin', state: 'TX', postalCode: '78704' },
    };
    const [id = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL]), [await stop.contact(fields)]);
    const { receipts } = await must<{ receipts: Receipt[] }>(
      stop.owner.post('/api/v1/unenroll', body(n)),
      200,
    );
    expect(receipts.map((r) => r.enrollmentId)).toContain(id);
  });

  test('names what is wrong: no such record, two addresses, none, one that cannot be read', async () => {
    expect((await stop.owner.post(`/api/v1/records/${crypto.randomUUID()}/unenroll`, {})).status).toBe(404);
    for (const body of [
      {},
      { email: 'a@example.com', phone: '5125550100' },
      { email: 'nobody' },
      { phone: '12' },
    ]) {
      expect((await stop.owner.post('/api/v1/unenroll', body)).status).toBe(422);
    }
    expect(
      (await must<{ receipts: [] }>(stop.owner.post('/api/v1/unenroll', { email: 'no@example.com' }), 200))
        .receipts,
    ).toEqual([]);
  });

  test('a deleted record leaves its campaigns with a receipt', async () => {
    const person = await stop.contact();
    const [id = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL]), [person]);
    expect((await stop.owner.delete(`/api/v1/records/${person}`)).status).toBeLessThan(300);
    const { items } = await must<{ items: Receipt[] }>(
      stop.owner.get(`/api/v1/receipts?enrollmentId=${id}`),
      200,
    );
    expect(items).toMatchObject([{ cause: 'record_deleted', stops: [{ reason: 'record_deleted' }] }]);
  });
});

describe('the opt-out box', () => {
  test('suppresses the person and every address, ends what else would use them, and names it', async () => {
    const person = await stop.contact({ email: 'boxed@example.com', phone: '+15125550177' });
    const property = await stop.property(person);
    const housemate = await stop.contact({ email: 'mate@example.com', phone: '+15125550177' });
    const [mine = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL]), [person]);
    const [house = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL]), [property]);
    const [texts = ''] = await stop.enroll(await stop.campaign([LATER_SMS]), [housemate]);
    const emails = await stop.contact({ email: 'free@example.com' });
    const [untouched = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL]), [emails]);

    const receipt = await unenroll(mine, { optOut: true, reason: 'said no' });
    expect(receipt.cause).toBe('opted_out');
    const others = await Promise.all(
      receipt.alsoEnded.map((id) => must<Receipt>(stop.owner.get(`/api/v1/receipts/${id}`), 200)),
    );
    expect(new Set(others.map((r) => r.enrollmentId))).toEqual(new Set([house, texts]));
    expect((await preview(untouched)).stops).toHaveLength(1);
    const { items } = await must<{ items: { kind: string; value: string; effect: string }[] }>(
      stop.owner.get('/api/v1/suppressions'),
      200,
    );
    const kinds = items.filter(
      ({ value }) => value === person || value === 'boxed@example.com' || value === '+15125550177',
    );
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['record', 'email', 'phone']));
    expect(await must<Receipt>(stop.owner.get(`/api/v1/receipts/${receipt.id}`), 200)).toEqual(receipt);
    expect(await unenroll(mine, { optOut: true })).toEqual(receipt);
  });

  test('also when the record is already unenrolled: the same receipt, with what it ended now', async () => {
    const person = await stop.contact();
    const [mine = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL]), [person]);
    const [other = ''] = await stop.enroll(await stop.campaign([LATER_SMS], { exclusive: false }), [person]);
    const first = await unenroll(mine);
    const boxed = await unenroll(mine, { optOut: true });
    expect(boxed.id).toBe(first.id);
    expect(boxed.alsoEnded).toHaveLength(1);
    expect(await must<Receipt>(stop.owner.get(`/api/v1/receipts/${boxed.alsoEnded[0]}`), 200)).toMatchObject({
      enrollmentId: other,
    });
  });
});
