/**
 * Money as whole millionths of a currency unit, in plain numbers: exact, since every sum is checked to stay
 * below 2^53 (nine billion dollars). A price of $0.0079 is 7900. At the edges it is `{amount: "0.0079", currency}`.
 */
import { err, ok, type Result } from '../result.ts';

/** Millionths of a currency unit; a safe integer. */
export type Micros = number;
export type Money = { readonly amount: string; readonly currency: string };

export const MICROS_PER_UNIT = 1_000_000;

const AMOUNT = /^(-?)(\d{1,10})(?:\.(\d{1,6}))?$/;
const CURRENCY = /^[A-Z]{3}$/;

/** A decimal amount with at most six places, or one sentence saying why not. */
export function parseAmount(text: string): Result<Micros, string> {
  const match = AMOUNT.exec(text);
  if (!match) return err(`"${text.slice(0, 40)}" is not an amount such as 0.0079 (at most six decimals).`);
  const [, sign, whole, fraction = ''] = match;
  const micros = Number(whole) * MICROS_PER_UNIT + Number(fraction.padEnd(6, '0'));
  if (!Number.isSafeInteger(micros)) return err(`"${text}" is more than can be counted exactly.`);
  return ok(sign === '-' && micros !== 0 ? -micros : micros);
}

/** For amounts that our own code or a validated row wrote. */
export function microsOf(amount: string): Micros {
  const result = parseAmount(amount);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** The shortest decimal with at least two places: 7900 → "0.0079", 780000 → "0.78". */
export function formatAmount(micros: Micros): string {
  const value = exact(micros);
  const digits = String(Math.abs(value)).padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -6)}.${fraction}`;
}

export function money(micros: Micros, currency: string): Money {
  if (!isCurrency(currency)) throw new Error(`not a currency code: ${currency}`);
  return { amount: formatAmount(micros), currency };
}

/** ISO 4217 in form; which codes exist is not ours to say. */
export function isCurrency(code: string): boolean {
  return CURRENCY.test(code);
}

export function addMicros(...amounts: readonly Micros[]): Micros {
  return amounts.reduce((sum, amount) => exact(sum + exact(amount)), 0);
}

export function timesMicros(amount: Micros, count: number): Micros {
  return exact(exact(amount) * exact(count));
}

/** Rounding would lose money silently, so it is a programmer error. */
function exact(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of micros: ${value}`);
  return value === 0 ? 0 : value;
}
