/** What the tests of building and running campaigns share: a server with a few people, and words for what is on a page. */
import type { Browser, Locator, Page } from 'playwright-core';
import {
  DESKTOP,
  expectAccessible,
  expectNoSideways,
  launchBrowser,
  LOOKS,
  openPage,
  signedInSession,
  SIZES,
} from './browser.ts';
import { OWNER, startRealServer, type RealServer } from './real-server.ts';

export const PEOPLE = 4;
export const EMAIL = {
  channel: 'email',
  delay: 'PT0S',
  subject: 'Hello {{ record.firstName }}',
  text: 'Hello.',
};
export const TEXT = { channel: 'sms', delay: 'P2D', body: 'Quick question. Reply STOP to end.' };
export const CARD = {
  channel: 'direct_mail',
  delay: 'P9D',
  format: 'postcard_4x6',
  front: '<p>A</p>',
  back: '<p>B</p>',
};

type WithId = { readonly id: string };
export type Campaign = WithId & {
  readonly name: string;
  readonly status: string;
  readonly version: number;
  readonly sequences: readonly { readonly channel: string; readonly delay: string; readonly body?: string }[];
  readonly enrollments: Record<string, number>;
};

export type Setting = {
  readonly server: RealServer;
  readonly browser: Browser;
  readonly records: readonly string[];
  open(look?: typeof DESKTOP): ReturnType<typeof openPage>;
  /** The campaign whose page is open. */
  campaignAt(page: Page): Promise<Campaign>;
  /** One exclusive campaign at a time: those that a test left behind would keep everybody out of the next. */
  clear(): Promise<void>;
  stop(): Promise<void>;
};

export async function startSetting(): Promise<Setting> {
  const [server, browser] = await Promise.all([startRealServer({ owned: true }), launchBrowser()]);
  await server.api('PATCH', '/workspace', {
    name: 'Example Homes',
    postalAddress: { line1: '1 Main St', city: 'Columbus', state: 'OH', postalCode: '43004' },
  });
  const records = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => contact(server, index)));
  const session = await signedInSession(browser, server.url, OWNER);
  return {
    server,
    browser,
    records,
    open: (look = DESKTOP) => openPage(browser, server.url, look, session),
    campaignAt: (page) => server.api('GET', `/campaigns/${new URL(page.url()).pathname.split('/')[2]}`),
    async clear() {
      type List = { readonly items: readonly (WithId & { readonly status: string })[] };
      const { items } = await server.api<List>('GET', '/campaigns');
      for (const { id, status } of items) {
        if (status === 'draft') await server.api('DELETE', `/campaigns/${id}`);
        else if (status !== 'archived') await server.api('POST', `/campaigns/${id}/archive`);
      }
    },
    async stop() {
      await browser.close();
      await server.stop();
    },
  };
}

async function contact(server: RealServer, index: number): Promise<string> {
  const { id } = await server.api<WithId>('POST', '/records', {
    type: 'contact',
    firstName: ['Dana', 'Ben', 'Cleo', 'Eva'][index] ?? 'Finn',
    lastName: 'Whitfield',
    email: `person.${index}@example.com`,
    phone: `+1614555010${index}`,
    tags: ['absentee'],
    mailingAddress: { line1: `${index} Elm St`, city: 'Columbus', state: 'OH', postalCode: '43004' },
  });
  return id;
}

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name });
export const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
export const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });
/** The same element, only while it has the focus. */
export const focused = (page: Page, target: Locator): Locator => target.and(page.locator(':focus'));

/** Both colours and both sizes in two looks: for what stands on a page that is looked at in all four. */
export const OPPOSITES = LOOKS.filter(({ size, scheme }) => (size === 'phone') === (scheme === 'light'));

/** Without loading the page anew. */
export async function expectFine(page: Page, looks = LOOKS): Promise<void> {
  for (const { size, scheme } of looks) {
    await page.setViewportSize(SIZES[size]);
    await page.emulateMedia({ colorScheme: scheme });
    await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor();
    await expectAccessible(page);
    await expectNoSideways(page);
  }
  await page.setViewportSize(SIZES.desktop);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Tab until the focus is there; further than anybody would press is a failure. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused(page, target).count()) > 0) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(target)}`);
}
