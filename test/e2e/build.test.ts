// Guarantee: a campaign over all three channels is built, checked and launched in the browser by mouse, by keyboard alone
// and on a phone; a draft saves itself, says what is wrong at its place, and writes over nobody. Each screen and state of
// that way is free of faults that axe knows.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectNoSideways, expectStill } from './browser.ts';
import {
  button,
  EMAIL,
  expectFine,
  field,
  focused,
  heading,
  OPPOSITES,
  PEOPLE,
  startSetting,
  tabTo,
  TEXT,
  type Campaign,
  type Setting,
} from './build-support.ts';

let it: Setting;
beforeAll(async () => {
  it = await startSetting();
});
afterAll(() => it?.stop());
beforeEach(() => it.clear());

const saved = (page: Page): Promise<void> =>
  page.getByRole('status').getByText('Saved', { exact: true }).waitFor();

async function expectLaunched(page: Page, name: string): Promise<void> {
  await heading(page, name).waitFor();
  await page.getByText('Touches by sequence').waitFor();
  const made = await it.campaignAt(page);
  expect(made).toMatchObject({ name, status: 'active' });
  expect(made.sequences.map(({ channel, delay }) => [channel, delay])).toEqual([
    ['email', 'PT0S'],
    ['sms', 'P3D'],
    ['direct_mail', 'P3D'],
  ]);
  expect(made.enrollments['active']).toBe(PEOPLE);
}

describe('the first campaign', () => {
  test('by mouse, from an empty list to the launch', async () => {
    const { page, close } = await it.open();
    let clicks = 0;
    const click = async (target: Locator): Promise<void> => {
      clicks += 1;
      await target.click();
    };
    await page.goto('/campaigns');
    await page.getByText('No campaign yet').waitFor();
    await expectStill(page);
    await expectFine(page);
    const startedMs = Date.now();

    await click(button(page, 'New campaign').first());
    await heading(page, 'Build a campaign').waitFor();
    await field(page, 'Name').fill('First sellers');
    await click(page.getByLabel('Everyone who matches a filter'));
    await click(button(page, 'Add email'));
    await field(page, 'Subject').fill('Hello {{ record.firstName }}');
    await field(page, 'Message').fill('Would you think about selling?');
    await click(button(page, 'Add text'));
    await field(page, 'Message').fill('Quick question about your property. Reply STOP to end.');
    await click(button(page, 'Add mail piece'));
    await field(page, 'Front').fill(
      '<p style="font-size:32px">We buy in {{ record.mailingAddress.city }}</p>',
    );
    await field(page, 'Back').fill('<p>Call us.</p>');
    await saved(page);
    await page.getByText('Everything is in order').waitFor();
    await click(button(page, 'Launch…'));
    const dialog = page.getByRole('dialog', { name: 'Launch First sellers?' });
    await dialog.getByText('at most').waitFor();
    expect(await dialog.getByText('1 mail piece').count()).toBe(1);
    await click(dialog.getByRole('button', { name: `Launch — enroll ${PEOPLE}` }));
    await expectLaunched(page, 'First sellers');

    expect(clicks).toBeLessThanOrEqual(7);
    expect(Date.now() - startedMs).toBeLessThan(20_000);
    await page.goto('/campaigns');
    await page.getByRole('link', { name: 'First sellers' }).waitFor();
    await button(page, 'More for First sellers').click();
    await expectFine(page, OPPOSITES);
    await close();
  });

  test('by keyboard alone', async () => {
    const { page, close } = await it.open();
    const type = async (target: Locator, text: string): Promise<void> => {
      await tabTo(page, target);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
    };
    const press = async (target: Locator, key = 'Tab'): Promise<void> => {
      await tabTo(page, target, key);
      await page.keyboard.press('Enter');
    };
    await page.goto('/campaigns');
    await press(button(page, 'New campaign').first());
    await focused(page, heading(page, 'Build a campaign')).waitFor();
    await type(field(page, 'Name'), 'By keyboard');
    await tabTo(page, page.getByLabel('Nobody yet'));
    await page.keyboard.press('ArrowUp');
    await press(button(page, 'Add text'));
    await type(field(page, 'Message'), 'Quick question. Reply STOP to end.');
    await press(button(page, 'Add email'));
    await type(field(page, 'Subject'), 'Hello');
    await type(field(page, 'Message'), 'Would you think about selling?');
    await press(button(page, 'Add mail piece'));
    // Who adds a sequence goes on in it, not at the other end of the page.
    await focused(page, field(page, 'Format')).waitFor();
    await type(field(page, 'Front'), '<p>We buy</p>');
    await type(field(page, 'Back'), '<p>Call us.</p>');
    // The email first: its delay goes along, so it is set to none, and the text gets one.
    await tabTo(page, button(page, /^2\. Hello/), 'Shift+Tab');
    await page.keyboard.press('Alt+ArrowUp');
    await focused(page, button(page, /^1\. Hello/)).waitFor();
    await page.getByText('Moved to place 1 of 3').waitFor();
    await tabTo(page, field(page, 'Wait before sequence 1'), 'Shift+Tab');
    await page.keyboard.insertText('0');
    await tabTo(page, field(page, 'Wait before sequence 2'));
    await page.keyboard.insertText('3');
    await saved(page);
    await page.getByText('Everything is in order').waitFor();
    await press(button(page, 'Launch…'));
    await page.getByRole('dialog').getByText('at most').waitFor();
    await press(button(page, `Launch — enroll ${PEOPLE}`));
    await expectLaunched(page, 'By keyboard');
    await close();
  });

  test('on a phone', async () => {
    const { page, close } = await it.open({ size: 'phone', scheme: 'light' });
    await page.goto('/campaigns');
    await button(page, 'New campaign').first().tap();
    await field(page, 'Name').fill('On a phone');
    await page.getByLabel('Everyone who matches a filter').tap();
    await button(page, 'Add email').tap();
    await field(page, 'Subject').fill('Hello');
    await field(page, 'Message').fill('Would you think about selling?');
    await button(page, 'Add text').tap();
    await field(page, 'Message').fill('Quick question. Reply STOP to end.');
    await button(page, 'Add mail piece').tap();
    await field(page, 'Front').fill('<p>We buy</p>');
    await field(page, 'Back').fill('<p>Call us.</p>');
    await expectNoSideways(page);
    await page.getByText('Everything is in order').waitFor();
    await button(page, 'Launch…').tap();
    await button(page, `Launch — enroll ${PEOPLE}`).tap();
    await expectLaunched(page, 'On a phone');
    await close();
  });
});

