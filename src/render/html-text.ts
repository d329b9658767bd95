/**
 * The plain-text part of an email that has only HTML. It is made from the template, once, and not from each
 * rendered message: Liquid tags are set aside as placeholders, so the converter neither reads nor changes them.
 */
import { compile } from 'html-to-text';
import { replaceLiquidTokens } from './liquid-tokens.ts';

const convert = compile({
  wordwrap: false,
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', format: 'block' },
  ],
});

/** Private-use characters: they mean nothing to HTML and are removed from the source first. */
const PLACEHOLDER = /\ue000(\d+)\ue001/g;

/** Liquid source of the text part for Liquid source of an HTML part. */
export function textTemplateOf(html: string): string {
  const tokens: string[] = [];
  const withPlaceholders = replaceLiquidTokens(html.replace(/[\ue000\ue001]/g, ''), ({ text }, n) => {
    tokens.push(text);
    return `\ue000${n}\ue001`;
  });
  return convert(withPlaceholders).replace(PLACEHOLDER, (_, index: string) => tokens[Number(index)] ?? '');
}

/** The same for one finished message, where the template's tags cannot be told from its text. */
export function textOfHtml(html: string): string {
  return convert(html);
}

/** Tags that stood on lines of their own leave gaps; more than one empty line in a row is none of the author's. */
export function withoutGaps(text: string): string {
  return text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
