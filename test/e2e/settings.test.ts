// Guarantee: who runs a workspace can do it from the pages: people, keys, senders, their own account and language; and
// help is beside the work. In a real browser against the real server, with no fault that axe knows.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DESKTOP,
  expectAccessible,
  expectNoSideways,
  expectStill,
  launchBrowser,
  LOOKS,
  openPage,
  signedInSession,
  signIn,
  type Session,
} from './browser.ts';
import { OWNER, startRealServer, type RealServer } from './real-server.ts';

let server: RealServer;
let browser: Browser;
let session: Session;
beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer({ owned: true }), launchBrowser()]);
  await server.api('PATCH', '/workspace', { name: 'Example Homes', supportEmail: 'help@example.com' });
  session = await signedInSession(browser, server.url, OWNER);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const openInside = () => openPage(browser, server.url, DESKTOP, session);
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
async function expectFine(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideways(page);
}

const TABS = [
  { tab: 'Workspace', ready: 'Prices' },
  { tab: 'Team', ready: 'Open invitations' },
  { tab: 'API keys', ready: 'New key' },
  { tab: 'Senders', ready: 'Connect a sender' },
  { tab: 'Account', ready: 'Where you are signed in' },
] as const;

describe.each(LOOKS)('$size, $scheme', (how) => {
  test('every tab and help stand without a fault', async () => {
    const { page, close } = await openPage(browser, server.url, how, session);
    await page.goto('/settings');
    const tabs = page.getByRole('navigation', { name: 'Settings' });
    for (const { tab, ready } of TABS) {
      await tabs.getByRole('link', { name: tab, exact: true }).click();
      await heading(page, ready).waitFor();
      await expectFine(page);
    }
    await expectStill(page);
    await page.getByRole('button', { name: 'Help' }).click();
    await page.getByRole('dialog', { name: 'Help' }).getByText('Roles and the team').waitFor();
    await expectFine(page);
    await page.getByRole('link', { name: /Roles and the team/ }).click();
    await page.getByRole('heading', { name: 'Roles and the team', level: 3 }).waitFor();
    await expectFine(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Help' }).waitFor({ state: 'detached' });
    await close();
  });
});

test('what is saved stays, what is refused stays typed', async () => {
  const { page, excuse, close } = await openInside();
  await page.goto('/settings');
  const address = page.getByRole('region', { name: 'Postal address' });
  await address.getByLabel('Street and number').fill('1 Main St');
  await address.getByLabel('City').fill('Columbus');
  await address.getByLabel('State').fill('Nowhere');
  await address.getByLabel('ZIP code').fill('43004');
  await address.getByRole('button', { name: 'Save' }).click();
  await address.getByText(/state/i).nth(1).waitFor();
  expect(await address.getByLabel('City').inputValue()).toBe('Columbus');
  await expectFine(page);
  await address.getByLabel('State').fill('oh');
  await address.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('status').getByText('Saved').waitFor();
  expect(await address.getByLabel('State').inputValue()).toBe('OH');

  const defaults = page.getByRole('region', { name: 'Defaults of new campaigns' });
  await defaults.getByLabel('Send only at certain hours').check();
  await defaults.getByLabel('Sat').check();
  await defaults.getByLabel('STOP and unsubscribe').selectOption('trim');
  await expectFine(page);
  await defaults.getByRole('button', { name: 'Save' }).click();
  await defaults.getByRole('button', { name: 'Save', disabled: true }).waitFor();
  await page.reload();
  expect(await defaults.getByLabel('Sat').isChecked()).toBe(true);
  expect(await server.api('GET', '/workspace')).toMatchObject({
    defaults: { wishEffect: 'trim', sendWindow: { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'] } },
    postalAddress: { state: 'OH' },
  });
  await page.getByRole('region', { name: 'General' }).getByLabel('Name').fill('Example Houses');
  await page.keyboard.press('Enter');
  await page.getByRole('banner').getByText('Example Houses').waitFor();
  excuse(/422 \(/);
  await close();
});

const NEW = { email: 'noa@example.com', password: 'another password for tests' };

test('somebody is invited, joins by the link, gets another role and is removed', async () => {
  const { page, close } = await openInside();
  await page.goto('/settings/team');
  await page.getByLabel('Email').fill(NEW.email);
  await page.getByLabel('Role', { exact: true }).selectOption('viewer');
  await page.getByRole('button', { name: 'Make link' }).click();
  const link = await page.getByLabel('Invitation link').inputValue();
  await expectFine(page);
  await page.getByRole('button', { name: `Take back the invitation of ${NEW.email}` }).waitFor();

  const other = await openPage(browser, server.url, { size: 'phone', scheme: 'dark' });
  await other.page.goto(link);
  await heading(other.page, 'Join Example Houses').waitFor();
  await expectFine(other.page);
  await other.page.getByLabel('Your name').fill('Noa Brandt');
  await other.page.getByLabel('Password', { exact: true }).fill(NEW.password);
  await other.page.getByRole('button', { name: 'Make account and join' }).click();
  await heading(other.page, 'Campaigns').waitFor();
  await other.page.goto('/settings/team');
  await other.page.getByText('Owners and admins can change this.').waitFor();
  expect(await other.page.getByRole('button', { name: 'Make link' }).count()).toBe(0);
  expect(await other.page.getByRole('link', { name: 'API keys' }).count()).toBe(0);
  await expectFine(other.page);
  await other.page.goto('/settings');
  expect(await other.page.getByRole('region', { name: 'General' }).getByLabel('Name').isDisabled()).toBe(
    true,
  );

  await page.reload();
  await page.getByLabel('Role of Noa Brandt').selectOption('manager');
  await page.getByRole('status').getByText('Noa Brandt is manager now').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('status').getByText('Noa Brandt is viewer now').waitFor();
  await page.getByRole('button', { name: 'Remove Noa Brandt' }).click();
  await page.getByRole('dialog', { name: /Remove Noa Brandt/ }).waitFor();
  await expectFine(page);
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('status').getByText('Noa Brandt was removed').waitFor();

  await other.page.goto('/campaigns');
  await other.page.getByText('You are in no workspace any more.').waitFor();
  await expectFine(other.page);
  await other.page.goto(link);
  await other.page.getByText('This invitation is not valid any more').waitFor();
  await expectFine(other.page);
  other.excuse(/404 \(/);
  await other.close();
  await close();
});

test('a key is made, shown once, renamed and revoked', async () => {
  const { page, close } = await openInside();
  await page.goto('/settings/api-keys');
  await page.getByLabel('Name', { exact: true }).fill('Spreadsheet');
  await page.getByLabel('Role').selectOption('viewer');
  await page.getByRole('button', { name: 'Make key' }).click();
  const secret = await page.getByLabel('Secret').inputValue();
  const ask = async () =>
    (await fetch(new URL('/api/v1/me', server.url), { headers: { authorization: `Bearer ${secret}` } }))
      .status;
  expect(await ask()).toBe(200);
  await expectFine(page);
  await page.reload();
  await page.getByRole('button', { name: 'Rename Spreadsheet' }).click();
  expect(await page.getByLabel('Secret').count()).toBe(0);
  await page.getByRole('textbox', { name: 'Name', exact: true }).last().fill('Ledger');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Revoke Ledger' }).click();
  await expectFine(page);
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByRole('status').getByText('“Ledger” is revoked').waitFor();
  expect(await ask()).toBe(401);
  await close();
});

test('a changed password ends the other sessions, and the old one is no use', async () => {
  const { page, excuse, close } = await openInside();
  const elsewhere = await signedInSession(browser, server.url, OWNER);
  await page.goto('/settings/account');
  await page
    .getByText(/^Chrome on /)
    .nth(1)
    .waitFor();
  await page.getByLabel('Current password').fill('not it');
  await page.getByLabel('New password').fill('a newer password for tests');
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByText('is not your password').waitFor();
  await page.getByLabel('Current password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Change password' }).click();
  await page.getByRole('status').getByText('Password changed').waitFor();
  await expect.poll(() => page.getByText(/^Chrome on /).count()).toBe(1);
  excuse(/401 \(/);
  session = await page.context().storageState();
  await close();

  const other = await openPage(browser, server.url, DESKTOP, elsewhere);
  await other.page.goto('/campaigns');
  await heading(other.page, 'Sign in').waitFor();
  await signIn(other.page, { email: OWNER.email, password: 'a newer password for tests' });
  await other.close();
});

test('in Spanish every page says it in Spanish, dates and the way in too', async () => {
  const { page, close } = await openInside();
  await page.goto('/settings/account');
  await page.getByLabel('Language', { exact: true }).selectOption('es');
  await heading(page, 'Ajustes').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  await expectFine(page);
  for (const name of ['Campañas', 'Registros', 'Importaciones', 'Bandeja de salida', 'No contactar']) {
    expect(await page.getByRole('navigation').getByRole('link', { name, exact: true }).count()).toBe(1);
  }
  await page.goto('/campaigns');
  await heading(page, 'Campañas').waitFor();
  await expectFine(page);
  await page.getByRole('button', { name: 'Ayuda' }).click();
  await page.getByLabel('Buscar en la ayuda').fill('campana pausa');
  await page.getByRole('link', { name: /Pausar y reanudar/ }).waitFor();
  await page.getByRole('button', { name: 'Salir' }).click();
  await heading(page, 'Entrar').waitFor();
  await expectFine(page);
  await page.getByLabel('Idioma', { exact: true }).selectOption('en');
  await heading(page, 'Sign in').waitFor();
  await signIn(page, { email: OWNER.email, password: 'a newer password for tests' });
  session = await page.context().storageState();
  await close();
});

test('help is found by search, has an address, stays while one moves on, and gives the focus back', async () => {
  const { page, close } = await openInside();
  await page.goto('/campaigns');
  await page.getByRole('button', { name: 'Help' }).click();
  const panel = page.getByRole('dialog', { name: 'Help' });
  await panel.getByLabel('Search help').fill('cut-off');
  await panel.getByText('articles found').waitFor();
  await panel.getByRole('link', { name: /Mail batches and cut-offs/ }).click();
  await panel.getByRole('heading', { name: 'Mail batches and cut-offs' }).waitFor();
  expect(new URL(page.url()).searchParams.get('help')).toBe('batches');
  expect(await panel.getByRole('link', { name: 'Contact support' }).getAttribute('href')).toMatch(
    /^mailto:help@example\.com\?subject=/,
  );
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await heading(page, 'Settings').waitFor();
  await panel.getByRole('heading', { name: 'Mail batches and cut-offs' }).waitFor();
  await expect.poll(() => new URL(page.url()).searchParams.get('help')).toBe('batches');
  await page.reload();
  await panel.getByRole('heading', { name: 'Mail batches and cut-offs' }).waitFor();
  await panel.getByRole('button', { name: 'Close help' }).click();
  expect(new URL(page.url()).searchParams.get('help')).toBeNull();

  await page.getByRole('button', { name: 'Help' }).focus();
  await page.keyboard.press('Enter');
  await panel.waitFor();
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
  expect(await page.evaluate<string>('document.activeElement?.ariaLabel ?? ""')).toBe('Help');
  await close();
});

test('it is said on every page that nothing is sent for real, until it is hidden', async () => {
  const { page, close } = await openInside();
  const line = page.getByText('Sandbox: nothing leaves this machine. Connect a sender when you are ready.');
  await page.goto('/campaigns');
  await line.waitFor();
  await expectStill(page);
  await page.getByRole('button', { name: 'Hide for now' }).click();
  await page.goto('/settings/senders');
  await heading(page, 'Connect a sender').waitFor();
  expect(await line.count()).toBe(0);
  await close();
});

test('who has several workspaces chooses one for all that is asked, and leaves one that is lost', async () => {
  const { page, excuse, close } = await openInside();
  const lost = '01957000-0000-7000-8000-000000000001';
  await page.route('**/api/v1/me', async (route) => {
    const response = await route.fetch();
    if (response.status() !== 200) return route.fulfill({ response });
    const me = (await response.json()) as { workspaces: unknown[] };
    const workspaces = [...me.workspaces, { id: lost, name: 'Second Homes', role: 'viewer' }];
    return route.fulfill({ response, json: { ...me, workspaces } });
  });
  await page.goto('/campaigns');
  const choice = page.getByRole('banner').getByLabel('Workspace');
  await choice.waitFor();
  await expectFine(page);
  const asked = page.waitForRequest((request) => request.headers()['doorstep-workspace'] === lost);
  await choice.selectOption({ label: 'Second Homes' });
  await asked;
  // The server has no such workspace for this person: the page comes back in the one that it has.
  await heading(page, 'Campaigns').waitFor();
  expect(await choice.locator('option:checked').textContent()).toBe('Example Houses');
  excuse(/404 \(/);
  await close();
});
