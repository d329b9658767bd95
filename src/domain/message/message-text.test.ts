import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlWithFooter, textWithFooter, type FooterSender } from './email-footer.ts';
import { escapeHtml } from './escape-html.ts';
import { mergeFieldFault } from './merge-fields.ts';
import { previewText } from './preview-text.ts';
import { plainLines, singleLine } from './single-line.ts';

const sender: FooterSender = {
  workspaceName: 'Sample Homes',
  postalAddress: {
    name: 'Sample Homes',
    line1: '1 <Main> Street',
    city: 'Springfield',
    state: 'IL',
    postalCode: '62701',
  },
  unsubscribeUrl: 'https://example.com/u/t?a=1&b=2',
};
const link = 'href="https://example.com/u/t?a=1&amp;b=2"';
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('footer: every email carries a way out and a postal address', () => {
  test('html without either gets both, escaped, inside the body', () => {
    const html = htmlWithFooter('<html><body><p>Hi</p></BODY></html>', sender);
    expect(count(html, link)).toBe(1);
    expect(html).toContain('1 &lt;Main&gt; Street, Springfield, IL 62701');
    expect(html.indexOf(link)).toBeLessThan(html.indexOf('</BODY>'));
  });

  test('html without a body tag gets it at the end', () => {
    expect(htmlWithFooter('<p>Hi</p>', sender)).toMatch(/^<p>Hi<\/p><div .*Unsubscribe<\/a><\/div>$/);
  });

  test('a link of its own is not doubled; a missing address is still added', () => {
    const html = htmlWithFooter(`<a ${link}>stop</a>`, sender);
    expect(count(html, link)).toBe(1);
    expect(html).toContain('62701');
  });

  test('html that carries both comes back as it was', () => {
    const own = `<a ${link}>stop</a> 1 &lt;MAIN&gt; street`;
    expect(htmlWithFooter(own, sender)).toBe(own);
  });

  test('text gets a signature block, once', () => {
    const text = textWithFooter('Hi\n', sender);
    expect(text).toBe(
      'Hi\n\n-- \nSample Homes, 1 <Main> Street, Springfield, IL 62701\nUnsubscribe: https://example.com/u/t?a=1&b=2\n',
    );
    expect(textWithFooter(text, sender)).toBe(text);
  });

  test('without an address the link alone is added', () => {
    expect(textWithFooter('Hi', { ...sender, postalAddress: null })).toBe(
      'Hi\n\n-- \nUnsubscribe: https://example.com/u/t?a=1&b=2\n',
    );
  });
});

describe('text that cannot break out of where it stands', () => {
  test('escaped text holds no character with a meaning in HTML, Liquid or Lob', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text).replace(/&(amp|lt|gt|#34|#39|#123|#125);/g, '')).not.toMatch(/[&<>"'{}]/);
      }),
    );
  });

  test('a single line has no line break of any kind', () => {
    expect(singleLine('Alice\r\nBcc: x@example.com\u2028\u0000!')).toBe('Alice Bcc: x@example.com !');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(singleLine(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
      }),
    );
  });

  test('plain lines keep line breaks and tabs, and nothing else below a space', () => {
    expect(plainLines('a\r\nb\rc\u2028d\te\u0007')).toBe('a\nb\nc\nd\te');
  });
});

describe('preview text', () => {
  test('short text is one line; long text is cut at a word', () => {
    expect(previewText('Hi\n\n  Alice')).toBe('Hi Alice');
    expect(previewText('one two three four', 13)).toBe('one two…');
    expect(previewText('🏠'.repeat(10), 6)).toBe('🏠🏠…');
  });
});

describe('merge fields are a closed list', () => {
  const custom = new Set(['offer price']);

  test.each([
    ['record.firstName', undefined],
    ['record.custom.offer price', undefined],
    ['property.custom.offer price', undefined],
    ['record.firstname', 'unknown merge field "record.firstname"; did you mean "record.firstName"?'],
    ['record.custom.ofer price', 'unknown custom field "ofer price"; did you mean "offer price"?'],
    ['record.mailingAddress', '"record.mailingAddress" is a group of fields, not a field'],
    ['record.custom', '"record.custom" is a group of fields, not a field'],
    ['record', '"record" is a group of fields, not a field'],
    ['campaign.custom.x', 'unknown merge field "campaign.custom.x"'],
    ['record.constructor', 'unknown merge field "record.constructor"'],
    ['record.firstName.size', 'unknown merge field "record.firstName.size"'],
  ])('%s', (path, fault) => {
    expect(mergeFieldFault(path.split('.'), custom)).toBe(fault);
  });
});
