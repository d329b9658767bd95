/** Numbers inside sentences, and the form of a word that goes with them, in one language. */
export function counting(locale: string) {
  const number = (value: number): string => toolsOf(locale).format.format(value);
  return {
    number,
    /** `1 row`, `2 rows`. */
    count: (value: number, one: string, many: string): string =>
      `${number(value)} ${toolsOf(locale).rules.select(value) === 'one' ? one : many}`,
  };
}

type Tools = { readonly format: Intl.NumberFormat; readonly rules: Intl.PluralRules };

const made = new Map<string, Tools>();

/** Each takes a browser a millisecond to make: for all files of words only once, and not before a number is said. */
function toolsOf(locale: string): Tools {
  let tools = made.get(locale);
  if (tools === undefined) {
    tools = { format: new Intl.NumberFormat(locale), rules: new Intl.PluralRules(locale) };
    made.set(locale, tools);
  }
  return tools;
}
