/** The heading row of a file: names that are unique, and a file that has none recognised as such. */
import { cleanText } from '#domain/record/text';
import { normalizeEmail } from '#domain/record/email';
import { normalizePhone } from '#domain/record/phone';

/** Columns that the file of rejected rows adds; an import leaves them out, so a mended file goes straight back in. */
export const REJECT_COLUMNS = ['_line', '_column', '_reason'] as const;

export function isRejectColumn(name: string): boolean {
  return (REJECT_COLUMNS as readonly string[]).includes(name);
}

/** Headings in order, each once: a repeated one gets a number (`Phone`, `Phone (2)`), a blank one its place. */
export function columnNames(cells: readonly string[]): readonly string[] {
  const names: string[] = [];
  const taken = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    const text = cleanText(cell).slice(0, 200);
    // Names become keys of an object.
    const base = text === '' || text === '__proto__' ? `Column ${index + 1}` : text;
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base} (${count})`;
    taken.add(name.toLowerCase());
    names.push(name);
  }
  return names;
}

/** Whether a first row looks like data: a heading is no email address, phone number, ZIP code or plain amount. */
export function looksLikeData(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const text = cleanText(cell);
    return (
      normalizeEmail(text).ok ||
      (/\d{7}|\d{3}\D+\d{4}/.test(text) && normalizePhone(text).ok) ||
      /^\d{5}-\d{4}$/.test(text)
    );
  });
}
