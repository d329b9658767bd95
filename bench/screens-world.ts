/** A campaign with as many enrollments as asked, made through the API as anybody would make it. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { DESKTOP, openPage, signedInSession } from '../test/e2e/browser.ts';
import { OWNER, type RealServer } from '../test/e2e/real-server.ts';

/** A file of people, a campaign, everybody in it; nothing is due for days. */
export async function seedScreens(server: RealServer, browser: Browser, howMany: number): Promise<string> {
  const postalAddress = { line1: '1 Main St', city: 'Columbus', state: 'OH', postalCode: '43004' };
  await server.api('PATCH', '/workspace', { postalAddress });
  const { page, close } = await openPage(
    browser,
    server.url,
    DESKTOP,
    await signedInSession(browser, server.url, OWNER),
  );
  const lines = Array.from(
    { length: howMany },
    (_, at) => `Ada${at},Amari${at % 977},ada.${at}@example.com,${at} Oak Ave,Columbus,OH,43004`,
  );
  const buffer = Buffer.from(`First name,Last name,Email,Street,City,State,Zip\n${lines.join('\n')}\n`);
  const sent = await page.request.post('/api/v1/imports', {
    headers: { origin: new URL(server.url).origin },
    multipart: { type: 'contact', file: { name: 'people.csv', mimeType: 'text/csv', buffer } },
    timeout: 120_000,
  });
  if (!sent.ok()) throw new Error(await sent.text());
  await over(server, ((await sent.json()) as { id: string }).id);
  const later = { delay: 'P3D', channel: 'email', subject: 'Hello {{ record.firstName }}', text: 'Hi' };
  const text = { delay: 'P5D', channel: 'sms', body: 'Quick question. Reply STOP to end.' };
  const body = { name: 'Everybody', sequences: [later, text] };
  const { id } = await server.api<{ id: string }>('POST', '/campaigns', body);
  await server.api('POST', `/campaigns/${id}/launch`);
  const job = await server.api<{ id?: string }>('POST', `/campaigns/${id}/enrollments`, { filter: {} });
  if (job.id !== undefined) await over(server, job.id);
  await close();
  return id;
}

async function over(server: RealServer, jobId: string): Promise<void> {
  for (;;) {
    const { status } = await server.api<{ status: string }>('GET', `/jobs/${jobId}`);
    if (status === 'succeeded') return;
    if (status !== 'queued' && status !== 'running') throw new Error(`job ${jobId} has ${status}`);
    await delay(500);
  }
}
