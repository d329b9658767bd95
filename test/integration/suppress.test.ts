// Guarantee: a suppression applies in the transaction that receives it: a wish ends what would use the address, a dead
// address trims it, and both outlive the record. What a process that died left undone is finished by the next.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '#engine/ports/actor';
import { finishSweeps } from '#engine/suppress/finish-sweeps';
import { receiveSuppressions } from '#engine/suppress/suppress';
import { suppressRejected } from '#engine/suppress/suppress-rejected';
import {
  EMAIL,
  LATER_EMAIL,
  LATER_LETTER,
  LATER_SMS,
  must,
  startStopApp,
  type StopApp,
} from '#test/stop-app';

type Made = {
  id: string;
  kind: string;
  value: string;
  effect: string;
  reason: string;
  note: string | null;
  receipts: { id: string; enrollmentId: string; cause: string; actor: { type: string } }[];
  trimmed: string[];
};
type Enrollment = {
  status: string;
  cause: string | null;
  touches: { id: string; channel: string; status: string; reason: string | null }[];
};

let stop: StopApp;
beforeAll(async () => {
  stop = await startStopApp();
}, 60_000);
afterAll(() => stop.stop());
beforeEach(() => must(stop.owner.patch('/api/v1/workspace', { defaults: {} }), 200));

let people = 0;
/** Somebody with an address of their own, enrolled in a plan. */
async function someone(...plan: Parameters<StopApp['campaign']>[0]) {
  people += 1;
  const email = `person${people}@example.org`;
  const phone = `+1737555${String(100 + people).padStart(4, '0')}`;
  const recordId = await stop.contact({ email, phone });
  const [enrollmentId = ''] = await stop.enroll(await stop.campaign(plan, { exclusive: false }), [recordId]);
  return { email, phone, recordId, enrollmentId };
}
const suppress = (body: object, status = 201): Promise<Made> =>
  must<Made>(stop.owner.post('/api/v1/suppressions', body), status);
const enrollment = (id: string): Promise<Enrollment> =>
  must<Enrollment>(stop.owner.get(`/api/v1/enrollments/${id}`), 200);

