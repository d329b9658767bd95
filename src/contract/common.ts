/** Schemas that many resources share. Everything that comes in is strict; what goes out may grow. */
import { z } from 'zod';
import type { Result } from '#domain/result';
import { parseDuration, parseLead, parseWholeDays } from '#domain/time/duration';
import { parseTimeOfDay } from '#domain/time/time-of-day';
import { isZone } from '#domain/time/zone';

/** ISO 8601 in UTC, milliseconds, as `Date.toISOString()` writes it. */
export const Instant = z.iso
  .datetime()
  .meta({ description: 'ISO 8601, UTC.', example: '2025-03-10T17:00:00.000Z' });

const durationText = (parse: (text: string) => Result<unknown, string>) =>
  z
    .string()
    .max(32)
    .superRefine((text, ctx) => {
      const parsed = parse(text);
      if (!parsed.ok) ctx.addIssue({ code: 'custom', message: parsed.error });
    })
    .meta({ description: 'ISO 8601 duration.', example: 'P2D' });

/** ISO 8601 duration of weeks, days and time: no months and years, they have no length of their own. */
export const Duration = durationText(parseDuration);
/** A mail lead: whole days (`P2D`) or time only (`PT30S`). */
export const LeadTime = durationText(parseLead);
/** `P30D`: whole days, nothing else. */
export const WholeDays = durationText(parseWholeDays);

/** ISO 4217. */
export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/, 'is not a currency code such as USD');

/** A decimal as text: money is never a float. */
export const Amount = z.string().regex(/^-?\d{1,15}(?:\.\d{1,10})?$/, 'is not an amount such as 0.0079');

/** What one of something costs: never less than nothing. */
export const Price = z.string().regex(/^\d{1,9}(?:\.\d{1,6})?$/, 'is not a price such as 0.0079');

export const Money = z
  .object({ amount: Amount, currency: CurrencyCode })
  .meta({ id: 'Money', example: { amount: '0.0079', currency: 'USD' } });

export const TimeZone = z
  .string()
  .max(64)
  .refine(isZone, 'is not a time zone such as America/New_York')
  .meta({ description: 'IANA time zone.', example: 'America/New_York' });

/** BCP 47. */
export const Locale = z
  .string()
  .max(35)
  .refine(isLocale, 'is not a locale such as en-US')
  .meta({ description: 'BCP 47 locale.', example: 'en-US' });

function isLocale(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

export const Email = z.email('is not an email address').max(254);

/** `17:00`. */
export const TimeOfDay = z
  .string()
  .refine((text) => parseTimeOfDay(text) !== undefined, 'is not a time of day such as 17:00')
  .meta({ example: '17:00' });

const line = z.string().trim().max(200);

/** contract.md §2: Address. */
export const Address = z.strictObject({
  line1: line.min(1),
  line2: line.nullish(),
  city: line.min(1),
  state: line.min(1),
  postalCode: z.string().trim().min(1).max(20),
});

/** Who did something. */
export const Actor = z
  .object({
    type: z.enum(['user', 'api_key', 'recipient', 'system']),
    id: z.string().nullable(),
    name: z.string(),
  })
  .meta({ id: 'Actor' });

/** `?flag=true`: only the two words, since `Boolean('false')` is true. */
export const queryFlag = z.enum(['true', 'false']).transform((value) => value === 'true');
