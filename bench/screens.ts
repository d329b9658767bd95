/**
 * The list of enrollments in a real browser on the built server, with as many enrollments as asked: from the hand to the
 * next picture (the browser's own event timings), to the answer on the screen, frames while scrolling, and the heap.
 */
import type { Browser, CDPSession, Page } from 'playwright-core';
import { DESKTOP, launchBrowser, openPage, signedInSession } from '../test/e2e/browser.ts';
import { OWNER, startRealServer, type RealServer } from '../test/e2e/real-server.ts';
import { percentile, type Figure, type Report } from './report.ts';
import { scrollForMinutes } from './screens-memory.ts';
import { seedScreens } from './screens-world.ts';

export type ScreensOptions = {
  readonly enrollments: number;
  readonly rounds: number;
  /** Instead of all else: scroll for so long, and watch what the page keeps. */
  readonly minutes: number | undefined;
};

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

export async function benchScreens({ enrollments, rounds, minutes }: ScreensOptions): Promise<Report> {
  const [server, browser] = await Promise.all([startRealServer({ owned: true }), launchBrowser()]);
  try {
    const campaignId = await seedScreens(server, browser, enrollments);
    const figures =
      minutes === undefined
        ? await measure(server, browser, campaignId, rounds)
        : await scrollForMinutes(server, browser, campaignId, minutes);
    return { name: `screens (${enrollments.toLocaleString('en-US')} enrollments)`, unit: 'ms', figures };
  } finally {
    await browser.close();
    await server.stop();
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
    ...Object.entries(paints).map(([act, values]) =>
      timed(`${act}: interaction to next paint`, values, '≤ 100'),
    ),
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

type Paints = Record<'filter' | 'search' | 'open' | 'unenroll' | 'undo', number[]>;
/** From the hand to the next picture. */
const paints: Paints = { filter: [], search: [], open: [], unenroll: [], undo: [] };

type Acts = { readonly filter: number[]; readonly open: number[]; readonly unenroll: number[] };

async function round(page: Page, { filter, open, unenroll }: Acts, at: number): Promise<void> {
  const counts = page.getByRole('navigation', { name: 'Enrollments by status' });
  const name = `Ada${at * 101} Amari${(at * 101) % 977}`;
  const take = async (act: keyof Paints): Promise<void> => {
    const found = await page.evaluate<number[]>(TAKE_PAINTS);
    // The first round is no act's.
    if (at > 0) paints[act].push(...found);
  };
  filter.push(
    await timing(async () => {
      await counts.getByRole('link', { name: /Active$/ }).click();
      await page.locator('[role=table][data-stale=false]').waitFor();
    }),
  );
  await take('filter');
  const field = page.getByRole('searchbox');
  await field.focus();
  filter.push(
    await timing(async () => {
      await field.pressSequentially(`ada.${at * 101}@`);
      await page.getByText('1 enrollment. That is all.').waitFor();
    }),
  );
  await take('search');
  open.push(
    await timing(async () => {
      await rows(page).first().click();
      await page.getByRole('dialog', { name }).getByText('What happened').waitFor();
    }),
  );
  await take('open');
  await page.getByRole('button', { name: 'Unenroll Records' }).click();
  const submit = page.getByRole('button', { name: 'Unenroll — stop 2' });
  await submit.waitFor();
  unenroll.push(
    await timing(async () => {
      await submit.click();
      await page.getByText('Unenrolled. 2 stopped').last().waitFor();
    }),
  );
  await take('unenroll');
  await page.keyboard.press('z');
  await page.getByText(`${name} is enrolled again`).waitFor();
  await page.keyboard.press('Escape');
  await take('undo');
  await field.fill('');
  await counts.getByRole('link', { name: /All$/ }).click();
  await rows(page).nth(5).waitFor();
  await take('filter');
}

/** The longest event of each interaction (INP), after the picture that shows it; taken, so that none counts twice. */
const TAKE_PAINTS = `
  new Promise((resolve) => setTimeout(resolve, 150)).then(() =>
    Object.values(Object.fromEntries(seen.events.splice(0).toSorted((a, b) => a[1] - b[1]))))
`;

const rows = (page: Page) => page.getByRole('link', { name: 'View Details', exact: true });

async function timing(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** After everything that nobody holds was let go. */
async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / MEGABYTE;
}
