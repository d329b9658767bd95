// Guarantee: what the sandbox kept is found by the words of its recipient, and its designed part stands alone as a page
// that runs nothing, fetches nothing from elsewhere and is framed by nobody else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMAIL, must, SOON_LETTER, startStopApp, type StopApp } from '#test/stop-app';

const DESIGNED = { ...EMAIL, html: '<p style="color: #123456">Hi {{ record.firstName }}</p>' } as const;

type Message = { readonly touchId: string; readonly recordId: string };

let stop: StopApp;
let recordId: string;
let emailId: string;
beforeAll(async () => {
  stop = await startStopApp();
  recordId = await stop.contact({ firstName: 'Dana', lastName: 'Whitfield' });
  await stop.enroll(await stop.campaign([DESIGNED]), [recordId]);
  await stop.enroll(await stop.campaign([EMAIL]), [
    await stop.contact({ firstName: 'Ada', lastName: 'Amari' }),
  ]);
  await stop.settle(await stop.claim('email'));
  emailId = (await found(`recordId=${recordId}`))[0]?.touchId ?? '';
}, 60_000);
afterAll(() => stop.stop());

const found = async (query: string): Promise<readonly Message[]> =>
  (await must<{ items: Message[] }>(stop.owner.get(`/api/v1/outbox?${query}`), 200)).items;

const content = (touchId: string, query = '', secret = stop.app.workspace.secrets.owner): Promise<Response> =>
  fetch(new URL(`/api/v1/outbox/${touchId}/content${query}`, stop.app.url), {
    headers: { authorization: `Bearer ${secret}` },
  });

test('is searched by the words of the recipient, every one of them', async () => {
  expect((await found('search=whitf DANA')).map((one) => one.recordId)).toEqual([recordId]);
  expect(await found('search=dana amari')).toEqual([]);
  expect(await found('search=')).toHaveLength(2);
});

describe('the designed part of a message', () => {
  test('is a page that can do nothing', async () => {
    const answer = await content(emailId);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = answer.headers.get('content-security-policy')?.split('; ') ?? [];
    expect(policy).toContain('sandbox');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy.filter((rule) => /script|connect|https?:/.test(rule))).toEqual([]);
    expect(answer.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(await answer.text()).toContain('Dana');
  });

  test('is there only where it is: another part, another workspace, nobody', async () => {
    expect((await content(emailId, '?part=front')).status).toBe(404);
    expect((await content(emailId, '?part=script')).status).toBe(422);
    expect((await content(emailId, '', stop.app.other.secrets.owner)).status).toBe(404);
    expect((await content(`${recordId}-1`)).status).toBe(404);
    expect((await content(emailId, '', 'no key at all')).status).toBe(401);
  });

  test('of a letter is the letter', async () => {
    const letterTo = await stop.contact({
      firstName: 'Ines',
      mailingAddress: { line1: '24 Harbor Rd', city: 'Duluth', state: 'MN', postalCode: '55802' },
    });
    await stop.enroll(await stop.campaign([SOON_LETTER], { mailLeadTime: 'PT1S' }), [letterTo]);
    await stop.app.db.execute(`update batches set locks_at = doorstep_now() where status = 'open'`);
    await stop.lockBatches();
    await stop.settle(await stop.claim('direct_mail'));
    const [letter] = await found(`recordId=${letterTo}`);
    expect(await (await content(letter?.touchId ?? '')).text()).toContain('Dear Ines');
    expect((await content(letter?.touchId ?? '', '?part=back')).status).toBe(404);
  });
});
