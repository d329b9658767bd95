/**
 * A value for a spreadsheet that may come from strangers: what a spreadsheet would run as a formula is marked as text by
 * an apostrophe (OWASP, CSV injection). A number stays one, also with its sign: phones begin with a plus.
 */
export const safeCell = (value: string): string =>
  /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