describe('a wish', () => {
  test('ends every enrollment that would use the address, and answers with the receipts', async () => {
    const { email, enrollmentId } = await someone(LATER_EMAIL, LATER_SMS);
    const made = await suppress({ kind: 'email', value: email.toUpperCase(), note: 'wrote to us' });
    expect(made).toMatchObject({
      kind: 'email',
      value: email,
      effect: 'wish',
      reason: 'manual',
      note: 'wrote to us',
      trimmed: [],
    });
    expect(made.receipts).toMatchObject([{ enrollmentId, cause: 'opted_out', actor: { type: 'api_key' } }]);
    expect(await enrollment(enrollmentId)).toMatchObject({
      status: 'unenrolled',
      touches: [
        { channel: 'email', status: 'cancelled', reason: 'opted_out' },
        { channel: 'sms', status: 'cancelled', reason: 'opted_out' },
      ],
    });
  });

  test('leaves alone what would not use the address any more', async () => {
    const { email, enrollmentId } = await someone(EMAIL, LATER_SMS);
    await stop.settle(await stop.claim('email'));
    expect((await suppress({ kind: 'email', value: email })).receipts).toEqual([]);
    expect((await enrollment(enrollmentId)).status).toBe('active');
  });

  test('reaches the properties of the person, and mail to the property itself by its address', async () => {
    const person = await stop.contact({ email: 'owner@example.net', mailingAddress: null });
    const address = { line1: '77 Birch Lane', city: 'Austin', state: 'TX', postalCode: '78704' };
    const property = await stop.property(person, { address, mailTo: 'property' });
    const [letters = ''] = await stop.enroll(await stop.campaign([LATER_LETTER], { exclusive: false }), [
      property,
    ]);
    const [emails = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL], { exclusive: false }), [
      property,
    ]);
    const made = await suppress({ kind: 'address', value: '77 Birch Ln, Austin TX 78704' });
    expect(made.receipts.map((r) => r.enrollmentId)).toEqual([letters]);
    expect(
      (await suppress({ kind: 'email', value: 'owner@example.net' })).receipts.map((r) => r.enrollmentId),
    ).toEqual([emails]);
  });

  test('of a record means the person, on every channel and in every property', async () => {
    const { recordId, enrollmentId } = await someone(LATER_SMS);
    const property = await stop.property(recordId);
    const [house = ''] = await stop.enroll(await stop.campaign([LATER_LETTER], { exclusive: false }), [
      property,
    ]);
    const made = await suppress({ kind: 'record', value: recordId });
    expect(new Set(made.receipts.map((r) => r.enrollmentId))).toEqual(new Set([enrollmentId, house]));
  });

  test('on one channel leaves the others ("stop texts, keep letters")', async () => {
    const { recordId, enrollmentId } = await someone(LATER_EMAIL);
    expect((await suppress({ kind: 'record', value: recordId, scope: 'sms' })).receipts).toEqual([]);
    expect((await enrollment(enrollmentId)).status).toBe('active');
  });

  test('trims where the workspace says so: the next touch is scheduled at once', async () => {
    await must(stop.owner.patch('/api/v1/workspace', { defaults: { wishEffect: 'trim' } }), 200);
    const { email, enrollmentId } = await someone(LATER_EMAIL, LATER_SMS);
    const made = await suppress({ kind: 'email', value: email });
    expect(made).toMatchObject({ receipts: [], trimmed: [enrollmentId] });
    expect(await enrollment(enrollmentId)).toMatchObject({
      status: 'active',
      touches: [{ status: 'skipped', reason: 'suppressed' }, { status: 'scheduled' }],
    });
  });

  test('again is the same suppression, answered with 200; other words than ours become the note', async () => {
    const { email } = await someone(LATER_EMAIL);
    const first = await suppress({
      kind: 'email',
      value: email,
      reason: 'told our driver',
      note: 'at the door',
    });
    expect(first).toMatchObject({ reason: 'manual', note: 'told our driver: at the door' });
    expect(await suppress({ kind: 'email', value: email }, 200)).toMatchObject({
      id: first.id,
      receipts: [],
    });
  });
});

describe('a dead address', () => {
  test('trims: its touch is skipped and the next one scheduled; later ones fall to the second look', async () => {
    const { email, enrollmentId } = await someone(LATER_EMAIL, LATER_SMS, LATER_EMAIL);
    const made = await suppress({ kind: 'email', value: email, reason: 'hard_bounce' });
    expect(made).toMatchObject({ effect: 'dead', receipts: [], trimmed: [enrollmentId] });
    expect((await enrollment(enrollmentId)).touches.map((t) => t.status)).toEqual([
      'skipped',
      'scheduled',
      'planned',
    ]);
  });

  test('that its owner speaks for becomes a wish, and ends what goes on', async () => {
    const { email, enrollmentId } = await someone(LATER_EMAIL, LATER_SMS, LATER_EMAIL);
    const dead = await suppress({ kind: 'email', value: email, reason: 'hard_bounce' });
    const wish = await suppress({ kind: 'email', value: email, reason: 'complaint' });
    expect(wish).toMatchObject({ id: dead.id, effect: 'wish', reason: 'complaint' });
    expect(wish.receipts.map((r) => r.enrollmentId)).toEqual([enrollmentId]);
    // Not the other way round.
    expect(await suppress({ kind: 'email', value: email, reason: 'hard_bounce' }, 200)).toMatchObject({
      effect: 'wish',
    });
  });

  test('is what a provider says: refused for good trims, an opt-out that it keeps ends', async () => {
    const told = suppressRejected(stop.deps);
    const bounced = await someone(LATER_EMAIL, LATER_SMS);
    const message = {
      channel: 'email',
      to: bounced.email,
      toName: null,
      subject: '',
      html: null,
      text: '',
      unsubscribeUrl: '',
    } as const;
    const about = {
      campaignId: crypto.randomUUID(),
      enrollmentId: bounced.enrollmentId,
      recordId: bounced.recordId,
    };
    await told(stop.workspaceId, { ...about, class: 'content', code: '554', message });
    expect((await enrollment(bounced.enrollmentId)).touches[0]?.status).toBe('scheduled');
    await told(stop.workspaceId, { ...about, class: 'recipient', code: '550', message });
    expect((await enrollment(bounced.enrollmentId)).touches[0]).toMatchObject({
      status: 'skipped',
      reason: 'suppressed',
    });
    const stopped = await someone(LATER_SMS);
    await told(stop.workspaceId, {
      ...about,
      class: 'opted_out',
      code: '21610',
      message: { channel: 'sms', to: stopped.phone, body: '' },
    });
    expect(await enrollment(stopped.enrollmentId)).toMatchObject({
      status: 'unenrolled',
      cause: 'opted_out',
    });
  });
});

