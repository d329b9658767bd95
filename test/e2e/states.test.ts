// Guarantee: every screen says what is the matter — waiting, empty, failed, not allowed, offline, not there — and the way
// on from there works.
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DESKTOP,
  expectAccessible,
  expectNoSideways,
  expectStill,
  launchBrowser,
  openPage,
  signedInSession,
  type Session,
} from './browser.ts';
import { OWNER, startRealServer, type RealServer } from './real-server.ts';
import { makeSampleCampaigns, type SampleCampaigns } from './sample-campaigns.ts';

const KILOBYTE = 1024;
const MAX_SCRIPT_BYTES = 200 * KILOBYTE;

let server: RealServer;
let browser: Browser;
let made: SampleCampaigns;
let session: Session;
beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer({ owned: true }), launchBrowser()]);
  made = await makeSampleCampaigns(server);
  session = await signedInSession(browser, server.url, OWNER);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const openInside = () => openPage(browser, server.url, DESKTOP, session);

async function expectFine(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideways(page);
}

type Screen = {
  readonly name: string;
  readonly path: () => string;
  readonly api: RegExp;
  readonly ready: string;
};
const SCREENS: readonly Screen[] = [
  { name: 'Campaigns', path: () => '/campaigns', api: /\/api\/v1\/campaigns\?/, ready: 'Spring sellers' },
  {
    name: 'a campaign',
    path: () => `/campaigns/${made.spring}`,
    api: /\/api\/v1\/campaigns\/[^/?]+$/,
    ready: 'Touches by sequence',
  },
  {
    name: 'Enrollments',
    path: () => `/campaigns/${made.spring}/enrollments`,
    api: /\/api\/v1\/campaigns\/[^/]+\/enrollments\?/,
    ready: 'Dana Whitfield',
  },
];

