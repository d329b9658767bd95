/** Reads a whole name from one field, as lists of owners have them. What cannot be told apart stays together. */
import { cleanText } from './text.ts';

export type NameParts = {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly companyName: string | null;
};

const COMPANY =
  /\b(?:l\.?l\.?c|inc|incorporated|corp|corporation|co|company|ltd|limited|l\.?p|l\.?l\.?p|plc|trust|trustees?|estate of|bank|n\.a|holdings?|properties|property|investments?|investors|partners|partnership|association|assn|hoa|church|ministries|university|school|city of|county of|state of|town of|village of|housing|authority|realty|homes|group|fund|capital|ventures?|enterprises?|management|development|developers|builders|construction|services|solutions|foundation|club)\b\.?/i;
const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|esq|md|phd)\.?$/i;

/** `Roe, Jane A` and `Jane A Roe` are Jane A · Roe; `Roe Holdings LLC` is a company; `Jane` is a first name. */
export function splitName(value: string): NameParts {
  const name = cleanText(value);
  if (name === '') return { firstName: null, lastName: null, companyName: null };
  if (COMPANY.test(name)) return { firstName: null, lastName: null, companyName: name };
  const comma = name.indexOf(',');
  if (comma > 0) {
    const last = name.slice(0, comma).trim();
    const first = name.slice(comma + 1).trim();
    if (!SUFFIX.test(first))
      return { firstName: first === '' ? null : first, lastName: last, companyName: null };
  }
  const words = name.replace(/,/g, '').split(' ');
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  if (words.length === 1) return { firstName: name, lastName: null, companyName: null };
  const last = words.pop() ?? '';
  return {
    firstName: words.join(' '),
    lastName: suffix === undefined ? last : `${last} ${suffix}`,
    companyName: null,
  };
}
