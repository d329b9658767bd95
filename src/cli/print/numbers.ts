/** Numbers, instants and money as every command prints them. */
import { money } from '#domain/money/money';

/** 12431 → `12,431`. */
export const count = (value: number): string => value.toLocaleString('en-US');

/** 1 touch, 2 touches. */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** `2026-03-01 17:00:00 UTC`. */
export const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** `1.23 s` or `45 ms`. */
export const duration = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;

/** Micro-units as `0.79 USD`. */
export const amount = (micros: number, currency: string): string => {
  const value = money(micros, currency);
  return `${value.amount} ${value.currency}`;
};
