/** Numbers inside sentences, and the form of a word that goes with them, in one language. */
export function counting(locale: string) {
  const format = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const number = (value: number): string => format.format(value);
  return {
    number,
    /** `1 row`, `2 rows`. */
    count: (value: number, one: string, many: string): string =>
      `${number(value)} ${rules.select(value) === 'one' ? one : many}`,
  };
}
