// Guarantee: the way that the help page describes — Campaigns, a campaign, Enrollments, search, View Details — works in
// a real browser against the real server: by mouse and by keyboard, wide and narrow, light and dark, with no fault that
// axe knows, no error on the console, nothing against the Content-Security-Policy, and nothing asked of another host.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DESKTOP,
  expectAccessible,
  expectNoSideways,
  launchBrowser,
  LOOKS,
  openPage,
  signedInSession,
  signIn,
  SIZES,
  type Look,
  type Session,
} from './browser.ts';
import { OWNER, startRealServer, type RealServer } from './real-server.ts';
import { CROWD, DANA, makeSampleCampaigns, type SampleCampaigns } from './sample-campaigns.ts';

let server: RealServer;
let browser: Browser;
let made: SampleCampaigns;
let session: Session;
beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer({ owned: true }), launchBrowser()]);
  made = await makeSampleCampaigns(server, CROWD);
  session = await signedInSession(browser, server.url, OWNER);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const rows = (page: Page) => page.getByRole('link', { name: 'View Details', exact: true });
/** Looked at as it stands: nothing wrong for whoever does not see it, nothing beyond the edge for whoever does. */
async function expectFine(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideways(page);
}

describe.each(LOOKS)('$size, $scheme', (how: Look) => {
  test('the whole way by mouse', async () => {
    const { page, close } = await openPage(browser, server.url, how);
    await page.goto('/');
    await heading(page, 'Sign in').waitFor();
    await expectFine(page);
    await signIn(page, OWNER);
    expect(new URL(page.url()).pathname).toBe('/campaigns');
    await page.getByRole('link', { name: 'Spring sellers' }).waitFor();
    await expectFine(page);

    await page.getByRole('link', { name: 'Spring sellers' }).click();
    await heading(page, 'Touches by sequence').waitFor();
    await expectFine(page);

    await page.getByRole('link', { name: 'Enrollments', exact: true }).click();
    await rows(page).first().waitFor();
    await expectFine(page);

    await page.getByRole('searchbox', { name: 'Search' }).fill('whitfield elm');
    await page.waitForURL(/search=whitfield\+elm/);
    await page.getByText('1 enrollment. That is all.').waitFor();
    expect(await rows(page).count()).toBe(1);
    await expectFine(page);

    await rows(page).click();
    const details = page.getByRole('dialog', { name: `${DANA.firstName} ${DANA.lastName}` });
    await details.getByRole('heading', { name: 'What happens next' }).waitFor();
    expect(await details.textContent()).toMatch(/can be stopped until.*Hello from the neighbourhood.*sent/s);
    await expectFine(page);
    // The address is enough to come back to the very same view.
    await page.reload();
    await details.getByText('Enrolled by').waitFor();

    await details.getByRole('button', { name: 'Close details' }).click();
    await details.waitFor({ state: 'detached' });
    expect(page.url()).toMatch(/\/enrollments\?search=/);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await heading(page, 'Sign in').waitFor();
    await page.goBack();
    await heading(page, 'Sign in').waitFor();
    await close();
  });
});

describe.each(['desktop', 'phone'] as const)('%s', (size) => {
  test('the whole way by keyboard', async () => {
    const { page, close } = await openPage(browser, server.url, { size, scheme: 'light' });
    await page.goto('/');
    await tabTo(page, page.getByLabel('Email'));
    await page.keyboard.type(OWNER.email);
    await tabTo(page, page.getByLabel('Password', { exact: true }));
    await page.keyboard.type(OWNER.password);
    await page.keyboard.press('Enter');

    await press(page, page.getByRole('link', { name: 'Spring sellers' }));
    await heading(page, 'Spring sellers').waitFor();
    // Whoever does not see the screen is told by the focus that another page has come.
    await focused(page, heading(page, 'Spring sellers')).waitFor();
    await press(page, page.getByRole('link', { name: 'Enrollments', exact: true }));

    await tabTo(page, page.getByRole('searchbox', { name: 'Search' }));
    await page.keyboard.type('dana');
    await page.getByText('1 enrollment. That is all.').waitFor();
    await press(page, rows(page));
    const details = page.getByRole('dialog', { name: 'Dana Whitfield' });
    await details.getByText('What happened').waitFor();
    await page.keyboard.press('Escape');
    await details.waitFor({ state: 'detached' });
    await focused(page, rows(page)).waitFor();

    await press(page, page.getByRole('button', { name: 'Sign out' }), 'Shift+Tab');
    await heading(page, 'Sign in').waitFor();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await close();
  });
});

