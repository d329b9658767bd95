/**
 * Parcel numbers (APN, PIN, tax id). Counties print them with dashes, dots and spaces that lists drop or change, so
 * comparing looks at letters and digits only. Leading zeros count: they are part of the number.
 */
import { cleanOrNull } from './text.ts';

/** Kept as written but for spacing; null when blank. A spreadsheet's leading apostrophe is dropped. */
export function normalizeParcelNumber(value: string | null | undefined): string | null {
  return cleanOrNull(cleanOrNull(value)?.replace(/^'+/, ''));
}

/** `012-345.678 a` → `012345678A`; null when nothing but separators, or all zeros, is left: that names no parcel. */
export function parcelKey(parcelNumber: string): string | null {
  const key = parcelNumber
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return key === '' || /^0+$/.test(key) ? null : key;
}
