/**
 * Pictures of every screen, for people to look at: `npx tsx test/e2e/screenshots.ts <folder> [name …]`. Each screen at
 * desktop and phone width, light and dark, and in its states: with data, empty, loading, failing. Needs `npm run build`.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, LOOKS, openPage, signedInSession, type Look, type Session } from './browser.ts';
import { OWNER, startRealServer } from './real-server.ts';

type Ids = {
  readonly campaign: string;
  readonly draft: string;
  readonly enrollment: string;
  readonly record: string;
};
type Screen = {
  readonly name: string;
  readonly path: (ids: Ids) => string;
  /** What a person does before the picture. */
  readonly act?: (page: Page) => Promise<unknown>;
};

const button = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();

const SCREENS: readonly Screen[] = [
  { name: 'campaigns', path: () => '/campaigns' },
  { name: 'build', path: ({ draft }) => `/campaigns/${draft}/build` },
  { name: 'campaign', path: ({ campaign }) => `/campaigns/${campaign}` },
  { name: 'sequences', path: ({ campaign }) => `/campaigns/${campaign}/sequences` },
  { name: 'enrollments', path: ({ campaign }) => `/campaigns/${campaign}/enrollments` },
  { name: 'batches', path: ({ campaign }) => `/campaigns/${campaign}/batches` },
  { name: 'activity', path: ({ campaign }) => `/campaigns/${campaign}/activity` },
  { name: 'campaign-settings', path: ({ campaign }) => `/campaigns/${campaign}/settings` },
  { name: 'details', path: ({ campaign, enrollment }) => `/campaigns/${campaign}/enrollments/${enrollment}` },
  {
    name: 'unenroll',
    path: ({ campaign, enrollment }) => `/campaigns/${campaign}/enrollments/${enrollment}`,
    act: button('Unenroll Records'),
  },
  { name: 'pause', path: ({ campaign }) => `/campaigns/${campaign}`, act: button('Pause…') },
  { name: 'records', path: () => '/records' },
  { name: 'record', path: ({ record }) => `/records/${record}` },
  { name: 'imports', path: () => '/imports' },
  { name: 'new-import', path: () => '/imports/new' },
  { name: 'outbox', path: () => '/outbox' },
  { name: 'do-not-contact', path: () => '/do-not-contact' },
  { name: 'settings', path: () => '/settings' },
  { name: 'team', path: () => '/settings/team' },
  { name: 'api-keys', path: () => '/settings/api-keys' },
  { name: 'senders', path: () => '/settings/senders' },
  { name: 'account', path: () => '/settings/account' },
  { name: 'help', path: () => '/campaigns', act: button('Help') },
  { name: 'keys', path: () => '/campaigns', act: (page) => page.keyboard.press('?') },
  { name: 'not-found', path: () => '/nowhere' },
];
/** Screens whose questions to the server are held back, or refused. */
const STATES = new Set(['campaigns', 'enrollments', 'records', 'outbox']);

/** What stands for an answer that is awaited. */
const WAITING = '[aria-busy=true], .mantine-Skeleton-root';

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('npx tsx test/e2e/screenshots.ts <folder> [name …]\n');
  process.exit(2);
}
const wanted = SCREENS.filter(({ name }) => names.length === 0 || names.includes(name));
await mkdir(folder, { recursive: true });
const [server, browser] = await Promise.all([startRealServer({ owned: true }), launchBrowser()]);
try {
  const session = await signedInSession(browser, server.url, OWNER);
  for (const look of LOOKS) await takeEmpty(session, look);
  const ids = await fill();
  for (const look of LOOKS) await take(session, look, ids);
} finally {
  await browser.close();
  await server.stop();
}

async function fill(): Promise<Ids> {
  await server.api('POST', '/sample-data', {});
  // Long enough for the first touches to go out.
  await delay(5_000);
  type Items = {
    readonly items: readonly {
      readonly id: string;
      readonly status: string;
      readonly record: { readonly id: string };
    }[];
  };
  const { items } = await server.api<Items>('GET', '/campaigns');
  const campaign = items.find(({ status }) => status === 'active')?.id ?? '';
  const draft = (
    await server.api<{ readonly id: string }>('POST', '/campaigns', { name: 'Absentee owners, spring' })
  ).id;
  const enrolled = await server.api<Items>('GET', `/campaigns/${campaign}/enrollments?status=active`);
  const [first] = enrolled.items;
  return { campaign, draft, enrollment: first?.id ?? '', record: first?.record.id ?? '' };
}

async function takeEmpty(session: Session, look: Look): Promise<void> {
  const { page, context } = await openPage(browser, server.url, look, session);
  for (const name of ['campaigns', 'records', 'imports', 'outbox', 'do-not-contact']) {
    if (!wanted.some((screen) => screen.name === name)) continue;
    await page.goto(`/${name}`);
    await settled(page);
    await picture(page, `${name}-empty`, look);
  }
  await context.close();
}

async function take(session: Session, look: Look, ids: Ids): Promise<void> {
  const { page, context } = await openPage(browser, server.url, look, session);
  for (const { name, path, act } of wanted) {
    await page.goto(path(ids));
    await settled(page);
    if (act !== undefined) {
      await act(page);
      await page.locator('[role=dialog], aside').first().waitFor();
      await settled(page);
    }
    await picture(page, name, look);
  }
  for (const { name, path } of wanted.filter((screen) => STATES.has(screen.name))) {
    const api = '**/api/v1/**';
    const isFrame = (url: string): boolean => /\/(me|events|senders|workspace|sample-data)(\?|$)/.test(url);
    await page.route(api, (route) => (isFrame(route.request().url()) ? route.continue() : undefined));
    await page.goto(path(ids));
    await page.locator(WAITING).first().waitFor();
    await picture(page, `${name}-loading`, look);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.route(api, (route) =>
      isFrame(route.request().url())
        ? route.continue()
        : route.fulfill({ status: 500, json: { code: 'internal', title: 'A fault' } }),
    );
    await page.goto(path(ids));
    await page.getByRole('alert').first().waitFor();
    await settled(page);
    await picture(page, `${name}-failing`, look);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
  await context.close();
}

/** The page is there, and nothing in it is still awaited: on a busy machine that takes as long as it takes. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.locator(WAITING).first().waitFor({ state: 'detached' });
}

/** What comes in by moving has come to rest by then. */
async function picture(page: Page, name: string, { size, scheme }: Look): Promise<void> {
  await delay(500);
  await page.screenshot({ path: join(folder ?? '.', `${name}-${size}-${scheme}.png`) });
}
