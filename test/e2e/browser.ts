/**
 * Chromium, and pages that are watched: whatever a page asks of another host, writes to the console as an error, throws,
 * or tries against the Content-Security-Policy is kept and has to be explained by the test, or fails it.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const CHROME = process.env['CHROME_PATH'] || '/usr/bin/chromium';

// What runs in the page is text: this side of the tests knows no DOM.
const TELL_VIOLATIONS = `
  addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
    tellViolation([violatedDirective, blockedURI, sourceFile].join(' ')),
  );
`;
const SHIFTS = `
  new Promise((resolve) => {
    const found = [];
    const observer = new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (hadRecentInput) continue;
        for (const { node, previousRect, currentRect } of sources) {
          const [from, to] = [previousRect, currentRect].map(({ x, y, width, height }) => [x, y, width, height].join(' '));
          found.push([value, from, 'to', to, node?.outerHTML?.slice(0, 120) ?? node?.textContent].join(' '));
        }
      }
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    // What was buffered is handed over before the second frame.
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(found)));
  })
`;

/** Root may not use Chromium's sandbox; the only pages it sees are ours. */
const args = process.getuid?.() === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS;

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROME, args });

/** One whose cookies lie in a folder: another program that is connected to it is signed in as well. */
export const launchBrowserWithProfile = (
  folder: string,
  baseURL: string,
  more: readonly string[],
): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { baseURL, executablePath: CHROME, args: [...args, ...more] });

export const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
export type Look = { readonly size: keyof typeof SIZES; readonly scheme: 'light' | 'dark' };
export const LOOKS: readonly Look[] = [
  { size: 'desktop', scheme: 'light' },
  { size: 'desktop', scheme: 'dark' },
  { size: 'phone', scheme: 'light' },
  { size: 'phone', scheme: 'dark' },
];
export const DESKTOP: Look = { size: 'desktop', scheme: 'light' };

/** The cookies of somebody who is signed in. */
export type Session = Awaited<ReturnType<BrowserContext['storageState']>>;

export type WatchedPage = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Complaints so far that match are as they should be (a 500 that the test itself made); at least one must be there. */
  readonly excuse: (pattern: RegExp) => void;
  /** Fails on complaints that were not excused, and closes. */
  readonly close: () => Promise<void>;
};

/** `session`: of somebody who is signed in already. */
export async function openPage(
  browser: Browser,
  url: string,
  { size, scheme }: Look = DESKTOP,
  session?: Session,
): Promise<WatchedPage> {
  const context = await browser.newContext({
    ...(session === undefined ? {} : { storageState: session }),
    baseURL: url,
    viewport: SIZES[size],
    colorScheme: scheme,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    ...(size === 'phone' ? { hasTouch: true, isMobile: true } : {}),
  });
  const complaints: string[] = [];
  const { host } = new URL(url);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => void complaints.push(`thrown: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const to = new URL(request.url());
    if (/^https?:|^wss?:/.test(to.protocol) && to.host !== host)
      complaints.push(`another host: ${request.url()}`);
  });
  await page.exposeFunction('tellViolation', (what: string) => void complaints.push(`policy: ${what}`));
  await page.addInitScript({ content: TELL_VIOLATIONS });
  return {
    page,
    context,
    excuse(pattern) {
      const rest = complaints.filter((complaint) => !pattern.test(complaint));
      expect(rest.length, `nothing to excuse by ${pattern}`).toBeLessThan(complaints.length);
      complaints.splice(0, complaints.length, ...rest);
    },
    async close() {
      await context.close();
      expect(complaints).toEqual([]);
    },
  };
}

/**
 * No fault that axe knows, best practices included. Not in frames that may run nothing: axe is a script, and what they
 * show is a message's own.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).exclude('iframe[sandbox]').analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
  expect(found, `on ${page.url()}`).toEqual([]);
}

/** Nothing sticks out at the side. */
export async function expectNoSideways(page: Page): Promise<void> {
  const [content, width] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  );
  expect(content, `on ${page.url()}`).toBeLessThanOrEqual(width);
}

/** Nothing that was painted has moved since, but for what a person's own act moved. */
export async function expectStill(page: Page): Promise<void> {
  expect(await page.evaluate<string[]>(SHIFTS), `on ${page.url()}`).toEqual([]);
}

export async function signedInSession(
  browser: Browser,
  url: string,
  who: { email: string; password: string },
): Promise<Session> {
  const { page, context, close } = await openPage(browser, url);
  await signIn(page, who);
  const session = await context.storageState();
  await close();
  return session;
}

export async function signIn(
  page: Page,
  { email, password }: { email: string; password: string },
): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Campaigns', level: 1 }).waitFor();
}
