/** Scrolling down a long list for minutes, as a wheel does: what the page keeps, each minute, after a forced collection. */
import type { Browser } from 'playwright-core';
import { DESKTOP, openPage, signedInSession } from '../test/e2e/browser.ts';
import { OWNER, type RealServer } from '../test/e2e/real-server.ts';
import type { Figure } from './report.ts';

/** Twenty pixels a frame are some twenty rows a second. */
const MINUTE_OF_SCROLLING = `
  new Promise((resolve) => {
    const began = performance.now();
    let frames = 0;
    const step = (now) => {
      frames += 1;
      scrollBy(0, 20);
      if (now - began > 60000) resolve(frames / 60);
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })
`;
const MEGABYTE = 1024 * 1024;

type Sample = { readonly heap: number; readonly nodes: number };

export async function scrollForMinutes(
  server: RealServer,
  browser: Browser,
  campaignId: string,
  minutes: number,
): Promise<Figure[]> {
  const session = await signedInSession(browser, server.url, OWNER);
  const { page, context } = await openPage(browser, server.url, DESKTOP, session);
  await page.goto(`/campaigns/${campaignId}/enrollments`);
  await page.getByRole('link', { name: 'View Details', exact: true }).first().waitFor();
  const cdp = await context.newCDPSession(page);
  const samples: Sample[] = [];
  let slowest = Number.POSITIVE_INFINITY;
  // Until as many pages are kept as ever are, and what runs is compiled.
  await page.evaluate(MINUTE_OF_SCROLLING);
  for (let minute = 1; minute <= minutes; minute += 1) {
    slowest = Math.min(slowest, await page.evaluate<number>(MINUTE_OF_SCROLLING));
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    const { nodes } = await cdp.send('Memory.getDOMCounters');
    samples.push({ heap: usedSize / MEGABYTE, nodes });
    process.stderr.write(`  minute ${minute}: ${(usedSize / MEGABYTE).toFixed(2)} MB, ${nodes} nodes\n`);
  }
  const third = Math.max(Math.floor(samples.length / 3), 1);
  const [first, last] = [samples.slice(0, third), samples.slice(-third)];
  const row = await page.evaluate<string>(
    `[...document.querySelectorAll('[aria-rowindex]')].at(-1).ariaRowIndex`,
  );
  return [
    { name: 'rows scrolled past', value: Number(row), unit: 'rows' },
    { name: 'heap, first third', value: mean(first, 'heap'), unit: 'MB' },
    { name: 'heap, last third', value: mean(last, 'heap'), unit: 'MB' },
    {
      name: 'heap, last by first',
      value: mean(last, 'heap') / mean(first, 'heap'),
      unit: '×',
      bound: '≤ 1.05',
    },
    {
      name: 'nodes, last by first',
      value: mean(last, 'nodes') / mean(first, 'nodes'),
      unit: '×',
      bound: '≤ 1.05',
    },
    { name: 'frames, slowest minute', value: slowest, unit: 'frames/s' },
  ];
}

const mean = (samples: readonly Sample[], of: keyof Sample): number =>
  samples.reduce((sum, sample) => sum + sample[of], 0) / samples.length;