describe('a draft', () => {
  const draft = async (body: object = {}): Promise<Campaign> =>
    it.server.api<Campaign>('POST', '/campaigns', { name: 'A draft', ...body });

  test('says what is wrong at its place, saves the rest, and shows each message as it arrives', async () => {
    const { id } = await draft({ sequences: [EMAIL], audience: { filter: {} } });
    const { page, excuse, close } = await it.open();
    await page.goto(`/campaigns/${id}/build`);
    await page.getByText('Everything is in order').waitFor();
    await expectStill(page);
    await button(page, /^1\. Hello/).click();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText('Hello Alice').waitFor();
    await preview.getByLabel('Shown for').selectOption('Dana Whitfield');
    await preview.getByText('Hello Dana').waitFor();
    await page.getByText('HTML', { exact: true }).click();
    await field(page, 'HTML or MJML').fill(
      '<style>h1 { font-style: italic }</style><h1 style="color:#1a6b3c" onclick="alert(1)">Hi</h1><script>alert(2)</script><img src="https://example.com/a.png" alt="A house">',
    );
    const mail = preview.frameLocator('iframe');
    await mail.getByText('A house').waitFor();
    expect(await mail.locator('script').count()).toBe(0);
    const shown = (await preview.locator('iframe').getAttribute('srcdoc')) ?? '';
    expect(shown).toContain('h1 { font-style: italic }');
    expect(shown).toMatch(/\[data-ds="\d+"\]\[data-ds\]\[data-ds\]\{color:#1a6b3c\}/);
    expect(shown).not.toMatch(/onclick|alert|<h1[^>]* style=/);

    await button(page, 'Add text').click();
    await field(page, 'Message').fill('Hello {{ record.nope }}');
    await page
      .getByText(/unknown merge field/)
      .first()
      .waitFor();
    await page.getByText('Saved, except what is marked').waitFor();
    await expectFine(page);
    await button(page, 'Show line 1').click();
    await focused(page, field(page, 'Message')).waitFor();
    await field(page, 'Message').fill('Hello ');
    await page.getByLabel('Insert a field into: Message').selectOption('First name');
    expect(await field(page, 'Message').inputValue()).toBe('Hello {{ record.firstName }}');
    await saved(page);
    expect((await it.campaignAt(page)).sequences.map(({ channel }) => channel)).toEqual(['email', 'sms']);
    excuse(/422 \(/);
    await close();
  });

  test('is put in order by dragging, and what is taken out comes back', async () => {
    const { id } = await draft({ sequences: [EMAIL, TEXT] });
    const { page, close } = await it.open();
    await page.goto(`/campaigns/${id}/build`);
    const rows = page.getByRole('list', { name: 'Sequences' }).getByRole('listitem');
    await rows.nth(1).locator('[draggable=true]').dragTo(rows.nth(0));
    await button(page, /^1\. Quick/).waitFor();
    await button(page, 'Remove sequence 1').click();
    await button(page, 'Undo').click();
    await button(page, /^1\. Quick/).waitFor();
    await button(page, 'Duplicate sequence 2').click();
    await button(page, /^3\. Hello/).waitFor();
    await saved(page);
    expect((await it.campaignAt(page)).sequences.map(({ channel }) => channel)).toEqual([
      'sms',
      'email',
      'email',
    ]);
    await close();
  });

  test('is never written over what somebody else wrote, and a lost draft comes back', async () => {
    const { id } = await draft();
    const { page, excuse, close } = await it.open();
    // Nobody hears of the other's change before the own one is sent.
    await page.route('**/api/v1/events?**', (route) => route.abort());
    await page.goto(`/campaigns/${id}/build`);
    await field(page, 'Name').waitFor();
    await it.server.api('PATCH', `/campaigns/${id}`, { name: 'Theirs' });
    await field(page, 'Name').fill('Mine');
    await page.getByRole('alert').getByText('What you typed is still here').waitFor();
    expect((await it.campaignAt(page)).name).toBe('Theirs');
    await expectFine(page, OPPOSITES);
    await button(page, 'Keep mine').click();
    await saved(page);
    expect((await it.campaignAt(page)).name).toBe('Mine');
    await page.goto('/campaigns');
    await button(page, 'More for Mine').click();
    await button(page, 'Delete draft').click();
    await page.getByText('Mine was deleted.').waitFor();
    await page.keyboard.press('z');
    await page.getByRole('link', { name: 'Mine', exact: true }).waitFor();
    excuse(/409 \(|ERR_FAILED/);
    await close();
  });

  test('is looked at, and not changed, by a role that may not', async () => {
    const { id } = await draft({ sequences: [EMAIL], audience: { filter: {} } });
    const { page, close } = await it.open();
    await page.route('**/api/v1/me', async (route) => {
      const response = await route.fetch();
      const me = (await response.json()) as { workspace: object };
      const json = { ...me, workspace: { ...me.workspace, role: 'viewer' }, acts: { view: 'yes' } };
      await route.fulfill({ response, json });
    });
    await page.goto('/campaigns');
    await page.getByRole('link', { name: 'A draft' }).waitFor();
    expect(await button(page, /New campaign|More for/).count()).toBe(0);
    await page.goto(`/campaigns/${id}/build`);
    await page.getByText('You can look at this draft.').waitFor();
    await page.getByText('A manager, admin or owner launches them.').waitFor();
    expect(await button(page, /Add|Launch|Remove/).count()).toBe(0);
    expect(await page.getByLabel('Everyone who matches a filter').isDisabled()).toBe(true);
    await expectFine(page, OPPOSITES);
    await close();
  });
});
