/** The open article of help: about the window, not about the page, so that no page sees it (features/help). */
export const HELP_PARAM = 'help';

/** Filters in the URL as anybody would write them: `?status=active&search=elm street`. Nothing unknown is kept. */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries([...new URLSearchParams(text)].filter(([key]) => key !== HELP_PARAM));

export function stringifySearch(params: Readonly<Record<string, unknown>>): string {
  const text = new URLSearchParams(
    Object.entries(params).flatMap(([key, value]) =>
      typeof value === 'string' && value !== '' ? [[key, value]] : [],
    ),
  ).toString();
  return text === '' ? '' : `?${text}`;
}

/** The value, if it is one of those that are allowed. */
export const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((one) => one === value);

/** Text that is not empty. */
export const someText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
