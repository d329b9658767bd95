/** Every screen and state that has a picture, how one gets there, and the workspace that they show. */
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Look } from './browser.ts';
import type { RealServer } from './real-server.ts';

type WithId = { readonly id: string };
type Items<Item> = { readonly items: readonly Item[] };

/** What addresses name. */
export type Ids = {
  readonly campaign: string;
  readonly nobody: string;
  readonly draft: string;
  /** Active ones of `campaign`, one for each look: what a look stops is stopped for the next as well. */
  readonly enrollments: readonly string[];
  readonly unenrolled: string;
  readonly receipt: string;
  readonly person: string;
  readonly property: string;
  readonly invitation: string;
  readonly unsubscribe: string;
};

export type Screen = {
  readonly name: string;
  readonly path: (ids: Ids, look: number) => string;
  /** What a person does before the picture. */
  readonly act?: (page: Page, look: Look) => Promise<unknown>;
  /** From its head to its foot, not only what the window holds. */
  readonly whole?: boolean;
  /** Seen by somebody who is not signed in. */
  readonly outside?: boolean;
};

const sample = (name: string): string => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));

const button = (name: string) => (page: Page) =>
  page.getByRole('button', { name, exact: true }).first().click();
const open = (name: string) => async (page: Page) => {
  await button(name)(page);
  await page.locator('[role=dialog], aside').first().waitFor();
};
const detailsOf = ({ campaign, enrollments }: Ids, look: number): string =>
  `/campaigns/${campaign}/enrollments/${enrollments[look] ?? ''}`;
const editSequence = (which: RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: which }).click();
  await page.getByText('Everything is in order').waitFor();
};
const firstMessage = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Messages' }).getByRole('link').first().click();
  await page.getByText('Kept by the sandbox. It was not sent.').waitFor();
};
const chooseFile = (name: string) => async (page: Page) => {
  await page.locator('input[type=file]').setInputFiles(sample(name));
  await page.getByRole('heading', { name: 'Where each column goes' }).waitFor();
};

