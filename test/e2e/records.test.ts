// Guarantee: people bring their records in and look after them in a real browser against the real server: from nothing,
// by mouse and by keyboard, wide and narrow, light and dark. What is refused says why and comes back to be mended; what
// is stopped or may never be sent again says so before and after; nothing is shown that the server did not answer.
import { fileURLToPath } from 'node:url';
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
  type Look,
  type Session,
} from './browser.ts';
import { press, tabTo } from './by-keyboard.ts';
import { OWNER, startRealServer, type RealServer } from './real-server.ts';
import { danaInCampaign, WORKBOOK, type WithId } from './sample-records.ts';

const sample = (name: string): string => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));

let server: RealServer;
let browser: Browser;
let session: Session;
beforeAll(async () => {
  [server, browser] = await Promise.all([startRealServer({ owned: true }), launchBrowser()]);
  session = await signedInSession(browser, server.url, OWNER);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const openInside = (look: Look = DESKTOP) => openPage(browser, server.url, look, session);
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

async function expectFine(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectNoSideways(page);
}

test('every screen says what it is for while there is nothing', async () => {
  const { page, close } = await openInside();
  for (const [path, title] of [
    ['/records', 'No record yet'],
    ['/imports', 'No import yet'],
    ['/outbox', 'Nothing here yet'],
    ['/do-not-contact', 'Nobody is on the list'],
    ['/do-not-contact?lifted=true', 'Nothing was lifted'],
  ] as const) {
    await page.goto(path);
    await heading(page, title).waitFor();
    await expectFine(page);
    // Nothing is offered for what is not there.
    expect(await page.getByRole('region', { name: 'What is selected' }).count()).toBe(0);
  }
  await close();
});

describe('an import', () => {
  test('by mouse: columns are corrected, refused rows say why, and the mended file has its way back', async () => {
    const { page, close } = await openInside();
    await page.goto('/records');
    await page.getByRole('link', { name: 'Import a CSV file' }).click();
    await heading(page, 'New import').waitFor();
    await page.locator('input[type=file]').setInputFiles(sample('dirty.csv'));
    await heading(page, 'Where each column goes').waitFor();
    await page.getByText('The first rows can all be read.').waitFor();
    const note = page.getByRole('combobox', { name: 'Note goes into' });
    expect(await note.inputValue()).toBe('custom.note');
    await expectFine(page);
    // A mapping that cannot be is refused before anything is stored, and can be taken back.
    await page.getByRole('combobox', { name: 'Street goes into' }).selectOption('mailingAddress.line1');
    await note.selectOption('mailingAddress.line1');
    await page
      .getByRole('alert')
      .getByText(/both go into/)
      .waitFor();
    expect(await page.getByRole('button', { name: 'Start the import' }).isDisabled()).toBe(true);
    await note.selectOption('custom.note');
    await page.getByText('The first rows can all be read.').waitFor();
    await page.getByLabel('Tags', { exact: true }).fill('spring, from a file');
    await page.getByLabel('List', { exact: true }).selectOption('A new list…');
    await page.getByLabel('Name of the new list').fill('Spring list');
    await page.getByRole('button', { name: 'Start the import' }).click();

    await heading(page, 'dirty.csv').waitFor();
    await page.getByText('Done', { exact: true }).waitFor();
    await page.getByText('186 rows of 186 read').waitFor();
    const rejects = page.getByRole('table', { name: 'Rejected rows' });
    await rejects.getByText('"jane.example.com" is not an email address: it needs exactly one @').waitFor();
    expect(await page.getByLabel('What came of the rows').textContent()).toMatch(/48/);
    await expectFine(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the rejected rows (CSV)' }).click();
    expect((await download).suggestedFilename()).toBe('dirty-rejected.csv');
    await page.getByRole('link', { name: 'Import the mended file' }).click();
    await page.waitForURL(/\/imports\/new\?type=contact/);
    const { items } = await server.api<{ items: { members: number; name: string }[] }>('GET', '/lists');
    expect(items).toMatchObject([{ name: 'Spring list', members: 135 }]);
    await close();
  });

  test('by keyboard: a list of whom nothing may be sent to', async () => {
    const { page, close } = await openInside();
    await page.goto('/imports');
    await press(page, page.getByRole('link', { name: 'New import' }));
    await heading(page, 'New import').waitFor();
    await tabTo(page, page.getByRole('radio', { name: 'People, one a row' }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.waitForURL(/type=suppression/);
    const chooser = page.waitForEvent('filechooser');
    await press(page, page.locator('input[type=file]'));
    await (await chooser).setFiles(sample('suppressions.csv'));
    await page.getByText('The first rows can all be read.').waitFor();
    await press(page, page.getByRole('button', { name: 'Start the import' }));
    await heading(page, 'suppressions.csv').waitFor();
    await page.getByText('No row was rejected.').waitFor();
    await press(page, page.getByRole('link', { name: 'See the do-not-contact list' }));
    await page
      .getByRole('table', { name: 'Do-not-contact entries' })
      .getByText('Replied STOP')
      .first()
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/do-not-contact');
    await close();
  });

  test('of something that is no list of rows is refused with the reason', async () => {
    const { page, excuse, close } = await openInside();
    await page.goto('/imports/new');
    await page.locator('input[type=file]').setInputFiles(WORKBOOK);
    await page.getByRole('alert').getByText('The file could not be taken in').waitFor();
    await expectFine(page);
    excuse(/422 \(/);
    await close();
  });
});

describe('the records', () => {
  test('are added by hand; what is wrong stands under its field and nothing typed is lost', async () => {
    const { page, excuse, close } = await openInside();
    await page.goto('/records');
    await page.getByRole('button', { name: 'Add a record' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a record' });
    await dialog.getByLabel('First name').fill('Ines');
    await dialog.getByLabel('Email', { exact: true }).fill('ines.example.com');
    await dialog.getByLabel('ZIP code').fill('43004');
    await dialog.getByRole('button', { name: 'Add the record' }).click();
    await dialog.getByText('"ines.example.com" is not an email address: it needs exactly one @').waitFor();
    expect(await dialog.getByLabel('Email', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    await expectFine(page);
    await dialog.getByLabel('Email', { exact: true }).fill('ines.farouk@example.com');
    await dialog.getByLabel('ZIP code').fill('');
    await dialog.getByRole('button', { name: 'Add the record' }).click();
    await page.getByText('Ines added.').waitFor();
    await page.getByRole('link', { name: 'Open', exact: true }).click();
    await heading(page, 'Ines').waitFor();
    excuse(/422 \(/);
    await close();
  });

  test('are filtered in the address, ticked over pages, tagged, listed and deleted', async () => {
    const { page, close } = await openInside();
    await page.goto('/records?tag=spring');
    const table = page.getByRole('table', { name: 'Records' });
    await table.getByRole('link').first().waitFor();
    await page.getByLabel('Order').selectOption('A to Z');
    await page.waitForURL(/sort=name/);
    await table
      .getByRole('checkbox', { name: /^Select / })
      .nth(1)
      .check();
    // What was ticked stays while one searches for more.
    await page.getByRole('searchbox', { name: 'Search' }).fill('ines farouk');
    await page.getByLabel('Tag', { exact: true }).selectOption('Any tag');
    await page.getByRole('checkbox', { name: 'Select Ines' }).check();
    const bar = page.getByRole('region', { name: 'What is selected' });
    await bar.getByText('2 selected').waitFor();
    await bar.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.getByLabel('Tags to add').fill('to delete');
    await page.getByRole('button', { name: 'Change tags' }).click();
    await page.getByText('Tags changed on 2 records.').waitFor();

    await page.goto('/records?tag=to+delete');
    await page.getByText('2 records. That is all.').waitFor();
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
    await bar.getByRole('button', { name: 'List', exact: true }).click();
    await page.getByRole('dialog').getByLabel('List', { exact: true }).selectOption('A new list…');
    await page.getByLabel('Name of the new list').fill('Two of them');
    await page.getByRole('button', { name: 'Put on the list' }).click();
    await page.getByText('2 records put on “Two of them”.').waitFor();
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).check();
    await bar.getByRole('button', { name: 'Delete', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete 2 records?' });
    await dialog.getByText('This cannot be undone.').waitFor();
    await expectFine(page);
    await dialog.getByRole('button', { name: 'Delete 2 records' }).click();
    await page.getByText('2 records deleted.').waitFor();
    await heading(page, 'No record matches').waitFor();
    await close();
  });

  test('all that match are tagged by a job that shows how far it is; lists are renamed and removed', async () => {
    const { page, close } = await openInside();
    await page.goto('/records?tag=spring');
    const bar = page.getByRole('region', { name: 'What is selected' });
    await bar.getByRole('button', { name: 'Select all that match' }).click();
    await bar.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.getByLabel('Tags to add').fill('everybody');
    await page.getByRole('button', { name: 'Change tags' }).click();
    await page.getByText(/^(\d+) rows of \1 rows$/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Lists', exact: true }).click();
    await page.getByRole('button', { name: 'Rename Two of them' }).click();
    await page.getByLabel('New name of Two of them').fill('Nobody');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Delete Nobody' }).click();
    await page.getByText('Delete the list “Nobody”? Its records stay.').waitFor();
    await expectFine(page);
    await page.getByRole('button', { name: 'Delete', exact: true }).last().click();
    await page.getByText('List “Nobody” deleted.').waitFor();
    await close();
  });
});

describe('a record', () => {
  let dana: { readonly recordId: string; readonly campaignId: string };
  beforeAll(async () => {
    dana = await danaInCampaign(server);
  });

  test('is edited in place, sorted, and shows what was sent to it', async () => {
    const { page, close } = await openInside();
    await page.goto(`/records/${dana.recordId}`);
    await heading(page, 'Dana Whitfield').waitFor();
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByLabel('Company').fill('Whitfield Homes');
    await page.getByRole('button', { name: 'Add an email' }).click();
    await page.getByRole('textbox', { name: 'Email 2' }).fill('dana.second@example.com');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('dana.second@example.com').waitFor();
    await page.getByLabel('Add a tag').fill('hot lead');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove tag hot lead' }).click();
    await page.getByText('Tag “hot lead” removed.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'hot lead' }).waitFor();

    await page.getByRole('button', { name: 'Show Hello from the neighbourhood, Dana' }).click();
    await page.frameLocator('iframe').getByText('Hi Dana, would you think about selling?').waitFor();
    await expectFine(page);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'View Details in Spring sellers' }).click();
    await page.getByRole('dialog', { name: 'Dana Whitfield' }).getByText('What happens next').waitFor();
    await close();
  });

  test('is taken out of everything, which says what it stops, and brought back; then opts out for good', async () => {
    const { page, close } = await openInside();
    await page.goto(`/records/${dana.recordId}`);
    await press(page, page.getByRole('button', { name: 'Unenroll everywhere' }));
    const dialog = page.getByRole('dialog', { name: 'Unenroll Dana Whitfield from everything?' });
    expect(await dialog.getByRole('region', { name: 'Spring sellers' }).textContent()).toMatch(
      /Will stop.*Text.*Nothing is on its way/s,
    );
    await expectFine(page);
    await dialog.getByLabel('Reason').fill('sold the house');
    await page.keyboard.press('Enter');
    await page.getByText('Unenrolled from 1 campaign. 1 stopped.').waitFor();
    await page.getByText('Unenrolled', { exact: true }).waitFor();
    await page.keyboard.press('z');
    await page.getByText('1 enrollment restored.').waitFor();
    await page.getByText('Active', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Opt out' }).click();
    await page.getByLabel('118 Elm St, Columbus, OH 43004').uncheck();
    await page.getByLabel('Why').selectOption('Legal order');
    await page.getByRole('dialog').getByRole('button', { name: 'Opt out' }).click();
    await page.getByText('On the do-not-contact list. 1 enrollment ended.').waitFor();
    await page.getByText('This record is on the do-not-contact list.').waitFor();
    // Two emails and a phone; the address was left out.
    expect(await page.getByText('Do not contact', { exact: true }).and(page.locator('main *')).count()).toBe(
      3,
    );
    await expectFine(page);
    await close();
  });
});

test('a property has its people, of whom one is reached, and says where its mail goes', async () => {
  const { id } = await server.api<WithId>('POST', '/records', {
    type: 'property',
    address: { line1: '24 Harbor Rd', city: 'Duluth', state: 'MN', postalCode: '55802' },
  });
  const { page, close } = await openInside();
  await page.goto(`/records/${id}`);
  await page.getByRole('button', { name: 'Link a person' }).click();
  await page.getByLabel('Search people').fill('dana whit');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Dana Whitfield/ })
    .click();
  await page.getByRole('button', { name: 'Link Dana Whitfield' }).click();
  await page.getByText('owner · primary contact').waitFor();
  await page.getByLabel('Mail goes to').selectOption('The property itself');
  await page.getByText('Saved.').waitFor();
  await page.getByRole('button', { name: 'Unlink Dana Whitfield' }).click();
  await page.getByText('Nobody is linked to this property yet.').waitFor();
  await page.keyboard.press('z');
  await page.getByText('owner · primary contact').waitFor();
  expect(await server.api('GET', `/records/${id}`)).toMatchObject({
    mailTo: 'property',
    contacts: [{ name: 'Dana Whitfield', primary: true }],
  });
  await close();
});

test('the outbox shows what the sandbox kept as its recipient would see it', async () => {
  const { page, close } = await openInside();
  await page.goto('/outbox');
  const list = page.getByRole('navigation', { name: 'Messages' });
  await page.getByRole('searchbox', { name: 'Search' }).fill('whitfield');
  await page.waitForURL(/search=whitfield/);
  await page.getByText('1 message. That is all.').waitFor();
  await list.getByRole('link').click();
  const open = page.getByRole('region', { name: 'Message' });
  await open.getByText('Kept by the sandbox. It was not sent.').waitFor();
  await page.frameLocator('iframe').getByText('Hi Dana, would you think about selling?').waitFor();
  expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
  await open.getByText('Plain text').click();
  await open.getByText('Unsubscribe').waitFor();
  await page.reload();
  await open.getByText('Kept by the sandbox. It was not sent.').waitFor();
  await page.getByLabel('Channel').selectOption('Text');
  await heading(page, 'No message matches').waitFor();
  await close();
});

test('the do-not-contact list takes an entry, refuses what is none, and lifts with a warning', async () => {
  const { page, excuse, close } = await openInside();
  await page.goto('/do-not-contact');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to the do-not-contact list' });
  await dialog.getByLabel('Kind').selectOption('Phone');
  await dialog.getByLabel('Phone number').fill('555-0199');
  await dialog.getByRole('button', { name: 'Add to the list' }).click();
  await dialog.getByText(/is too short for a phone number/).waitFor();
  await dialog.getByLabel('Phone number').fill('(830) 555-0199');
  await dialog.getByLabel('Note').fill('Called on Monday');
  await dialog.getByRole('button', { name: 'Add to the list' }).click();
  await page.getByText('Added.').waitFor();
  await page.getByRole('searchbox', { name: 'Search' }).fill('830 555-0199');
  await page.getByText('1 entry. That is all.').waitFor();
  await page.getByRole('button', { name: 'Lift (830) 555-0199' }).click();
  const lift = page.getByRole('dialog', { name: 'Lift (830) 555-0199?' });
  await lift.getByText(/The person asked not to be contacted/).waitFor();
  await expectFine(page);
  await lift.getByRole('button', { name: 'Lift the entry' }).click();
  await heading(page, 'No entry matches').waitFor();
  await page.getByRole('link', { name: 'Lifted' }).click();
  await page.getByText('Called on Monday').waitFor();
  excuse(/422 \(/);
  await close();
});

describe.each(LOOKS)('$size, $scheme', (look: Look) => {
  test('every screen is fit for everybody, and stands still', async () => {
    const { page, close } = await openInside(look);
    const { items: imports } = await server.api<{ items: WithId[] }>('GET', '/imports');
    const { items: people } = await server.api<{ items: WithId[] }>(
      'GET',
      '/records?type=contact&search=dana+whitfield',
    );
    for (const [path, ready] of [
      ['/records', 'Dana Whitfield'],
      [`/records/${people[0]?.id}`, 'Hello from the neighbourhood, Dana'],
      ['/imports', 'dirty.csv'],
      [`/imports/${imports.at(-1)?.id}`, 'Email'],
      ['/outbox', 'Dana Whitfield'],
      ['/do-not-contact', 'Legal order'],
    ] as const) {
      await page.goto(path);
      await page.locator('main').getByText(ready).first().waitFor();
      await expectFine(page);
      await expectStill(page);
    }
    await page.goto('/outbox');
    await page.getByRole('navigation', { name: 'Messages' }).getByRole('link').first().click();
    await page.getByText('Kept by the sandbox. It was not sent.').waitFor();
    await expectFine(page);
    await close();
  });
});
