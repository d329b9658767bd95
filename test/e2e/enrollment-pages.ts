/** The pages of enrollments, as the tests find their way in them. */
import type { Locator, Page } from 'playwright-core';
import { expectAccessible, expectNoSideways } from './browser.ts';
import type { RealServer } from './real-server.ts';

export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
export const drawerOf = (page: Page, name: string): Locator =>
  page.getByRole('dialog', { name, exact: true });
export const askedOf = (page: Page): Locator => page.getByRole('dialog', { name: /^Unenroll .+\?$/ });
/** The same element, only while it has the focus. */
export const focused = (page: Page, target: Locator): Locator => target.and(page.locator(':focus'));

export async function goToList(page: Page, campaignId: string, query = ''): Promise<void> {
  await page.goto(`/campaigns/${campaignId}/enrollments${query}`);
  await page.getByRole('link', { name: 'View Details', exact: true }).first().waitFor();
}

/** Looked at as it stands: nothing wrong for whoever does not see it, nothing beyond the edge for whoever does. */
export async function expectFine(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideways(page);
}

/** By the beginning of an email address: names come again. */
export async function enrollmentOf(server: RealServer, campaignId: string, email: string): Promise<string> {
  const { items } = await server.api<{ items: { id: string }[] }>(
    'GET',
    `/campaigns/${campaignId}/enrollments?search=${encodeURIComponent(email)}`,
  );
  return items[0]?.id ?? '';
}

/** Puts another role into what the page is told of itself; the server keeps its own. */
export async function mayOnly(page: Page, role: string, acts: Record<string, string>): Promise<void> {
  await page.route('**/api/v1/me', async (route) => {
    const response = await route.fetch();
    const me = (await response.json()) as { workspace: object };
    await route.fulfill({ response, json: { ...me, workspace: { ...me.workspace, role }, acts } });
  });
}

/** Tab until the focus is there; further than anybody would press is a failure. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    if ((await focused(page, target).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}
