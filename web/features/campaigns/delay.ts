/** A delay as people choose it: so many of one unit. What is written otherwise is left as it is written. */
export const DELAY_UNITS = ['minutes', 'hours', 'days', 'weeks'] as const;
export type DelayUnit = (typeof DELAY_UNITS)[number];
export type Delay = { readonly amount: number; readonly unit: DelayUnit };

const SIMPLE = /^P(?:(\d+)W|(\d+)D|T(\d+)H|T(\d+)M|T0S)$/;
const IN_ORDER: readonly DelayUnit[] = ['weeks', 'days', 'hours', 'minutes'];

/** Undefined: of several units, or to the second. */
export function delayOf(iso: string): Delay | undefined {
  const match = SIMPLE.exec(iso);
  if (match === null) return undefined;
  for (const [index, unit] of IN_ORDER.entries()) {
    const amount = match[index + 1];
    if (amount !== undefined) return { amount: Number(amount), unit };
  }
  return { amount: 0, unit: 'days' };
}

/** No time at all is at once, whatever it is counted in: days of zero would wait for the same hour. */
export function isoOf({ amount, unit }: Delay): string {
  if (amount === 0) return 'PT0S';
  switch (unit) {
    case 'weeks':
      return `P${amount}W`;
    case 'days':
      return `P${amount}D`;
    case 'hours':
      return `PT${amount}H`;
    case 'minutes':
      return `PT${amount}M`;
  }
}
