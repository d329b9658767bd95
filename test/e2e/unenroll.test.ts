// Guarantee: the five steps end where they should: Campaigns, a campaign, Enrollments, View Details, Unenroll Records. What
// the preview says is what happens, by mouse and by keyboard, wide and narrow, light and dark; it can be undone and proved;
// many can be stopped at once and taken back at once; and whatever one does, others see within a second.
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
  type Look,
  type Session,
} from './browser.ts';
import { OWNER, startRealServer, type RealServer } from './real-server.ts';
import { makeSampleCampaigns, type SampleCampaigns } from './sample-campaigns.ts';

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

const open = (look: Look = DESKTOP) => openPage(browser, server.url, look, session);
const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
const drawerOf = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true });
const askedOf = (page: Page): Locator => page.getByRole('dialog', { name: /^Unenroll .+\?$/ });

async function goToList(page: Page, campaignId: string, query = ''): Promise<void> {
  await page.goto(`/campaigns/${campaignId}/enrollments${query}`);
  await page.getByRole('link', { name: 'View Details', exact: true }).first().waitFor();
}

async function expectFine(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideways(page);
}

describe.each(LOOKS.map((look, index) => ({ ...look, index })))('$size, $scheme', ({ index, ...look }) => {
  // Everybody of the campaign has a postcard at the printer and an email to come.
  const name = ['Cleo Amari', 'Dev Amari', 'Eva Amari', 'Finn Amari'][index] ?? '';

  test('the five steps by mouse, the receipt, and back', async () => {
    const { page, close } = await open(look);
    await page.goto('/campaigns');
    await page.getByRole('link', { name: 'Absentee owners' }).click();
    await page.getByRole('link', { name: 'Enrollments', exact: true }).click();
    await rowOf(page, name).getByRole('link', { name: 'View Details' }).click();
    const details = drawerOf(page, name);
    await details.getByRole('heading', { name: 'Why still here' }).waitFor();
    await details.getByText('Spring sellers').waitFor();
    await expectFine(page);

    await details.getByRole('button', { name: 'Unenroll Records' }).click();
    const asked = askedOf(page);
    await asked
      .getByRole('region', { name: 'Will stop' })
      .getByText('Hello from the neighbourhood')
      .waitFor();
    await asked
      .getByRole('region', { name: 'Cannot stop' })
      .getByText(/at the printer since/)
      .waitFor();
    await expectFine(page);
    await asked.getByLabel('Reason').selectOption('Sold');
    await asked.getByLabel('Note').fill('Told us on the phone');
    await asked.getByRole('button', { name: 'Unenroll — stop 1' }).click();
    await page.getByText('Unenrolled. 1 stopped, 1 completes.').waitFor();
    await asked.waitFor({ state: 'detached' });
    await details.getByText('Completing').first().waitFor();
    await details.getByText('Reason: Sold.').waitFor();

    await page.getByRole('link', { name: 'Receipt', exact: true }).click();
    await page.getByRole('heading', { name: 'Receipt', level: 1 }).waitFor();
    await page.getByText(`${name} · Absentee owners · passage 1`).waitFor();
    const receipt = page.getByRole('article');
    expect(await receipt.textContent()).toMatch(/Stopped.*Hello from.*Completes.*Postcard.*was processing/s);
    await receipt.getByText('Told us on the phone').waitFor();
    await expectFine(page);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Main' }).isVisible()).toBe(false);
    expect(await receipt.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    if (index === 0) await receipt.getByText(/Sealed in block/).waitFor({ timeout: 20_000 });

    await page.getByRole('link', { name: 'To the enrollment' }).click();
    await details.getByRole('button', { name: 'Restore enrollment' }).click();
    await page.getByText(`${name} is enrolled again, at the same place.`).waitFor();
    await details.getByRole('button', { name: 'Unenroll Records' }).waitFor();
    await details
      .getByText(/restored/)
      .first()
      .waitFor();
    await close();
  });
});

describe.each(['desktop', 'phone'] as const)('%s, by keyboard alone', (size) => {
  const name = size === 'desktop' ? 'Gia Amari' : 'Ines Amari';

  test('to the dialog, through it, and back by z', async () => {
    const { page, close } = await open({ size, scheme: 'light' });
    await goToList(page, made.owners);
    await page.keyboard.press('/');
    await page.keyboard.type(name);
    await page.getByText('1 enrollment. That is all.').waitFor();
    // Enter leaves the search for the rows.
    await page.keyboard.press('Enter');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await drawerOf(page, name).getByText('What happened').waitFor();
    // Something is at the printer: the key shows what cannot be stopped before it does anything.
    await page.keyboard.press('u');
    const asked = askedOf(page);
    await asked.getByText('Cannot stop').waitFor();
    await page.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    await drawerOf(page, name).waitFor();
    await page.keyboard.press('u');
    await asked.getByRole('button', { name: 'Unenroll — stop 1' }).waitFor();
    expect(await asked.getByLabel('Reason').evaluate((field) => field.matches(':focus'))).toBe(true);
    await tabTo(page, asked.getByRole('button', { name: 'Unenroll — stop 1' }));
    await page.keyboard.press('Enter');
    await page.getByText('Unenrolled. 1 stopped, 1 completes.').waitFor();
    await drawerOf(page, name).getByText('Completing').first().waitFor();
    await page.keyboard.press('z');
    await page.getByText(`${name} is enrolled again, at the same place.`).waitFor();
    await page.keyboard.press('Escape');
    await drawerOf(page, name).waitFor({ state: 'detached' });
    await close();
  });
});

test('keys on the list: move, select, unenroll at once when nothing is on its way, undo, help', async () => {
  const { page, close } = await open();
  await goToList(page, made.spring, '?status=active');
  const current = page.locator('[data-current=true]');
  await page.keyboard.press('j');
  await current.getByText('Dev Amari', { exact: true }).waitFor();
  for (let moves = 0; moves < 20; moves += 1) await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.waitForTimeout(100);
  const [box, link] = [await current.boundingBox(), current.getByRole('link', { name: 'View Details' })];
  expect(box?.y).toBeGreaterThan(90);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
  expect(await link.evaluate((one) => one.matches(':focus'))).toBe(true);
  await page.keyboard.press('x');
  await page.getByText('1 selected').waitFor();
  await page.keyboard.press('x');
  await page.getByText('1 selected').waitFor({ state: 'detached' });

  const who = (await current.getByRole('rowheader').textContent()) ?? '';
  await page.keyboard.press('u');
  await page.getByText('Unenrolled. 2 stopped, 0 complete.').waitFor();
  // It stays where it was, as it is now.
  await current.getByText('Unenrolled', { exact: true }).waitFor();
  expect(await current.getByRole('rowheader').textContent()).toBe(who);
  await page.keyboard.press('z');
  await page.getByText('is enrolled again, at the same place.').waitFor();
  await current.getByText('Active', { exact: true }).waitFor();

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).getByText('Unenroll', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await close();
});

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
  expect(await theirs.evaluate((link) => link.matches(':focus'))).toBe(true);

  // The drawer of the one follows what the other does.
  const eva = await enrollmentOf('eva.amari.4@');
  await server.api('POST', `/enrollments/${eva}/restore`);
  await details.getByRole('button', { name: 'Unenroll Records' }).waitFor({ timeout: 1_000 });
  await row.getByText('Active', { exact: true }).waitFor({ timeout: 1_000 });
  await Promise.all([one.close(), other.close()]);
});

