// Guarantee: many can be stopped at once after a count, and taken back as one; whatever one does, others see within a second
// and lose nothing of theirs; and what is seen can be had as a file.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DESKTOP, launchBrowser, openPage, signedInSession, type Session } from './browser.ts';
import {
  askedOf,
  drawerOf,
  enrollmentOf,
  expectFine,
  focused,
  goToList,
  mayOnly,
  rowOf,
} from './enrollment-pages.ts';
import { OWNER, startRealServer, type RealServer } from './real-server.ts';
import { makeSampleCampaigns, type SampleCampaigns } from './sample-campaigns.ts';

/** More than a page of the list. */
const CROWD = 130;

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

const open = () => openPage(browser, server.url, DESKTOP, session);

test('many at once: a range, a count first, a job, and all of it taken back', async () => {
  const { page, close } = await open();
  await goToList(page, made.spring, '?status=active&search=brandt');
  const boxes = page.getByRole('checkbox', { name: /^Select .+ Brandt$/ });
  await boxes.nth(1).click();
  await boxes.nth(4).click({ modifiers: ['Shift'] });
  await page.getByText('4 selected').waitFor();
  await expectFine(page);
  await page.getByRole('button', { name: 'Unenroll…' }).click();
  const asked = page.getByRole('dialog', { name: 'Unenroll 4 records?' });
  await asked.getByText('Text 4 · Mail 4').waitFor();
  await expectFine(page);
  await asked.getByRole('button', { name: 'Unenroll 4 records' }).click();
  const job = page.getByRole('dialog', { name: 'Unenrolling' });
  await job.getByText('Done. 4 unenrolled.').waitFor();
  const file = await page.request.get(
    (await job.getByRole('link', { name: 'Results as CSV' }).getAttribute('href')) ?? '',
  );
  expect((await file.text()).match(/,unenrolled,/g)).toHaveLength(4);
  await expectFine(page);
  await job.getByRole('button', { name: 'Undo all of it' }).click();
  await page.getByRole('dialog', { name: 'Undoing' }).getByText('Done. 4 restored.').waitFor();
  await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  expect(await page.getByText('4 selected').count()).toBe(0);
  await close();
});

test('all that match are counted by the filter, beyond what is loaded', async () => {
  const { page, close } = await open();
  await goToList(page, made.spring);
  await page.getByRole('checkbox', { name: 'Select all rows that are loaded' }).click();
  await page.getByText('100 selected').waitFor();
  await page.getByRole('button', { name: `Select all ${CROWD} that match` }).click();
  await page.getByText(`All ${CROWD} that match selected`).waitFor();
  await page.getByRole('button', { name: 'Unenroll…' }).click();
  const asked = page.getByRole('dialog', { name: 'Unenroll all that match?' });
  await asked.getByText('Left as they are: 3 unenrolled already.').waitFor();
  await asked.getByRole('button', { name: `Unenroll ${CROWD - 3} records` }).waitFor();
  await asked.getByRole('button', { name: 'Keep enrolled' }).click();
  await asked.waitFor({ state: 'detached' });
  expect(await page.getByText(`All ${CROWD} that match selected`).count()).toBe(1);
  await close();
});

test('what one does, the other sees within a second, and nothing of theirs is lost', async () => {
  const [one, other] = await Promise.all([open(), open()]);
  await Promise.all([one, other].map(({ page }) => goToList(page, made.spring)));
  await other.page.getByRole('checkbox', { name: 'Select Eva Amari' }).click();
  const theirs = other.page.getByRole('link', { name: 'View Details', exact: true }).nth(5);
  await theirs.focus();
  await other.page.evaluate('scrollTo(0, 300)');
  await one.page.getByRole('link', { name: 'View Details', exact: true }).nth(4).click();
  const details = drawerOf(one.page, 'Eva Amari');
  await details.getByRole('button', { name: 'Unenroll Records' }).click();
  await askedOf(one.page).getByRole('button', { name: 'Unenroll — stop 2' }).click();
  await one.page.getByText('Unenrolled. 2 stopped').waitFor();
  const row = rowOf(other.page, 'Eva Amari');
  await row.getByText('Unenrolled', { exact: true }).waitFor({ timeout: 1_000 });
  expect(await other.page.evaluate<number>('scrollY')).toBe(300);
  expect(await row.getByRole('checkbox').isChecked()).toBe(true);
  expect(await focused(other.page, theirs).count()).toBe(1);

  // The drawer of the one follows what the other does.
  const eva = await enrollmentOf(server, made.spring, 'eva.amari.4@');
  await server.api('POST', `/enrollments/${eva}/restore`);
  await details.getByRole('button', { name: 'Unenroll Records' }).waitFor({ timeout: 1_000 });
  await row.getByText('Active', { exact: true }).waitFor({ timeout: 1_000 });
  await Promise.all([one.close(), other.close()]);
});

test('the list as a file, in an order, and by what leaves soon', async () => {
  const { page, close } = await open();
  await goToList(page, made.spring, '?status=active');
  await page.getByLabel('Order').selectOption('Name, Z to A');
  await page.waitForURL(/sort=-name/);
  await page.getByLabel('Leaves before').fill('2001-01-01');
  await page.getByText('No enrollment matches').waitFor();
  await page.getByLabel('Leaves before').fill('');
  await page.getByRole('link', { name: 'View Details', exact: true }).first().waitFor();
  const link = page.getByRole('link', { name: 'Download CSV' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('enrollments.csv');
  const file = await page.request.get((await link.getAttribute('href')) ?? '');
  const [, first] = (await file.text()).split('\r\n');
  expect(await page.getByRole('rowheader').first().textContent()).toContain(first?.split(',', 1)[0]);
  await close();
});

test('a member is told of the limit before anything is sent', async () => {
  const { page, close } = await open();
  await mayOnly(page, 'member', { view: 'yes', 'enrollments.unenroll': 'named_100' });
  await goToList(page, made.spring);
  await page.mouse.wheel(0, 9_000);
  await page.getByText(`${CROWD} enrollments. That is all.`).waitFor();
  await page.evaluate('scrollTo(0, 0)');
  await page.getByRole('checkbox', { name: 'Select all rows that are loaded' }).click();
  await page.getByText('Your role may unenroll up to 100 at once.').waitFor();
  expect(await page.getByRole('button', { name: 'Unenroll…' }).count()).toBe(0);
  await close();
});
