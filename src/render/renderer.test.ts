import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SequenceContent } from '#domain/campaign/sequence';
import { MERGE_FIELDS } from '#domain/message/merge-fields';
import type { EmailMessage, MailMessage, SmsMessage } from '#engine/ports/channel';
import { RenderFailure, type MergeData } from '#engine/ports/render';
import { mergeData } from '#test/merge-samples';
import { mergeScope, sampleScope } from './merge-scope.ts';
import { createRenderer } from './renderer.ts';

const renderer = createRenderer();
const noCustom = new Set<string>();

async function email(
  content: Partial<SequenceContent>,
  data: MergeData = mergeData(),
): Promise<EmailMessage> {
  const whole = { channel: 'email', subject: 'Hello', ...content } as SequenceContent;
  return (await renderer.render(whole, data)) as EmailMessage;
}
async function sms(body: string, data: MergeData = mergeData()): Promise<SmsMessage> {
  return (await renderer.render({ channel: 'sms', body }, data)) as SmsMessage;
}
const checkSms = (body: string, custom = noCustom) => renderer.check({ channel: 'sms', body }, custom);
const checkHtml = (html: string) => renderer.check({ channel: 'email', subject: 'Hi', html }, noCustom);

describe('merging', () => {
  test('the same fields are offered, sampled and filled', () => {
    const leaves = (scope: object, prefix = ''): string[] =>
      Object.entries(scope).flatMap(([name, value]) =>
        typeof value === 'object' && value !== null
          ? leaves(value as object, `${prefix}${name}.`)
          : [prefix + name],
      );
    const listed = MERGE_FIELDS.map((f) => f.path).toSorted();
    const none = { record: [], property: [] };
    expect(leaves(mergeScope(mergeData(), none)).toSorted()).toEqual(listed);
    expect(leaves(sampleScope(none)).toSorted()).toEqual(listed);
  });

  test('every field of the list passes the check and renders', async () => {
    const body = MERGE_FIELDS.map((f) => `{{ ${f.path} }}`).join('\n');
    expect(await checkSms(body)).toEqual([]);
    expect((await sms(body)).body).toContain('Alice\nExample\nAlice Example');
  });

  test('a known field without a value is empty, through missing groups and custom fields too', async () => {
    const data = mergeData((d) => {
      d.record.lastName = null;
      d.record.companyName = '  ';
      d.record.mailingAddress = null;
      d.workspace.postalAddress = null;
    });
    const body =
      '[{{ record.lastName }}{{ record.mailingAddress.line1 }}{{ property.address.city }}{{ record.custom.gone }}' +
      '{{ property.custom["offer price"] }}{{ workspace.postalAddress.city }}{{ record.companyName | default: "none" }}]';
    expect((await sms(body, data)).body).toBe('[none]');
  });

  test('custom values print as they are', async () => {
    const data = mergeData((d) => {
      d.record.custom = { n: 12.5, yes: true, no: false, word: 'w', unused: 'x' };
    });
    expect(
      (
        await sms(
          '{{ record.custom.n }} {{ record.custom.yes }} {{ record.custom.no }} {{ record.custom.word }}',
          data,
        )
      ).body,
    ).toBe('12.5 true false w');
  });

  test('what no template may name is not there to be named', async () => {
    for (const name of [
      'to.email',
      'record.custom.constructor',
      'record.__proto__',
      'constructor',
      'globalThis',
    ]) {
      expect(await checkSms(`hello {{ ${name} }}`), name).toHaveLength(1);
    }
  });
});