test('what had moved since the preview is named', async () => {
  const { page, close } = await open();
  await goToList(page, made.spring);
  const jon = await enrollmentOf('jon.amari.9@');
  await page.goto(`/campaigns/${made.spring}/enrollments/${jon}`);
  await drawerOf(page, 'Jon Amari').getByRole('button', { name: 'Unenroll Records' }).click();
  const submit = askedOf(page).getByRole('button', { name: 'Unenroll — stop 2' });
  await submit.waitFor();
  // As the server answers when the dispatcher was faster than the hand.
  await page.route('**/unenroll', async (route) => {
    const response = await route.fetch();
    const receipt = (await response.json()) as { stops: object[] };
    const changedSincePreview = [{ ...receipt.stops[0], status: 'processing' }];
    await route.fulfill({ response, json: { ...receipt, changedSincePreview } });
  });
  await submit.click();
  await page
    .getByText('Unenrolled. 2 stopped, 0 complete. Changed since the preview: Postcard 6 × 9 (processing).')
    .waitFor();
  await page.unroute('**/unenroll');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.getByText('Jon Amari is enrolled again').waitFor();
  await close();
});

test('a refusal is told in words, a lost line loses nothing that was typed', async () => {
  const { page, excuse, close } = await open();
  const ines = await enrollmentOf('ines.amari.8@');
  await page.goto(`/campaigns/${made.spring}/enrollments/${ines}`);
  await drawerOf(page, 'Ines Amari').getByRole('button', { name: 'Unenroll Records' }).click();
  const asked = askedOf(page);
  await asked.getByRole('button', { name: 'Unenroll — stop 2' }).waitFor();
  await asked.getByLabel('Note').fill('A note that stays');
  await page.route('**/unenroll', (route) => route.abort('connectionrefused'));
  await asked.getByRole('button', { name: 'Unenroll — stop 2' }).click();
  await asked.getByRole('alert').getByText('Doorstep could not be reached').waitFor();
  expect(await asked.getByLabel('Note').inputValue()).toBe('A note that stays');
  await expectFine(page);
  await page.unroute('**/unenroll');
  await page.route('**/unenroll', (route) => route.fulfill(problem(409, 'enrollment_completed')));
  await asked.getByRole('button', { name: 'Unenroll — stop 2' }).click();
  await asked.getByRole('alert').getByText('This passage has completed meanwhile').waitFor();
  await page.unroute('**/unenroll');
  await page.route('**/restore', (route) =>
    route.fulfill(problem(409, 'not_restorable', { reason: 'batch_locked' })),
  );
  await asked.getByRole('button', { name: 'Unenroll — stop 2' }).click();
  await page.getByText('Unenrolled. 2 stopped').waitFor();
  await page.keyboard.press('z');
  await page
    .getByText('Ines Amari stays unenrolled: the batch of the piece that was stopped has been locked.')
    .waitFor();
  excuse(/ERR_CONNECTION_REFUSED/);
  excuse(/409 \(/);
  await close();
});

test('the opt-out ends what else would reach them, and says so', async () => {
  const { page, close } = await open();
  const ada = await enrollmentOf('ada.brandt.10@');
  await page.goto(`/campaigns/${made.spring}/enrollments/${ada}`);
  await drawerOf(page, 'Ada Brandt').getByRole('button', { name: 'Unenroll Records' }).click();
  await askedOf(page).getByLabel('Also never contact Ada Brandt again (opt out)').check();
  await askedOf(page).getByRole('button', { name: 'Unenroll — stop 2' }).click();
  await page.getByText(/The opt-out also ended \d enrollments?\./).waitFor();
  // One key does not take back what somebody asked for.
  expect(await page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0);
  await page.getByRole('link', { name: 'Receipt', exact: true }).click();
  await page.getByRole('heading', { name: 'Also ended by the opt-out' }).waitFor();
  await close();
});

describe('whoever may less', () => {
  const mayOnly = (page: Page, role: string, acts: Record<string, string>) =>
    page.route('**/api/v1/me', async (route) => {
      const response = await route.fetch();
      const me = (await response.json()) as { workspace: object };
      await route.fulfill({ response, json: { ...me, workspace: { ...me.workspace, role }, acts } });
    });

  test('a viewer sees the button and why it does nothing', async () => {
    const { page, close } = await open();
    await mayOnly(page, 'viewer', { view: 'yes' });
    const dev = await enrollmentOf('dev.amari.3@');
    await page.goto(`/campaigns/${made.spring}/enrollments/${dev}`);
    const button = drawerOf(page, 'Dev Amari').getByRole('button', { name: 'Unenroll Records' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await button.click({ force: true });
    await page.getByText('You are signed in as viewer, which may look but not unenroll.').waitFor();
    expect(await askedOf(page).count()).toBe(0);
    await expectFine(page);
    await page.keyboard.press('Escape');
    expect(await page.getByRole('checkbox').count()).toBe(0);
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

/** By the beginning of an email address: names come again. */
async function enrollmentOf(email: string): Promise<string> {
  const { items } = await server.api<{ items: { id: string }[] }>(
    'GET',
    `/campaigns/${made.spring}/enrollments?search=${encodeURIComponent(email)}`,
  );
  return items[0]?.id ?? '';
}

const problem = (status: number, code: string, more: object = {}) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: `/api/docs#${code}`, title: code, status, code, ...more }),
});

/** Tab until the focus is there; further than anybody would press is a failure. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}
