// Guarantee: the link of a message stops its address by one POST without anything else (RFC 8058 §3.2), for ever; looking
// at it changes nothing, and a token that we did not make says nothing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EMAIL, LATER_EMAIL, LATER_SMS, must, startStopApp, type StopApp } from '#test/stop-app';

let stop: StopApp;
beforeAll(async () => {
  stop = await startStopApp();
}, 60_000);
afterAll(() => stop.stop());

type Message = { touchId: string; message: { to: string; text: string; unsubscribeUrl: string } };

/** Sends somebody an email by the sandbox and gives what arrived. */
async function delivered() {
  const recordId = await stop.contact();
  const campaignId = await stop.campaign([EMAIL, LATER_EMAIL]);
  const [enrollmentId = ''] = await stop.enroll(campaignId, [recordId]);
  await stop.settle(await stop.claim('email'));
  const { items } = await must<{ items: Message[] }>(
    stop.owner.get(`/api/v1/outbox?enrollmentId=${enrollmentId}`),
    200,
  );
  const [sent] = items;
  if (!sent) throw new Error('nothing arrived');
  return {
    recordId,
    campaignId,
    enrollmentId,
    email: sent.message.to,
    url: sent.message.unsubscribeUrl,
    text: sent.message.text,
  };
}

const status = async (enrollmentId: string): Promise<string> =>
  (await must<{ status: string }>(stop.owner.get(`/api/v1/enrollments/${enrollmentId}`), 200)).status;
const suppressed = async (email: string): Promise<{ reason: string; actor: { type: string } }[]> =>
  (
    await must<{ items: { reason: string; actor: { type: string } }[] }>(
      stop.owner.get(`/api/v1/suppressions?search=${email}`),
      200,
    )
  ).items;

/** As a mail provider does it: no cookie, no Origin, nothing but the pair. */
const oneClick = (
  url: string,
  body: URLSearchParams | FormData = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
): Promise<Response> => fetch(url, { method: 'POST', body, redirect: 'error' });

describe('one click', () => {
  test.each([
    ['urlencoded', () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })],
    [
      'multipart',
      () => {
        const form = new FormData();
        form.set('List-Unsubscribe', 'One-Click');
        return form;
      },
    ],
  ])('%s: ends everything that would use the address, at once', async (_, body) => {
    const { enrollmentId, email, url } = await delivered();
    const answer = await oneClick(url, body());
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await status(enrollmentId)).toBe('unenrolled');
    expect(await suppressed(email)).toMatchObject([{ reason: 'unsubscribe', actor: { type: 'recipient' } }]);
  });

  test('again changes nothing, and answers the same', async () => {
    const { email, url } = await delivered();
    const first = await (await oneClick(url)).text();
    const second = await oneClick(url);
    expect(second.status).toBe(200);
    expect(stripNonce(await second.text())).toBe(stripNonce(first));
    expect(await suppressed(email)).toHaveLength(1);
  });

  test('works after the record was deleted and the campaign archived, and from any other site', async () => {
    const { recordId, campaignId, email, url } = await delivered();
    await must(stop.owner.post(`/api/v1/campaigns/${campaignId}/archive`), 200);
    expect((await stop.owner.delete(`/api/v1/records/${recordId}`)).status).toBeLessThan(300);
    const answer = await fetch(url, {
      method: 'POST',
      headers: { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    });
    expect(answer.status).toBe(200);
    expect(await suppressed(email)).toHaveLength(1);
  });

  test('each message has a link of its own; that of a text stops the phone', async () => {
    const recordId = await stop.contact({ email: null, phone: '+15125550188' });
    const sms = { ...LATER_SMS, delay: 'PT0S', body: 'Hi. Stop: {{ unsubscribeUrl }}' } as never;
    await stop.enroll(await stop.campaign([sms]), [recordId]);
    await stop.settle(await stop.claim('sms'));
    const { items } = await must<{ items: { message: { body: string } }[] }>(
      stop.owner.get(`/api/v1/outbox?recordId=${recordId}`),
      200,
    );
    const url = /https?:\S+/.exec(items[0]?.message.body ?? '')?.[0] ?? '';
    expect((await oneClick(url)).status).toBe(200);
    expect(await suppressed('5125550188')).toHaveLength(1);
  });
});

describe('the page', () => {
  test('asks in words, needs no script, and changes nothing, however often it is followed', async () => {
    const { enrollmentId, email, url } = await delivered();
    for (let visit = 0; visit < 3; visit += 1) {
      const page = await fetch(url);
      const html = await page.text();
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.headers.get('x-robots-tag')).toBe('noindex');
      expect(page.headers.get('cache-control')).toBe('no-store');
      expect(html).toContain('<html lang="en">');
      expect(html).toContain(`Stop emails to ${email} from First team?`);
      expect(html).toMatch(/<form method="post">.*<button type="submit">Unsubscribe<\/button><\/form>/s);
      expect(html).not.toContain('<script');
    }
    expect(await status(enrollmentId)).toBe('active');
    expect(await suppressed(email)).toEqual([]);
  });

  test('cannot be made to show what somebody wrote', async () => {
    await must(stop.owner.patch('/api/v1/workspace', { name: '<b onmouseover="x">Team</b> & Co' }), 200);
    const html = await (await fetch((await delivered()).url)).text();
    expect(html).toContain('&lt;b onmouseover=&quot;x&quot;&gt;Team&lt;/b&gt; &amp; Co');
    await must(stop.owner.patch('/api/v1/workspace', { name: 'First team' }), 200);
  });

  test('of a link that is not ours is the same 404 for everything, by GET and POST', async () => {
    const { url } = await delivered();
    const token = url.slice(url.lastIndexOf('/') + 1);
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    const sealedForOther = stop.app.frame.secretBox.seal('another purpose', 'x');
    const pages = new Set<string>();
    for (const bad of ['nonsense', changed, token.slice(0, 40), sealedForOther, 'x'.repeat(2000)]) {
      for (const answer of [
        await fetch(`${stop.app.url}/u/${bad}`),
        await oneClick(`${stop.app.url}/u/${bad}`),
      ]) {
        expect(answer.status).toBe(404);
        pages.add(stripNonce(await answer.text()));
      }
    }
    expect(pages.size).toBe(1);
  });
});

describe('the token', () => {
  test('shows neither whose it is nor where it comes from', async () => {
    const { url, email, enrollmentId, text } = await delivered();
    expect(text).toContain(url);
    const raw = Buffer.from(url.slice(url.lastIndexOf('/') + 1), 'base64url').toString('latin1');
    for (const secret of [email, enrollmentId, stop.workspaceId]) expect(raw + url).not.toContain(secret);
    // A List-Unsubscribe header is one line (RFC 5322 §2.1.1: 998 characters); a text message is shorter still.
    expect(url.length).toBeLessThan(250);
  });
});

const stripNonce = (html: string): string => html.replace(/nonce="[^"]*"/, '');