describe('nothing a record holds is read as markup, template or header', () => {
  const evil = mergeData((d) => {
    d.record.firstName = '<script>alert("1")</script>';
    d.record.lastName = '{{ unsubscribeUrl }}{% raw %}';
    d.record.name = 'Alice\r\nBcc: victim@example.com';
  });

  test.each([
    ['output', '{{ record.firstName }}'],
    ['echo', '{% echo record.firstName %}'],
    ['cycle', '{% cycle record.firstName, "b" %}'],
    ['liquid tag', '{% liquid\n echo record.firstName %}'],
    ['assign', '{% assign a = record.firstName %}{{ a }}'],
    ['capture', '{% capture a %}{{ record.firstName }}{% endcapture %}{{ a }}'],
    ['capture by echo', '{% capture a %}{% echo record.firstName %}{% endcapture %}{% echo a %}'],
    ['captured and filtered', '{% capture a %}{{ record.firstName }}{% endcapture %}{{ a | upcase }}'],
    ['loop', '{% assign l = record.firstName | split: "" %}{% for c in l %}{{ c }}{% endfor %}'],
    ['joined', '{{ record.firstName | split: "" | join: "" }}'],
    ['array printed', '{{ record.firstName | split: "" }}'],
    ['escape', '{{ record.firstName | escape }}'],
    ['escape_once', '{{ record.firstName | escape_once }}'],
    ['newline_to_br', '{{ record.firstName | newline_to_br }}'],
    ['url_decode', '{{ record.firstName | url_encode | url_decode }}'],
    ['strip_html', '{{ record.firstName | strip_html }}'],
    ['replace', '{{ record.firstName | replace: "a", "b" }}'],
    ['json', '{{ record.firstName | json }}'],
    ['append', '{{ "x" | append: record.firstName }}'],
    ['default', '{{ record.companyName | default: record.firstName }}'],
    [
      'tablerow',
      '{% assign l = record.firstName | split: "|" %}{% tablerow c in l %}{{ c }}{% endtablerow %}',
    ],
  ])('HTML: %s', async (_, template) => {
    const { html } = await email({ html: `<p title="{{ record.firstName }}">${template}</p>` }, evil);
    expect(html?.toLowerCase()).not.toContain('<script');
    expect(html).not.toMatch(/title="[^"]*"1/);
  });

  test('HTML: escaped once, also by an explicit filter or through capture', async () => {
    const data = mergeData((d) => {
      d.record.lastName = "O'Brien & Sons";
    });
    const once = 'O&#39;Brien &amp; Sons';
    for (const template of [
      '{{ record.lastName }}',
      '{{ record.lastName | escape }}',
      "{{ 'O&#39;Brien &amp; Sons' | escape_once }}",
      '{% capture a %}{{ record.lastName }}{% endcapture %}{{ a }}',
    ]) {
      expect((await email({ html: template }, data)).html, template).toContain(once);
    }
  });

  test('the raw filter and the tags that read files do not exist', async () => {
    expect(await checkHtml('{{ record.firstName | raw }}')).toMatchObject([{ path: 'html', line: 1 }]);
    for (const tag of ['{% include "a" %}', '{% render "a" %}', '{% layout "a" %}']) {
      expect((await checkHtml(`x${tag}`))[0]?.message, tag).toMatch(/tag .* not found/);
    }
  });

  test('braces in data are printed, not evaluated; in HTML they cannot reach a provider as merge variables', async () => {
    const message = await email(
      { html: '<p>{{ record.lastName }}</p>', text: '{{ record.lastName }}' },
      evil,
    );
    expect(message.html).toContain('&#123;&#123; unsubscribeUrl &#125;&#125;&#123;% raw %&#125;');
    expect(message.text).toContain('{{ unsubscribeUrl }}{% raw %}');
  });

  test('line breaks enter neither the subject nor the name', async () => {
    const data = mergeData((d) => {
      d.record.firstName = 'Alice\r\nBcc: victim@example.com\u2028';
    });
    const message = await email({ subject: 'For {{ record.firstName }}\n', text: 'x' }, data);
    expect(message.subject).toBe('For Alice Bcc: victim@example.com');
    expect(message.toName).toBe('Alice Bcc: victim@example.com Example');
  });

  test('whatever a name is, it comes out as that name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async (name) => {
        const data = mergeData((d) => {
          d.record.firstName = `x${name}x`;
        });
        const html = (await email({ html: '{{ record.firstName }}' }, data)).html ?? '';
        expect(html.slice(0, html.indexOf('<div'))).not.toMatch(/[<>"'{}]/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('email', () => {
  test('without a link gets a footer in both parts; the text part is made from the html', async () => {
    const message = await email({
      html: '<h1>Hi {{ record.firstName }}</h1><p>See <a href="https://example.com">us</a></p>',
    });
    expect(message.html).toContain('href="https://example.com/u/token"');
    expect(message.html).toContain('1 Main Street');
    expect(message.text).toBe(
      'Hi Alice\n\nSee us (https://example.com)\n\n-- \nSample Homes, 1 Main Street, Springfield, IL 62701\n' +
        'Unsubscribe: https://example.com/u/token\n',
    );
  });

  test('with its own link keeps it, once, in both parts', async () => {
    const { html, text } = await email({ html: '<a href="{{ unsubscribeUrl }}">Stop</a>' });
    expect(html?.split('https://example.com/u/token')).toHaveLength(2);
    expect(text.split('https://example.com/u/token')).toHaveLength(2);
  });

  test('a link that the template hides is no link', async () => {
    const { html } = await email({ html: '<p>x</p>{% if false %}{{ unsubscribeUrl }}{% endif %}' });
    expect(html).toContain('href="https://example.com/u/token"');
  });

  test('the text part follows conditions and keeps Liquid away from the converter', async () => {
    const html =
      '<style>p{color:red}</style>{% assign n = 3 %}<h2>{{ record.firstName }}</h2>' +
      '{% if n < 4 and n > 1 %}<p>few &amp; far</p>{% else %}<p>many</p>{% endif %}<img src="{{ unsubscribeUrl }}" alt="a">';
    const { text } = await email({ html });
    expect(text).toMatch(/^Alice\n\nfew & far\n\n-- \n/);
  });

  test('a condition opened where the text part cannot see it falls back to converting the message', async () => {
    const html = '<style>{% if true %}p{}</style><p>Hi {{ record.firstName }}</p><style>{% endif %}</style>';
    expect((await email({ html })).text).toMatch(/^Hi Alice/);
    const cut = '<title>{% if true %}</title><style>p{}</style><p>Hi {{ record.firstName }}</p>{% endif %}';
    expect((await email({ html: cut })).text).toContain('Hi Alice');
  });

  test('text only has no html part', async () => {
    expect((await email({ text: 'Hi' })).html).toBeNull();
  });

  test('a message that turns out empty for this record is refused', async () => {
    const data = mergeData((d) => {
      d.record.companyName = null;
    });
    await expect(email({ subject: '{{ record.companyName }}', text: 'x' }, data)).rejects.toThrow(
      /subject is empty/,
    );
    await expect(email({ text: '{{ record.companyName }}' }, data)).rejects.toThrow(/the email is empty/);
    await expect(sms('{{ record.companyName }}', data)).rejects.toThrow(RenderFailure);
  });
});

describe('direct mail', () => {
  test('a postcard has two sides, a letter has pages; both have addresses', async () => {
    const card = (await renderer.render(
      {
        channel: 'direct_mail',
        format: 'postcard_6x9',
        front: '<p>{{ record.firstName }}</p>',
        back: '<p>b</p>',
      },
      mergeData(),
    )) as MailMessage;
    expect(card).toMatchObject({
      front: '<p>Alice</p>',
      back: '<p>b</p>',
      html: null,
      format: 'postcard_6x9',
    });
    expect(card.to.line1).toBe('12 Sample Street');
    expect(card.from?.line1).toBe('1 Main Street');
  });
});

describe('cache', () => {
  test('equal content compiles once; changed content is not served from before', async () => {
    expect((await sms('one')).body).toBe('one');
    expect((await sms('two')).body).toBe('two');
    expect((await sms('one')).body).toBe('one');
  });
});