describe.each(SCREENS)('$name', ({ path, api, ready }) => {
  test('shows its shape while it waits, and nothing moves when the answer comes', async () => {
    const { page, close } = await openInside();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(api, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(path());
    await page.getByText('Loading…').first().waitFor({ state: 'attached' });
    await expectFine(page);
    release();
    await page.getByText(ready).first().waitFor();
    await expectStill(page);
    await close();
  });

  test('says that it failed, and tries again when asked', async () => {
    const { page, excuse, close } = await openInside();
    await page.route(api, (route) => problem(route, 500, 'internal', 'Something went wrong on our side'));
    await page.goto(path());
    await page.getByRole('alert').getByText('This could not be loaded').waitFor();
    await expectFine(page);
    await page.unroute(api);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText(ready).first().waitFor();
    excuse(/500 \(/);
    await close();
  });

  test('says when the role does not show it', async () => {
    const { page, excuse, close } = await openInside();
    await page.route(api, (route) => problem(route, 403, 'forbidden', 'Your role does not allow this'));
    await page.goto(path());
    await page.getByRole('alert').getByText('You are signed in as owner').waitFor();
    await expectFine(page);
    excuse(/403 \(/);
    await close();
  });

  test('offline, says so and comes back by itself', async () => {
    const { page, context, excuse, close } = await openInside();
    await page.route(api, (route) => route.abort('internetdisconnected'));
    await page.goto(path());
    await page.getByRole('alert').getByText('Doorstep cannot be reached').waitFor();
    await expectFine(page);
    await context.setOffline(true);
    await page.getByRole('status').getByText('You are offline').waitFor();
    await expectFine(page);
    await page.unroute(api);
    await context.setOffline(false);
    await page.getByText(ready).first().waitFor();
    expect(await page.getByText('You are offline').count()).toBe(0);
    excuse(/ERR_INTERNET_DISCONNECTED/);
    await close();
  });
});

test('a campaign that nobody is in says what will be there, a draft that it has no sequences', async () => {
  const { page, close } = await openInside();
  await page.goto(`/campaigns/${made.nobody}/enrollments`);
  await page.getByText('Nobody is enrolled yet').waitFor();
  await expectFine(page);
  await page.goto(`/campaigns/${made.draft}`);
  await page.getByText('This campaign has no sequences yet.').waitFor();
  await expectFine(page);
  await page.goto('/campaigns?search=there+is+none');
  await page.getByText('No campaign matches').waitFor();
  await expectFine(page);
  await close();
});

test('on a phone filters are folded away until they are asked for, or chosen', async () => {
  const { page, close } = await openPage(browser, server.url, { size: 'phone', scheme: 'light' }, session);
  const filters = page.getByRole('button', { name: /^Filters/ });
  await page.goto('/records');
  await filters.waitFor();
  expect(await page.getByLabel('State').isVisible()).toBe(false);
  await filters.click();
  await page.getByLabel('State').selectOption('OH');
  await page.waitForURL(/state=OH/);
  await page.reload();
  await page.getByRole('button', { name: 'Filters · 1' }).waitFor();
  expect(await page.getByLabel('State').isVisible()).toBe(true);
  await expectFine(page);
  await close();
});

test('an address that names nothing is a page that says so', async () => {
  const { page, excuse, close } = await openInside();
  await page.goto('/no/such/page');
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await expectFine(page);
  await page.getByRole('link', { name: 'Go to Campaigns' }).click();
  await page.getByRole('heading', { name: 'Campaigns', level: 1 }).waitFor();
  await page.goto('/campaigns/01957000-0000-7000-8000-000000000001');
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  await expectFine(page);
  excuse(/404 \(/);
  await close();
});

test('a wrong password says so and keeps what was typed', async () => {
  const { page, excuse, close } = await openPage(browser, server.url);
  await page.goto('/campaigns');
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('alert').getByText('Email or password is wrong.').waitFor();
  expect(await page.getByLabel('Email').inputValue()).toBe(OWNER.email);
  await expectFine(page);
  excuse(/401 \(/);
  await close();
});

test('a session that ended leads to the sign-in page and back to where one was', async () => {
  const { page, context, excuse, close } = await openInside();
  await page.goto(`/campaigns/${made.spring}`);
  await page.getByText('Touches by sequence').waitFor();
  await context.clearCookies();
  await page.getByRole('link', { name: 'Enrollments', exact: true }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByLabel('Email').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Dana Whitfield').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/campaigns/${made.spring}/enrollments`);
  excuse(/401 \(/);
  await close();
});

test('who could not be signed out is told so', async () => {
  const { page, excuse, close } = await openInside();
  await page.goto('/campaigns');
  await page.route('**/api/auth/sign-out', (route) => route.abort('connectionrefused'));
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are still signed in.').waitFor();
  await expectFine(page);
  excuse(/ERR_CONNECTION_REFUSED/);
  await close();
});

test('the colours that were chosen stay chosen', async () => {
  const { page, close } = await openInside();
  await page.goto('/campaigns');
  await page.getByText('Spring sellers').waitFor();
  const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
  expect(await scheme()).toBe('light');
  await page.getByRole('button', { name: 'Use dark colors' }).click();
  await page.getByRole('button', { name: 'Use light colors' }).waitFor();
  await page.reload({ waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Use light colors' }).waitFor();
  expect(await scheme()).toBe('dark');
  await expectAccessible(page);
  await close();
});

test('what is loaded to see the campaigns is at most 200 KB of script, compressed', async () => {
  const { page, close } = await openInside();
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto('/campaigns', { waitUntil: 'networkidle' });
  const sizes = (await Promise.all(scripts)).map((body) => gzipSync(body).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(50 * KILOBYTE);
  expect(total).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
  await close();
});

/** A browser asks a server six things at a time: each further file waits for one of them. */
test.each([
  ['campaigns', () => '/campaigns', 'Spring sellers', 5],
  ['enrollments', () => `/campaigns/${made.spring}/enrollments`, 'Dana Whitfield', 7],
])('of %s, no file too many is loaded and nothing is asked twice', async (_name, path, ready, most) => {
  const { page, close } = await openInside();
  const files: string[] = [];
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/assets/')) files.push(pathname);
    if (pathname.startsWith('/api/')) asked.push(pathname + search);
  });
  await page.goto(path());
  await page.getByText(ready).first().waitFor();
  expect(asked).toEqual(expect.arrayContaining(['/api/auth/get-session', '/api/v1/me']));
  expect(asked).toEqual([...new Set(asked)]);
  expect(files).toEqual([...new Set(files)]);
  expect(files.length).toBeGreaterThan(2);
  expect(files.length).toBeLessThanOrEqual(most);
  await close();
});

test('the frame stands from the first moment until the page is drawn into it', async () => {
  const { page, close } = await openInside();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/v1/me', async (route) => {
    await held;
    await route.continue();
  });
  const isAsked = page.waitForRequest('**/api/v1/me');
  await page.goto('/campaigns', { waitUntil: 'load' });
  await isAsked;
  const frame = page.locator('#root > .ds-first');
  await expect.poll(() => frame.isVisible()).toBe(true);
  release();
  await page.getByText('Spring sellers').first().waitFor();
  expect(await frame.count()).toBe(0);
  await expectStill(page);
  await close();
});

type Route = Parameters<Parameters<Page['route']>[1]>[0];

const problem = (route: Route, status: number, code: string, title: string): Promise<void> =>
  route.fulfill({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ type: `/api/docs#${code}`, title, status, code }),
  });
