/**
 * One line without control characters: what may stand in a header, a name or an address line.
 * Line breaks (also NEL, LS and PS, which some readers take as such) and tabs become one space, so a value
 * can never open a header of its own (RFC 5322 §2.2); other control characters vanish.
 */
export function singleLine(text: string): string {
  return text
    .replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
    .replace(CONTROL, '')
    .trim();
}

/** Control characters but for line breaks and tabs: they are invisible and some providers refuse them. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** Text of several lines: line breaks become `\n`, other control characters vanish. */
export function plainLines(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(CONTROL, '');
}