export const SCREENS: readonly Screen[] = [
  { name: 'sign-in', path: () => '/', outside: true },
  { name: 'invitation', path: ({ invitation }) => invitation, outside: true },
  { name: 'unsubscribe', path: ({ unsubscribe }) => unsubscribe, outside: true },
  { name: 'campaigns', path: () => '/campaigns', whole: true },
  { name: 'campaigns-no-match', path: () => '/campaigns?search=there+is+none' },
  { name: 'build-new', path: ({ draft }) => `/campaigns/${draft}/build`, whole: true },
  {
    name: 'build-email',
    path: ({ draft }) => `/campaigns/${draft}/build`,
    act: editSequence(/^1\. /),
    whole: true,
  },
  {
    name: 'build-text',
    path: ({ draft }) => `/campaigns/${draft}/build`,
    act: editSequence(/^2\. /),
    whole: true,
  },
  {
    name: 'build-mail',
    path: ({ draft }) => `/campaigns/${draft}/build`,
    act: editSequence(/^3\. /),
    whole: true,
  },
  { name: 'launch', path: ({ draft }) => `/campaigns/${draft}/build`, act: open('Launch…') },
  { name: 'campaign', path: ({ campaign }) => `/campaigns/${campaign}`, whole: true },
  { name: 'pause', path: ({ campaign }) => `/campaigns/${campaign}`, act: open('Pause…') },
  { name: 'enroll', path: ({ campaign }) => `/campaigns/${campaign}`, act: open('Enroll…') },
  { name: 'sequences', path: ({ campaign }) => `/campaigns/${campaign}/sequences`, whole: true },
  {
    name: 'edit-review',
    path: ({ campaign }) => `/campaigns/${campaign}/sequences`,
    act: async (page) => {
      await page.getByRole('spinbutton').nth(1).fill('12');
      await open('Review changes…')(page);
      await page.getByRole('button', { name: 'Apply' }).and(page.locator(':enabled')).waitFor();
    },
  },
  { name: 'enrollments', path: ({ campaign }) => `/campaigns/${campaign}/enrollments` },
  { name: 'enrollments-nobody', path: ({ nobody }) => `/campaigns/${nobody}/enrollments` },
  {
    name: 'enrollments-selected',
    path: ({ campaign }) => `/campaigns/${campaign}/enrollments?status=active`,
    act: (page) => page.getByRole('checkbox', { name: 'Select all rows that are loaded' }).click(),
  },
  {
    name: 'unenroll-many',
    path: ({ campaign }) => `/campaigns/${campaign}/enrollments?status=active`,
    act: async (page) => {
      await page.getByRole('checkbox', { name: 'Select all rows that are loaded' }).click();
      await open('Unenroll…')(page);
    },
  },
  { name: 'details', path: detailsOf },
  { name: 'unenroll', path: detailsOf, act: open('Unenroll Records') },
  {
    name: 'unenrolled',
    path: detailsOf,
    act: async (page) => {
      await open('Unenroll Records')(page);
      await page
        .getByRole('dialog', { name: /^Unenroll .+\?$/ })
        .getByRole('button', { name: /^Unenroll/ })
        .click();
      await page.getByRole('button', { name: 'Undo' }).first().waitFor();
    },
  },
  {
    name: 'details-unenrolled',
    path: ({ campaign, unenrolled }) => `/campaigns/${campaign}/enrollments/${unenrolled}`,
  },
  { name: 'receipt', path: ({ receipt }) => `/receipts/${receipt}`, whole: true },
  { name: 'batches', path: ({ campaign }) => `/campaigns/${campaign}/batches` },
  { name: 'batches-none', path: ({ nobody }) => `/campaigns/${nobody}/batches` },
  { name: 'activity', path: ({ campaign }) => `/campaigns/${campaign}/activity` },
  { name: 'campaign-settings', path: ({ campaign }) => `/campaigns/${campaign}/settings`, whole: true },
  { name: 'records', path: () => '/records?type=contact' },
  { name: 'records-properties', path: () => '/records?type=property' },
  {
    name: 'records-selected',
    path: () => '/records?type=contact',
    act: (page) =>
      page
        .getByRole('checkbox', { name: /^Select [A-Z]/ })
        .nth(1)
        .click(),
  },
  { name: 'record-new', path: () => '/records', act: open('Add a record') },
  { name: 'lists', path: () => '/records', act: open('Lists') },
  { name: 'record', path: ({ person }) => `/records/${person}`, whole: true },
  { name: 'record-edit', path: ({ person }) => `/records/${person}`, act: open('Edit') },
  { name: 'record-unenroll', path: ({ person }) => `/records/${person}`, act: open('Unenroll everywhere') },
  { name: 'record-opt-out', path: ({ person }) => `/records/${person}`, act: open('Opt out') },
  { name: 'property', path: ({ property }) => `/records/${property}`, whole: true },
  { name: 'new-import', path: () => '/imports/new' },
  { name: 'import-columns', path: () => '/imports/new', act: chooseFile('dirty.csv'), whole: true },
  {
    name: 'import',
    path: () => '/imports/new',
    act: async (page) => {
      await chooseFile('dirty.csv')(page);
      await button('Start the import')(page);
      await page.getByText('Done', { exact: true }).waitFor();
    },
    whole: true,
  },
  { name: 'imports', path: () => '/imports' },
  { name: 'outbox', path: () => '/outbox' },
  { name: 'outbox-email', path: () => '/outbox?channel=email', act: firstMessage },
  { name: 'outbox-mail', path: () => '/outbox?channel=direct_mail', act: firstMessage },
  { name: 'do-not-contact', path: () => '/do-not-contact' },
  { name: 'do-not-contact-add', path: () => '/do-not-contact', act: open('Add') },
  { name: 'settings', path: () => '/settings', whole: true },
  {
    name: 'team',
    path: () => '/settings/team',
    act: async (page, { size, scheme }) => {
      await page.getByLabel('Email').fill(`mara.${size}.${scheme}@example.com`);
      await button('Make link')(page);
      await page.getByText('Invitation link').waitFor();
    },
    whole: true,
  },
  { name: 'api-keys', path: () => '/settings/api-keys', whole: true },
  { name: 'senders', path: () => '/settings/senders', whole: true },
  { name: 'account', path: () => '/settings/account', whole: true },
  { name: 'help', path: () => '/campaigns', act: open('Help') },
  {
    name: 'help-article',
    path: () => '/campaigns',
    act: async (page) => {
      await open('Help')(page);
      await page.getByRole('link', { name: /^Unenroll a record/ }).click();
    },
  },
  {
    name: 'keys',
    path: ({ campaign }) => `/campaigns/${campaign}/enrollments`,
    act: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'offline',
    path: ({ campaign }) => `/campaigns/${campaign}/enrollments`,
    act: async (page) => {
      await page.context().setOffline(true);
      await page.getByText('You are offline').waitFor();
    },
  },
  { name: 'not-found', path: () => '/nowhere' },
  { name: 'api-docs', path: () => '/api/docs', outside: true },
];