describe('a suppression', () => {
  test('survives deletion and re-import of the record', async () => {
    const { email, recordId } = await someone(LATER_EMAIL);
    await suppress({ kind: 'email', value: email });
    await stop.owner.delete(`/api/v1/records/${recordId}`);
    const again = await stop.contact({ email });
    const campaignId = await stop.campaign([LATER_EMAIL]);
    const answer = await must<{ enrolled: number; skipped: object[] }>(
      stop.owner.post(`/api/v1/campaigns/${campaignId}/enrollments`, { recordIds: [again] }),
      200,
    );
    expect(answer).toEqual({ enrolled: 0, skipped: [{ recordId: again, reason: 'suppressed' }] });
  });

  test('that came between the schedule and the claim: the second look turns the touch away (Twenty 25294)', async () => {
    const { email, enrollmentId } = await someone(EMAIL);
    // As a process that died right after its first commit would leave it, by an address that only trims.
    await stop.deps.store.transaction((tx) =>
      receiveSuppressions(stop.deps, tx, stop.workspaceId, {
        suppressions: [{ kind: 'email', value: email, scope: 'all', reason: 'hard_bounce', note: null }],
        actor: SYSTEM,
      }),
    );
    expect((await stop.claim('email')).map(({ touch }) => touch.enrollmentId)).not.toContain(enrollmentId);
    expect((await enrollment(enrollmentId)).touches[0]).toMatchObject({
      status: 'skipped',
      reason: 'suppressed',
    });
  });

  test('whose process died before the second sweep is swept by the next one', async () => {
    const { email } = await someone(LATER_SMS);
    await stop.deps.store.transaction((tx) =>
      receiveSuppressions(stop.deps, tx, stop.workspaceId, {
        suppressions: [{ kind: 'email', value: email, scope: 'all', reason: 'unsubscribe', note: null }],
        actor: { type: 'recipient', id: null, name: 'Recipient' },
      }),
    );
    // An enrollment that was open then: it looked before the suppression was there.
    const [made] = await stop.app.db.query<{ id: string }>('select id from suppressions where value = $1', [
      email,
    ]);
    await stop.app.db.execute(
      'update suppressions set lifted_at = doorstep_now() where value = $1'.replace(
        'doorstep_now()',
        'created_at',
      ),
      [email],
    );
    const late = await stop.contact({ email });
    const [slipped = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL], { exclusive: false }), [
      late,
    ]);
    await stop.app.db.execute('update suppressions set lifted_at = null where id = $1', [made?.id]);
    expect((await enrollment(slipped)).status).toBe('active');

    expect(await finishSweeps(stop.deps, stop.workspaceId)).toBe(0);
    await stop.app.db.execute(
      `update suppressions set created_at = created_at - interval '1 minute' where id = $1`,
      [made?.id],
    );
    expect(await finishSweeps(stop.deps, stop.workspaceId)).toBe(1);
    expect(await enrollment(slipped)).toMatchObject({ status: 'unenrolled', cause: 'opted_out' });
    expect(await finishSweeps(stop.deps, stop.workspaceId)).toBe(0);
  });

  test('is lifted by admins only; the row stays, and the address can be used again', async () => {
    const { email, recordId } = await someone(LATER_EMAIL);
    const { id } = await suppress({ kind: 'email', value: email });
    expect((await stop.app.workspace.as.manager.delete(`/api/v1/suppressions/${id}`)).status).toBe(403);
    expect((await stop.app.other.as.owner.delete(`/api/v1/suppressions/${id}`)).status).toBe(404);
    const lifted = await must<{ liftedAt: string }>(
      stop.app.workspace.as.admin.delete(`/api/v1/suppressions/${id}`),
      200,
    );
    expect(
      await must<{ liftedAt: string }>(stop.app.workspace.as.admin.delete(`/api/v1/suppressions/${id}`), 200),
    ).toEqual(lifted);
    const [enrollmentId = ''] = await stop.enroll(await stop.campaign([LATER_EMAIL]), [recordId]);
    expect((await enrollment(enrollmentId)).status).toBe('active');
    const { items } = await must<{ items: Made[] }>(stop.owner.get('/api/v1/suppressions?lifted=true'), 200);
    expect(items.map((item) => item.id)).toEqual([id]);
    expect(await suppress({ kind: 'email', value: email })).not.toMatchObject({ id });
  });

  test('is found by the record that it concerns: itself and the values that it is known by', async () => {
    const email = 'found.by.record@example.com';
    const [recordId, otherId] = [await stop.contact({ email }), await stop.contact()];
    const byEmail = await suppress({ kind: 'email', value: email });
    const bySelf = await suppress({ kind: 'record', value: recordId });
    await suppress({ kind: 'email', value: 'somebody.else@example.com' });
    const of = async (id: string): Promise<string[]> =>
      (await must<{ items: Made[] }>(stop.owner.get(`/api/v1/suppressions?recordId=${id}`), 200)).items.map(
        (item) => item.id,
      );
    expect((await of(recordId)).toSorted()).toEqual([byEmail.id, bySelf.id].toSorted());
    expect(await of(otherId)).toEqual([]);
    await must(stop.app.workspace.as.admin.delete(`/api/v1/suppressions/${byEmail.id}`), 200);
    expect(await of(recordId)).toEqual([bySelf.id]);
  });

  test('is found by kind and by part of its value, page by page; viewers look, and do not add', async () => {
    for (const n of [1, 2, 3]) await suppress({ kind: 'phone', value: `(830) 555-01${n}0` });
    const list = (query: string) =>
      must<{ items: Made[]; nextCursor: string | null }>(
        stop.app.workspace.as.viewer.get(`/api/v1/suppressions?${query}`),
        200,
      );
    const first = await list('kind=phone&search=830 555&limit=2');
    const second = await list(`kind=phone&search=830 555&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map((item) => item.value)).toEqual([
      '+18305550130',
      '+18305550120',
      '+18305550110',
    ]);
    expect(second.nextCursor).toBeNull();
    expect(
      (
        await stop.app.workspace.as.viewer.post('/api/v1/suppressions', {
          kind: 'phone',
          value: '8305550140',
        })
      ).status,
    ).toBe(403);
    expect((await stop.owner.post('/api/v1/suppressions', { kind: 'phone', value: '555-0140' })).status).toBe(
      422,
    );
    expect(
      (await must<{ items: Made[] }>(stop.app.other.as.owner.get('/api/v1/suppressions'), 200)).items,
    ).toEqual([]);
  });
});
