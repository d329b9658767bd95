/** Protects contract.md §5: what is wrong with a template is refused when it is saved, with its place. */
import { describe, expect, test } from 'vitest';
import type { SequenceContent } from '#domain/campaign/sequence';
import type { EmailMessage } from '#engine/ports/channel';
import { RenderFailure } from '#engine/ports/render';
import { mergeData } from '#test/merge-samples';
import { createRenderer } from './renderer.ts';

const renderer = createRenderer();
const noCustom = new Set<string>();
const checkSms = (body: string, custom = noCustom) => renderer.check({ channel: 'sms', body }, custom);
const checkHtml = (html: string) => renderer.check({ channel: 'email', subject: 'Hi', html }, noCustom);
const sms = (body: string, data = mergeData()) => renderer.render({ channel: 'sms', body }, data);
const email = async (content: { html: string }, data = mergeData()) =>
  (await renderer.render({ channel: 'email', subject: 'Hi', ...content }, data)) as EmailMessage;

describe('MJML', () => {
  const mjml = (body: string) =>
    `<mjml><mj-body><mj-section><mj-column><mj-text>${body}</mj-text></mj-column></mj-section></mj-body></mjml>`;

  test('is compiled; Liquid passes through and is escaped', async () => {
    const data = mergeData((d) => {
      d.record.firstName = '<b>';
    });
    const { html, text } = await email(
      { html: mjml('Hi {{ record.firstName | default: "there" }}{% if 3 < 4 %}!{% endif %}') },
      data,
    );
    expect(html).toContain('<!doctype html>');
    expect(html).toContain('Hi &lt;b&gt;!');
    expect(html).not.toContain('fonts.googleapis.com');
    expect(text).toMatch(/^Hi <b>!/);
  });

  test('faults are placed in the source', async () => {
    expect(await checkHtml(mjml('\n\n {{ record.nope }}'))).toMatchObject([
      { path: 'html', line: 3, message: expect.stringContaining('record.nope') as string },
    ]);
    expect(await checkHtml('<mjml>\n<mj-body>\n<mj-bogus/></mj-body></mjml>')).toMatchObject([
      { path: 'html', line: 3 },
    ]);
    expect(await checkHtml('<mjml></mjml>')).toMatchObject([{ path: 'html' }]);
  });

  test('a tag that MJML would drop is a fault, one in a comment is not', async () => {
    const looped =
      '<mjml><mj-body><!-- {{ record.x }} -->\n{% for i in (1..2) %}<mj-section></mj-section>{% endfor %}</mj-body></mjml>';
    const faults = await checkHtml(looped);
    expect(faults.map((f) => f.message).join()).toMatch(/mj-raw/);
    expect(faults.find((f) => f.message.includes('for i'))).toMatchObject({ line: 2, column: 1 });
  });

  test('files cannot be included', async () => {
    expect(
      await checkHtml('<mjml><mj-body>\n<mj-include path="/etc/hostname" /></mj-body></mjml>'),
    ).toMatchObject([{ path: 'html', line: 2, column: 1, message: 'mj-include is not available here' }]);
  });
});

