// Guarantee: a campaign that runs is paused and resumed by its calendar, edited after its effect was seen, and takes people
// in and ends only after saying whom that concerns; its tabs say how it stands. Each is free of faults that axe knows.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SIZES } from './browser.ts';
import {
  button,
  CARD,
  EMAIL,
  expectFine,
  field,
  heading,
  OPPOSITES,
  PEOPLE,
  startSetting,
  TEXT,
  type Campaign,
  type Setting,
} from './build-support.ts';

/** Whether the table can be seen without being pushed aside. What runs in the page is text, as in browser.ts. */
const fits = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(`
    (({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector('main section:has(> table)'))
  `);
const linesOfTime = (page: Page): Promise<number> =>
  page.evaluate<number>(`document.querySelector('main td time').getClientRects().length`);

/** Whether the tab where one is stands in the row of them, which is wider than a phone. */
const isTabInView = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>(`
    ((tab, row) => tab.left >= row.left && tab.right <= row.right)(
      document.querySelector('main nav [aria-current=page]').getBoundingClientRect(),
      document.querySelector('main nav').getBoundingClientRect())
  `);

let it: Setting;
beforeAll(async () => {
  it = await startSetting();
});
afterAll(() => it?.stop());
beforeEach(() => it.clear());

describe('a campaign that runs', () => {
  const running = async (name: string, sequences: readonly object[]): Promise<Campaign> => {
    const made = await it.server.api<Campaign>('POST', '/campaigns', {
      name,
      sequences,
      settings: { exclusive: false },
    });
    await it.server.api('POST', `/campaigns/${made.id}/launch`);
    await it.server.api('POST', `/campaigns/${made.id}/enrollments`, { recordIds: it.records });
    return made;
  };

  test('is paused, and resumed by its calendar', async () => {
    const { id } = await running('Paused in time', [
      { ...TEXT, delay: 'PT4S' },
      { ...EMAIL, delay: 'P1D' },
    ]);
    const { page, close } = await it.open();
    await page.goto(`/campaigns/${id}`);
    await button(page, 'Pause…').click();
    const pause = page.getByRole('dialog', { name: 'Pause Paused in time?' });
    await pause.getByText(`${PEOPLE} active records`).waitFor();
    await pause.getByRole('button', { name: 'Pause now' }).click();
    await page.getByText('Paused in time is paused.').waitFor();
    await page.waitForTimeout(4_500);
    await button(page, 'Resume…').click();
    const resume = page.getByRole('dialog', { name: 'Resume Paused in time?' });
    await resume.getByText(`${PEOPLE} records missed a touch`).waitFor();
    await resume
      .getByRole('table')
      .getByRole('cell', { name: String(PEOPLE), exact: true })
      .waitFor();
    await expectFine(page, OPPOSITES);
    await resume.getByLabel('Skip what was missed').click();
    await resume.getByText(`${PEOPLE} touches are skipped`).waitFor();
    await resume.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Paused in time is active again.').waitFor();
    expect((await it.campaignAt(page)).status).toBe('active');
    await close();
  });

  test('is edited after its effect was seen', async () => {
    const { id } = await running('Edited', [CARD, TEXT]);
    const { page, close } = await it.open();
    await page.goto(`/campaigns/${id}/sequences`);
    await button(page, /^2\. Quick/).click();
    await field(page, 'Message').fill('Another question. Reply STOP to end.');
    await field(page, 'Wait before sequence 1').fill('20');
    await expectFine(page);
    await button(page, 'Review changes…').click();
    const effect = page.getByRole('dialog', { name: 'What this change does' });
    await effect.getByText(`${PEOPLE} leave later`).waitFor();
    expect((await it.campaignAt(page)).sequences[0]?.delay).toBe('P9D');
    await expectFine(page, OPPOSITES);
    await effect.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('The change is in effect.').waitFor();
    expect((await it.campaignAt(page)).sequences.map(({ delay, body }) => [delay, body])).toEqual([
      ['P20D', undefined],
      ['P2D', 'Another question. Reply STOP to end.'],
    ]);
    await close();
  });

  test('keeps what runs in its place; what is added behind it can be moved and removed', async () => {
    const { id } = await running('In place', [CARD, TEXT]);
    const { page, close } = await it.open();
    const isOff = (name: string): Promise<string | null> => button(page, name).getAttribute('aria-disabled');
    await page.goto(`/campaigns/${id}/sequences`);
    await button(page, /^2\. Quick/).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await button(page, 'Add text').click();
    await button(page, 'Add email').click();
    await button(page, 'Move sequence 4 up').click();
    await button(page, /^3\. Email/).waitFor();
    for (const act of [
      'Move sequence 1 down',
      'Move sequence 2 up',
      'Remove sequence 2',
      'Move sequence 3 up',
    ])
      expect(await isOff(act), act).toBe('true');
    for (const act of ['Move sequence 4 up', 'Remove sequence 3'])
      expect(await isOff(act), act).toBe('false');
    await button(page, /^2\. Quick/).waitFor();
    await close();
  });

  test('has batches, a history and settings that say how it stands', async () => {
    const { id } = await running('As it stands', [CARD, TEXT]);
    const { page, close } = await it.open();
    await page.goto(`/campaigns/${id}`);
    await page.getByRole('link', { name: 'Batches' }).click();
    await page.getByText(/^locks in \d+ d \d+ h$/).waitFor();
    await expectFine(page, OPPOSITES);
    await page.setViewportSize(SIZES.phone);
    expect(await fits(page)).toBe(true);
    await page.setViewportSize(SIZES.desktop);
    await page.getByRole('link', { name: 'Activity' }).click();
    await page.getByText(`enrolled ${PEOPLE} records`).waitFor();
    await expectFine(page, OPPOSITES);
    await page.setViewportSize(SIZES.phone);
    // A day on one line, the time on the next.
    expect(await linesOfTime(page)).toBe(2);
    await page.reload();
    await page.getByText(`enrolled ${PEOPLE} records`).waitFor();
    await expect.poll(() => isTabInView(page)).toBe(true);
    await page.setViewportSize(SIZES.desktop);
    await page.getByRole('link', { name: 'Settings', exact: true }).last().click();
    await page.getByText('Fixed since the launch').first().waitFor();
    await expectFine(page, OPPOSITES);
    await field(page, 'Name').fill('Renamed');
    await button(page, 'Rename').click();
    await heading(page, 'Renamed').waitFor();
    await close();
  });

  test('takes in chosen records and a filter, and is archived after saying whom that ends', async () => {
    const made = await it.server.api<Campaign>('POST', '/campaigns', {
      name: 'By hand',
      sequences: [{ ...EMAIL, delay: 'P5D' }],
      settings: { exclusive: false },
    });
    await it.server.api('POST', `/campaigns/${made.id}/launch`);
    const { page, close } = await it.open();
    await page.goto(`/campaigns/${made.id}`);
    await button(page, 'Enroll…').click();
    const dialog = page.getByRole('dialog', { name: 'Enroll into By hand' });
    await dialog.getByLabel('Dana Whitfield').click();
    await expectFine(page, OPPOSITES);
    await dialog.getByRole('button', { name: 'Enroll 1' }).click();
    await page.getByText('1 record enrolled.').waitFor();
    await button(page, 'Enroll…').click();
    await dialog.getByLabel('Everyone who matches a filter').click();
    await dialog.getByText('in this campaign already').waitFor();
    await expectFine(page, OPPOSITES);
    await dialog.getByRole('button', { name: 'Enroll', exact: true }).click();
    await page.getByText(`${PEOPLE - 1} records enrolled`).waitFor();
    await button(page, 'More for By hand').click();
    await button(page, 'Archive…').click();
    await button(page, `Archive — unenroll ${PEOPLE}`).click();
    await page.getByText('By hand is archived.').waitFor();
    expect((await it.campaignAt(page)).status).toBe('archived');
    await close();
  });

  test.each([
    ['batches', /\/batches\?/, 'No batch yet'],
    ['activity', /\/campaigns\/[^/]+\/events\?/, 'That is all.'],
  ])('%s that cannot be loaded say so and are asked for again', async (tab, api, ready) => {
    const { id } = await running('Out of reach', [EMAIL]);
    const { page, excuse, close } = await it.open();
    await page.route(api, (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({ title: 'Something went wrong on our side', status: 500, code: 'internal' }),
      }),
    );
    await page.goto(`/campaigns/${id}/${tab}`);
    await page.getByRole('alert').getByText('This could not be loaded').waitFor();
    await page.unroute(api);
    await button(page, 'Try again').click();
    await page.getByText(ready).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    excuse(/500 \(/);
    await close();
  });
});
