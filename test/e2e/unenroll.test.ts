// Guarantee: the five steps end where they should: Campaigns, a campaign, Enrollments, View Details, Unenroll Records. What
// the preview says is what happens, by mouse and by keyboard, wide and narrow, light and dark; it can be undone and proved.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DESKTOP,
  launchBrowser,
  LOOKS,
  openPage,
  signedInSession,
  type Look,
  type Session,
} from './browser.ts';
import {
  askedOf,
  drawerOf,
  enrollmentOf,
  expectFine,
  focused,
  goToList,
  mayOnly,
  rowOf,
  tabTo,
} from './enrollment-pages.ts';
import { OWNER, startRealServer, type RealServer } from './real-server.ts';
import { makeSampleCampaigns, type SampleCampaigns } from './sample-campaigns.ts';

/** Enough to move about in. */
const FEW = 40;

let server: RealServer;
let browser: Browser;
let made: SampleCampaigns;
let session: Session;
beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer({ owned: true }), launchBrowser()]);
  made = await makeSampleCampaigns(server, FEW);
  session = await signedInSession(browser, server.url, OWNER);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (look: Look = DESKTOP) => openPage(browser, server.url, look, session);
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
    await focused(page, asked.getByLabel('Reason')).waitFor();
    await tabTo(page, asked.getByRole('button', { name: 'Unenroll — stop 1' }));
    await page.keyboard.press('Enter');
    await page.getByText('Unenrolled. 1 stopped, 1 completes.').waitFor();
    await drawerOf(page, name).getByText('Completing').first().waitFor();
    await page.keyboard.press('z');
    await page.getByText(`${name} is enrolled again, at the same place.`).waitFor();
    await page.keyboard.press('Escape');
    await drawerOf(page, name).waitFor({ state: 'detached' });
    expect(new URL(page.url()).pathname).toBe(`/campaigns/${made.owners}/enrollments`);
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
  await focused(page, link).waitFor();
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

test('what had moved since the preview is named', async () => {
  const { page, close } = await open();
  await goToList(page, made.spring);
  const jon = await enrollmentOf(server, made.spring, 'jon.amari.9@');
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
  expect(await askedOf(page).count()).toBe(0);
  await close();
});

test('a refusal is told in words, a lost line loses nothing that was typed', async () => {
  const { page, excuse, close } = await open();
  const ines = await enrollmentOf(server, made.spring, 'ines.amari.8@');
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
  const ada = await enrollmentOf(server, made.spring, 'ada.brandt.10@');
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

test('a viewer sees the button and why it does nothing', async () => {
  const { page, close } = await open();
  await mayOnly(page, 'viewer', { view: 'yes' });
  const dev = await enrollmentOf(server, made.spring, 'dev.amari.3@');
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

const problem = (status: number, code: string, more: object = {}) => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: `/api/docs#${code}`, title: code, status, code, ...more }),
});