describe('check: everything that can be known before a record is', () => {
  test('a template that does not compile is placed by line and column', async () => {
    expect(await checkSms('Hi\n  {% if record.firstName %}')).toMatchObject([
      { path: 'body', line: 2, column: 3 },
    ]);
    expect(await checkSms('Hi {{ record.firstName')).toMatchObject([{ path: 'body', line: 1, column: 4 }]);
    expect(await checkSms('Hi {{ record.firstName | shout }}')).toMatchObject([{ path: 'body', line: 1 }]);
  });

  test.each([
    'a\n {{ record.nope }}',
    'a\n {% if record.nope %}x{% endif %}',
    'a\n {% assign a = record.nope %}x{{ a }}',
    'a\n {% for i in record.nope %}x{% endfor %}',
    'a\n {{ "x" | append: record.nope }}',
    'a\n {% case record.nope %}{% when 1 %}{% endcase %}',
    'a\n {% unless true and record.nope %}{% endunless %}',
    'a\n {% cycle record.nope, "b" %}',
    'a\n {% tablerow i in record.nope %}{% endtablerow %}',
    'a\n {% capture a %}{{ record.nope }}{% endcapture %}',
    'a\n {% liquid\n echo record.nope %}',
    'a\n {% echo record.nope %}',
    'a\n {% for i in (1..record.nope) %}{% endfor %}',
    'a\n {{ record["nope"] }}',
  ])('an unknown field is found wherever it stands: %s', async (body) => {
    const faults = await checkSms(body);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toContain('record.nope');
    expect(faults[0]?.line).toBeGreaterThanOrEqual(2);
  });

  test('names of the template itself are no merge fields', async () => {
    expect(
      await checkSms('{% assign a = 1 %}{% for i in (1..2) %}{{ a }}{{ i }}{{ forloop.index }}{% endfor %}'),
    ).toEqual([]);
    expect(await checkSms('{% increment n %}{% capture c %}x{% endcapture %}{{ c }}')).toEqual([]);
    expect(await checkSms('{{ a }}{% assign a = 1 %}')).toHaveLength(1);
  });

  test('custom fields are those of the workspace; computed names are refused', async () => {
    expect(await checkSms('{{ record.custom.price }}', new Set(['price']))).toEqual([]);
    expect(await checkSms('{{ record.custom.price }}')).toHaveLength(1);
    expect(await checkSms('{% assign k = "email" %}{{ record[k] }}')).toMatchObject([
      { message: 'a field cannot be chosen by a computed name; write the name out' },
    ]);
  });

  const card = { channel: 'direct_mail', format: 'postcard_4x6' } as const;
  test.each<[string, SequenceContent, string[]]>([
    ['email without subject and content', { channel: 'email', subject: ' ' }, ['subject', 'html']],
    ['sms without body', { channel: 'sms', body: ' \n' }, ['body']],
    ['postcard without sides', { ...card }, ['front', 'back']],
    ['postcard with html', { ...card, front: '<p>', back: '<p>', html: '<p>' }, ['html']],
    ['letter without html', { channel: 'direct_mail', format: 'letter', front: '<p>' }, ['html', 'front']],
  ])('missing content: %s', async (_, content, paths) => {
    expect((await renderer.check(content, noCustom)).map((f) => f.path)).toEqual(paths);
    await expect(renderer.render(content, mergeData())).rejects.toThrow(RenderFailure);
  });

  test('every fault of every part is listed at once', async () => {
    const faults = await renderer.check(
      { channel: 'email', subject: '{{ record.a }}', html: '{{ record.b }}', text: '{{ oops' },
      noCustom,
    );
    expect(faults.map((f) => f.path).toSorted()).toEqual(['html', 'subject', 'text']);
  });

  test('lengths: at the limit passes, above it is refused at check and at render', async () => {
    expect(await checkSms('a'.repeat(1600))).toEqual([]);
    expect(await checkSms('a'.repeat(1601))).toHaveLength(1);
    const long = mergeData((d) => {
      d.record.firstName = 'x'.repeat(1601);
    });
    await expect(sms('{{ record.firstName }}', long)).rejects.toThrow(/1601 characters long; at most 1600/);
    const side = (n: number): SequenceContent => ({ ...card, front: 'a'.repeat(n), back: '<p>b</p>' });
    expect(await renderer.check(side(9_999), noCustom)).toEqual([]);
    expect(await renderer.check(side(10_000), noCustom)).toMatchObject([{ path: 'front' }]);
    expect(
      await renderer.check({ channel: 'email', subject: 's'.repeat(999), text: 'x' }, noCustom),
    ).toHaveLength(1);
    expect(await checkHtml('a'.repeat(500_001))).toMatchObject([{ path: 'html' }]);
  });

  test('a template that would not end is stopped, at check and at render', async () => {
    const loop =
      '{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}x{% endfor %}{% endfor %}{% endfor %}';
    expect(await checkSms(loop)).toMatchObject([
      { path: 'body', message: expect.stringMatching(/limit exceeded/) as string },
    ]);
    await expect(sms(loop)).rejects.toThrow(/limit exceeded/);
    expect(await checkSms('{% for a in (1..100000000) %}x{% endfor %}')).toMatchObject([{ path: 'body' }]);
  });

  test('a source made to be slow to scan is not', async () => {
    const started = performance.now();
    await checkHtml(`{% raw %}${'{{'.repeat(120_000)}{% endraw %}`);
    await checkHtml(`<mjml><mj-body>${'<!--'.repeat(50_000)}</mj-body></mjml>`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