describe('a list longer than the window', () => {
  test.each(['desktop', 'phone'] as const)(
    'is fetched as far as one scrolls, and drawn where one looks: %s',
    async (size) => {
      const { page, close } = await openPage(browser, server.url, { size, scheme: 'light' }, session);
      const asked: string[] = [];
      page.on('request', (request) => {
        if (/\/enrollments\?/.test(request.url())) asked.push(request.url());
      });
      await page.goto(`/campaigns/${made.spring}/enrollments`);
      await rows(page).first().waitFor();
      expect(asked).toHaveLength(1);
      const end = page.getByText(`${CROWD} enrollments. That is all.`);
      while ((await end.count()) === 0) {
        await page.mouse.move(SIZES[size].width / 2, 700);
        await page.mouse.wheel(0, 4_000);
        await page.waitForTimeout(50);
      }
      expect(asked).toHaveLength(3);
      expect(asked.slice(1).every((url) => url.includes('cursor='))).toBe(true);
      expect(await rows(page).count()).toBeLessThan(40);
      expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe(String(CROWD + 1));
      await close();
    },
  );

  test('is stepped through from the details', async () => {
    const { page, close } = await openPage(browser, server.url, DESKTOP, session);
    await page.goto(`/campaigns/${made.owners}/enrollments`);
    await rows(page).nth(1).click();
    await page.getByRole('dialog', { name: 'Ben Amari' }).getByText('What happened').waitFor();
    await page.getByRole('button', { name: 'Next enrollment' }).click();
    await page.getByRole('dialog', { name: 'Cleo Amari' }).getByText('What happened').waitFor();
    await page.getByRole('button', { name: 'Previous enrollment' }).click();
    await page.getByRole('button', { name: 'Previous enrollment' }).click();
    await page.getByRole('dialog', { name: 'Ada Amari' }).getByText('What happened').waitFor();
    expect(
      await page.getByRole('button', { name: 'Previous enrollment' }).getAttribute('aria-disabled'),
    ).toBe('true');
    await close();
  });
});

test('what an address holds that no page asks for does no harm', async () => {
  const { page, close } = await openPage(browser, server.url, DESKTOP, session);
  await page.goto(`/campaigns/${made.owners}/enrollments?utm_source=somewhere&status=completing`);
  await page.getByText('2 enrollments. That is all.').waitFor();
  expect(await rows(page).count()).toBe(2);
  await close();
});

test('counts filter, the address holds the filters, and back undoes nothing of them', async () => {
  const { page, close } = await openPage(browser, server.url, DESKTOP, session);
  await page.goto(`/campaigns/${made.owners}`);
  await page.getByRole('link', { name: 'Enrollments', exact: true }).click();
  const counts = page.getByRole('navigation', { name: 'Enrollments by status' });
  await counts.getByRole('link', { name: '2 Completing' }).click();
  await page.getByText('2 enrollments. That is all.').waitFor();
  expect(await page.getByText('at the printer').count()).toBe(2);
  await page.getByLabel('Can be stopped').selectOption('Yes, scheduled');
  await page.getByText('No enrollment matches').waitFor();
  expect(new URL(page.url()).search).toBe('?status=completing&stoppable=true');
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await page.getByText('12 enrollments. That is all.').waitFor();
  await page.getByLabel('Touch', { exact: true }).selectOption('Cancelled');
  await page.goto(`/campaigns?search=owners&status=paused`);
  await page.getByText('1 campaign shown').waitFor();
  await close();
});

/** Tab until the focus is there; further than anybody would press is a failure. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await focused(page, target).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(target)}`);
}

async function press(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await tabTo(page, target, key);
  await page.keyboard.press('Enter');
}

/** The same element, only while it has the focus. */
const focused = (page: Page, target: Locator): Locator => target.and(page.locator(':focus'));
