/**
 * Pictures of every screen, for people to look at: `npx tsx test/e2e/screenshots.ts <folder> [name …]`. Each screen at
 * desktop and phone width, light and dark, and in its states: with data, empty, loading, failing. Needs `npm run build`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, LOOKS, openPage, signedInSession, SIZES, type Look } from './browser.ts';
import { OWNER, startRealServer } from './real-server.ts';
import { AWAITED, EMPTY, fill, SCREENS, type Ids, type Screen } from './screens.ts';

/** What stands for an answer that is awaited. */
const WAITING = '[aria-busy=true], .mantine-Skeleton-root';

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('npx tsx test/e2e/screenshots.ts <folder> [name …]\n');
  process.exit(2);
}
const isWanted = (name: string): boolean => names.length === 0 || names.includes(name);
const wanted = SCREENS.filter(({ name }) => isWanted(name));
const missed: string[] = [];
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
try {
  if (isWanted('set-up')) await takeSetUp();
  await takeInside();
} finally {
  await browser.close();
}
for (const line of missed) process.stderr.write(`${line}\n`);
process.exitCode = missed.length === 0 ? 0 : 1;

async function takeSetUp(): Promise<void> {
  const server = await startRealServer({ owned: false });
  for (const look of LOOKS) {
    const { page, context } = await openPage(browser, server.url, look);
    await page.goto(server.setUpUrl ?? '');
    await settled(page);
    await picture(page, 'set-up', look);
    await context.close();
  }
  await server.stop();
}

async function takeInside(): Promise<void> {
  const server = await startRealServer({ owned: true });
  try {
    const session = await signedInSession(browser, server.url, OWNER);
    for (const look of LOOKS) {
      const { page, context } = await openPage(browser, server.url, look, session);
      await takeEmpty(page, look);
      await context.close();
    }
    const ids = await fill(server);
    for (const [index, look] of LOOKS.entries()) {
      const inside = await openPage(browser, server.url, look, session);
      const outside = await openPage(browser, server.url, look);
      for (const screen of wanted)
        await takeScreen(screen.outside === true ? outside.page : inside.page, look, index, ids, screen);
      for (const screen of wanted.filter(({ name }) => AWAITED.has(name)))
        await takeAwaited(inside.page, look, index, ids, screen);
      await inside.context.close();
      await outside.context.close();
    }
  } finally {
    await server.stop();
  }
}

async function takeEmpty(page: Page, look: Look): Promise<void> {
  for (const name of EMPTY.filter(isWanted)) {
    await page.goto(`/${name}`);
    await settled(page);
    await picture(page, `${name}-empty`, look);
  }
}

async function takeScreen(
  page: Page,
  look: Look,
  index: number,
  ids: Ids,
  { name, path, act, whole }: Screen,
): Promise<void> {
  try {
    await page.goto(path(ids, index));
    await settled(page);
    if (act !== undefined) {
      await act(page, look);
      await settled(page);
    }
    await picture(page, name, look, whole);
  } catch (error) {
    missed.push(`${name}, ${look.size}, ${look.scheme}: ${String(error)}`);
    await picture(page, `${name}-MISSED`, look);
  }
  await page.context().setOffline(false);
}

async function takeAwaited(
  page: Page,
  look: Look,
  index: number,
  ids: Ids,
  { name, path }: Screen,
): Promise<void> {
  const api = '**/api/v1/**';
  const isFrame = (url: string): boolean => /\/(me|events|senders|workspace|sample-data)(\?|$)/.test(url);
  await page.route(api, (route) => (isFrame(route.request().url()) ? route.continue() : undefined));
  await page.goto(path(ids, index));
  await page.locator(WAITING).first().waitFor();
  await picture(page, `${name}-loading`, look);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.route(api, (route) =>
    isFrame(route.request().url())
      ? route.continue()
      : route.fulfill({ status: 500, json: { code: 'internal', title: 'Something went wrong on our side' } }),
  );
  await page.goto(path(ids, index));
  await page.getByRole('alert').first().waitFor();
  await settled(page);
  await picture(page, `${name}-failing`, look);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
}

/** The page is there, and nothing in it is still awaited: on a busy machine that takes as long as it takes. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.locator(WAITING).first().waitFor({ state: 'detached' });
}

/**
 * What comes in by moving has come to rest by then. `whole`: in a window as high as the page, for beyond its edge frames are
 * not drawn, and what sticks to the edge would stand in the middle.
 */
async function picture(page: Page, name: string, { size, scheme }: Look, whole = false): Promise<void> {
  const usual = SIZES[size];
  if (whole) {
    const height = await page.evaluate<number>('document.documentElement.scrollHeight');
    await page.setViewportSize({ ...usual, height: Math.max(height, usual.height) });
  }
  await delay(500);
  await page.screenshot({ path: join(folder ?? '.', `${name}-${size}-${scheme}.png`) });
  if (whole) await page.setViewportSize(usual);
}
