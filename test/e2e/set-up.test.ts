// Guarantee: whoever opens the link that a new server prints becomes its owner in one page, once, and finds a workspace
// that runs; everybody else is told what to do instead.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  DESKTOP,
  expectAccessible,
  expectNoSideways,
  expectStill,
  launchBrowser,
  LOOKS,
  openPage,
  type Session,
} from './browser.ts';
import { startRealServer, type RealServer } from './real-server.ts';

let server: RealServer;
let browser: Browser;
let session: Session;
beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer({ owned: false }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test.each(LOOKS)('the form fits and has no fault: $size, $scheme', async (look) => {
  const { page, close } = await openPage(browser, server.url, look);
  await page.goto(server.setUpUrl ?? '');
  await page.getByRole('heading', { name: 'Set up Doorstep' }).waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
  await close();
});

test('before it is done, the sign-in page says where to go, and half a link is called that', async () => {
  const { page, close } = await openPage(browser, server.url);
  await page.goto('/');
  await page.getByText('This Doorstep is new').waitFor();
  await expectAccessible(page);
  await page.goto('/setup');
  await page.getByText('This link is not complete').waitFor();
  await expectAccessible(page);
  await close();
});

test('a wrong link is refused and nothing that was typed is lost', async () => {
  const { page, excuse, close } = await openPage(browser, server.url);
  await page.goto('/setup?token=wrong');
  await page.getByLabel('Your name').fill('Mara Ortiz');
  await page.getByLabel('Email').fill('mara@example.com');
  await page.getByLabel('Password', { exact: true }).fill('long enough to be accepted');
  await page.getByLabel('Workspace').fill('Example Homes');
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('alert').getByText('This set-up link is not valid').waitFor();
  expect(await page.getByLabel('Your name').inputValue()).toBe('Mara Ortiz');
  expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('long enough to be accepted');
  await expectAccessible(page);
  excuse(/403 \(Forbidden\)/);
  await close();
});

test('the link makes the owner, signs in and ends at a campaign that runs; a second time it says so', async () => {
  const { page, close } = await openPage(browser, server.url, DESKTOP);
  await page.goto(server.setUpUrl ?? '');
  await page.getByLabel('Your name').fill('Mara Ortiz');
  await page.getByLabel('Email').fill('mara@example.com');
  await page.getByLabel('Password', { exact: true }).fill('long enough to be accepted');
  await page.getByLabel('Workspace').fill('Example Homes');
  // The browser's own zone is proposed.
  expect(await page.getByLabel('Time zone').inputValue()).toBe('America/New_York');
  await page.getByLabel('Time zone').selectOption('America/Chicago');
  expect(await page.getByLabel('Load sample data').isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('heading', { name: 'Campaigns', level: 1 }).waitFor();
  await page.getByRole('row', { name: /Sample: Spring sellers Active/ }).waitFor();
  expect(await page.getByRole('banner').textContent()).toContain('Example Homes');
  await page.getByText('Sandbox: nothing leaves this machine.').waitFor();
  await expectAccessible(page);

  await page.goto(server.setUpUrl ?? '');
  await page.getByText('Doorstep is set up already').waitFor();
  await expectAccessible(page);
  session = await page.context().storageState();
  await close();
});

test.each(LOOKS)('the three steps stand beside the list without a fault: $size, $scheme', async (look) => {
  const { page, close } = await openPage(browser, server.url, look, session);
  await page.goto('/campaigns');
  await page.getByRole('heading', { name: 'Three steps to know Doorstep' }).waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
  await expectStill(page);
  await close();
});

test('the sample is a campaign with people in it, and its steps go for good', async () => {
  const { page, close } = await openPage(browser, server.url, DESKTOP, session);
  await page.goto('/campaigns');
  await page.getByRole('link', { name: 'Open the sample campaign' }).click();
  await page.getByRole('heading', { name: 'Sample: Spring sellers' }).waitFor();
  await page.getByRole('link', { name: 'Enrollments', exact: true }).click();
  await page.getByText('Dana Whitfield').waitFor();
  await page.getByRole('link', { name: 'Campaigns', exact: true }).first().click();
  await page.getByRole('button', { name: 'I know my way' }).click();
  await page.reload();
  await page.getByRole('row', { name: /Sample: Spring sellers/ }).waitFor();
  expect(await page.getByText('Three steps to know Doorstep').count()).toBe(0);
  await close();
});

test('the way to it has its names in Spanish, too', async () => {
  const { page, close } = await openPage(browser, server.url, DESKTOP, session);
  await page.goto('/settings/account');
  await page.getByLabel('Language', { exact: true }).selectOption('es');
  await page.getByRole('heading', { name: 'Ajustes', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Campañas', exact: true }).click();
  await page.getByRole('heading', { name: 'Campañas', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Sample: Spring sellers' }).click();
  await page.getByRole('link', { name: 'Inscripciones', exact: true }).click();
  await page
    .getByRole('row', { name: /Dana Whitfield/ })
    .first()
    .waitFor();
  await page.getByRole('link', { name: 'Ver detalles' }).first().click();
  await page.getByRole('button', { name: 'Cerrar los detalles' }).waitFor();
  await expectAccessible(page);
  await close();
});

test('the sample goes in one act, and can be had again', async () => {
  const { page, close } = await openPage(browser, server.url, DESKTOP, session);
  await page.goto('/settings');
  await page.getByText('48 sample records').waitFor();
  await page.getByRole('button', { name: 'Remove sample data' }).click();
  await page.getByRole('status').getByText('Sample data is gone').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'See campaigns' }).click();
  await page.getByRole('row', { name: /Sample: Spring sellers Archived/ }).waitFor();
  expect(await page.getByText('Sample: Winter letters').count()).toBe(0);
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Load sample data' }).click();
  await page.getByRole('status').getByText('Sample data is loaded').waitFor();
  await close();
});