/** Screens whose questions to the server are held back, or refused. */
export const AWAITED = new Set(['campaigns', 'enrollments', 'records', 'outbox']);
/** Lists that a new workspace finds empty. */
export const EMPTY = ['campaigns', 'records', 'imports', 'outbox', 'do-not-contact'];

const SEQUENCES = [
  {
    channel: 'email',
    delay: 'PT0S',
    subject: 'Would you sell your house, {{ record.firstName }}?',
    text: 'Hi {{ record.firstName }},\n\nwe look for a home near {{ record.mailingAddress.city }}. Would you think about selling?\n\nExample Homes',
  },
  {
    channel: 'sms',
    delay: 'P3D',
    body: 'Hi {{ record.firstName }}, a quick question about your property. Reply STOP to end.',
  },
  {
    channel: 'direct_mail',
    delay: 'P5D',
    format: 'postcard_6x9',
    front: '<h1 style="font: 64px sans-serif; margin: 1in">We buy in {{ record.mailingAddress.city }}</h1>',
    back: '<p style="font: 24px sans-serif; margin: 0.5in">Call us: (614) 555-0100</p>',
  },
];

/** The sample data with something of everything, as a workspace is some days after the first one. */
export async function fill(server: RealServer): Promise<Ids> {
  const api: RealServer['api'] = (...asked) => server.api(...asked);
  await api('POST', '/sample-data', {});
  // Long enough for the first touches to go out.
  await delay(5_000);
  const campaigns = await api<Items<WithId & { readonly name: string }>>('GET', '/campaigns');
  const campaign = campaigns.items.find(({ name }) => name === 'Sample: Absentee owners')?.id ?? '';
  const { id: draft } = await api<WithId>('POST', '/campaigns', {
    name: 'Spring letters to owners',
    audience: { filter: { type: 'contact' } },
    settings: { exclusive: false },
    sequences: SEQUENCES,
  });
  const { id: nobody } = await api<WithId>('POST', '/campaigns', { name: 'Probate', sequences: SEQUENCES });
  await api('POST', `/campaigns/${nobody}/launch`);

  type Enrollment = WithId & { readonly record: WithId };
  const active = await api<Items<Enrollment>>('GET', `/campaigns/${campaign}/enrollments?status=active`);
  const [unenrolled, ...enrollments] = active.items;
  const receipt = await api<WithId>('POST', `/enrollments/${unenrolled?.id}/unenroll`, {
    reason: 'Sold the house',
    note: 'Called on Monday.',
  });

  for (const [kind, value, reason] of [
    ['phone', '+18305550199', 'manual'],
    ['email', 'jo.park@example.com', 'complaint'],
    ['email', 'lee.ortiz@example.com', 'legal'],
  ])
    await api('POST', '/suppressions', { kind, value, reason });
  const property = await api<Items<WithId>>('GET', '/records?type=property&limit=1');
  const { url } = await api<{ readonly url: string }>('POST', '/invitations', {
    email: 'mara.ortiz@example.com',
    role: 'manager',
  });
  type Kept = { readonly message: { readonly unsubscribeUrl: string } };
  const [kept] = (await api<Items<Kept>>('GET', '/outbox?channel=email&limit=1')).items;
  return {
    campaign,
    nobody,
    draft,
    enrollments: enrollments.map(({ id }) => id),
    unenrolled: unenrolled?.id ?? '',
    receipt: receipt.id,
    person: enrollments[0]?.record.id ?? '',
    property: property.items[0]?.id ?? '',
    invitation: inside(url),
    unsubscribe: inside(kept?.message.unsubscribeUrl ?? ''),
  };
}

function inside(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}`;
}
