/**
 * The list of enrollments in a real browser on the built server, with as many enrollments as asked: from the hand to the
 * next picture (the browser's own event timings), to the answer on the screen, frames while scrolling, and the heap.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, signedInSession } from '../test/e2e/browser.ts';
import { OWNER, startRealServer, type RealServer } from '../test/e2e/real-server.ts';
import { percentile, type Figure, type Report } from './report.ts';

export type ScreensOptions = { readonly enrollments: number; readonly rounds: number };

// What runs in the page is text: this side knows no DOM.
const WATCH = `
  globalThis.seen = { events: [] };
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) if (interactionId) seen.events.push([interactionId, duration]);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true });
`;
const SCROLL = (pixels: number): string => `
  new Promise((resolve) => {
    const began = performance.now();
    const frames = [];
    let last = began;
    const step = (now) => {
      frames.push(now - last);
      last = now;
      scrollBy(0, ${pixels});
      if (now - began > 5000) resolve([frames.length / ((now - began) / 1000), frames.sort((a, b) => a - b).at(Math.floor(frames.length * 0.95))]);
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })
`;
const MEGABYTE = 1024 * 1024;

export async function benchScreens({ enrollments, rounds }: ScreensOptions): Promise<Report> {
  const [server, browser] = await Promise.all([startRealServer({ owned: true }), launchBrowser()]);
  try {
    const campaignId = await seed(server, browser, enrollments);
    const figures = await measure(server, browser, campaignId, rounds);
    return { name: `screens (${enrollments.toLocaleString('en-US')} enrollments)`, unit: 'ms', figures };
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Through the API as anybody would: a file of people, a campaign, everybody in it; nothing is due for days. */
async function seed(server: RealServer, browser: Browser, howMany: number): Promise<string> {
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

async function measure(
  server: RealServer,
  browser: Browser,
  campaignId: string,
  rounds: number,
): Promise<Figure[]> {
  const session = await signedInSession(browser, server.url, OWNER);
  const { page, context } = await openPage(browser, server.url, DESKTOP, session);
  await page.addInitScript({ content: WATCH });
  await page.goto(`/campaigns/${campaignId}/enrollments`);
  await rows(page).first().waitFor();
  const cdp = await context.newCDPSession(page);
  const acts = { filter: [] as number[], open: [] as number[], unenroll: [] as number[] };
  // What is loaded once, and code that runs for the first time, is no act's.
  await round(page, { filter: [], open: [], unenroll: [] }, 0);
  const heapBefore = await heap(cdp);
  for (let at = 1; at <= rounds; at += 1) await round(page, acts, at);
  const heapAfter = await heap(cdp);
  await page.goto(`/campaigns/${campaignId}/enrollments`);
  await rows(page).first().waitFor();
  const [fps, frame] = await page.evaluate<[number, number]>(SCROLL(60));
  const heapScrolled = await heap(cdp);
  const timed = (name: string, values: readonly number[], bound?: string): Figure => ({
    name,
    value: percentile(
      values.toSorted((a, b) => a - b),
      0.95,
    ),
    unit: 'ms p95',
    ...(bound === undefined ? {} : { bound }),
  });
  return [
    timed('interaction to next paint', paints, '≤ 100'),
    timed('filter: until the rows are there', acts.filter),
    timed('View Details: until they are there', acts.open),
    timed('Unenroll: until the message is there', acts.unenroll),
    { name: 'scrolling', value: fps, unit: 'frames/s', bound: '≥ 55' },
    { name: 'scrolling, frame', value: frame, unit: 'ms p95' },
    { name: 'heap before', value: heapBefore, unit: 'MB' },
    { name: `heap after ${rounds} rounds`, value: heapAfter, unit: 'MB' },
    { name: 'heap after scrolling', value: heapScrolled, unit: 'MB' },
  ];
}

/** From the hand to the next picture, of every act; the browser keeps them until the page is left. */
const paints: number[] = [];

type Acts = { readonly filter: number[]; readonly open: number[]; readonly unenroll: number[] };

async function round(page: Page, { filter, open, unenroll }: Acts, at: number): Promise<void> {
  const counts = page.getByRole('navigation', { name: 'Enrollments by status' });
  const name = `Ada${at * 101} Amari${(at * 101) % 977}`;
  filter.push(
    await timing(async () => {
      await counts.getByRole('link', { name: /Active$/ }).click();
      await page.locator('[role=table][data-stale=false]').waitFor();
    }),
    await timing(async () => {
      await page.getByRole('searchbox').fill(`ada.${at * 101}@`);
      await page.getByText('1 enrollment. That is all.').waitFor();
    }),
  );
  open.push(
    await timing(async () => {
      await rows(page).first().click();
      await page.getByRole('dialog', { name }).getByText('What happened').waitFor();
    }),
  );
  await page.getByRole('button', { name: 'Unenroll Records' }).click();
  const submit = page.getByRole('button', { name: 'Unenroll — stop 2' });
  await submit.waitFor();
  unenroll.push(
    await timing(async () => {
      await submit.click();
      await page.getByText('Unenrolled. 2 stopped').last().waitFor();
    }),
  );
  await page.keyboard.press('z');
  await page.getByText(`${name} is enrolled again`).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('');
  await counts.getByRole('link', { name: /All$/ }).click();
  await rows(page).nth(5).waitFor();
  paints.push(...(await page.evaluate<number[]>(TAKE_PAINTS)));
}

/** The longest event of each interaction (INP); taken, so that none counts twice. */
const TAKE_PAINTS = `Object.values(Object.fromEntries(seen.events.splice(0).toSorted((a, b) => a[1] - b[1])))`;

const rows = (page: Page) => page.getByRole('link', { name: 'View Details', exact: true });

async function timing(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / MEGABYTE;
}
