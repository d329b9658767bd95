/**
 * How many SMS segments a text is sent (and charged) as. Pure; the same text always counts the same.
 *
 * GSM 03.38 (3GPP TS 23.038 §6.2.1): the basic alphabet costs one septet a character, the extension table
 * two. One character outside both turns the whole text into UCS-2, counted in UTF-16 code units. Several
 * segments carry a 6-octet concatenation header each (TS 23.040 §9.2.3.24), hence 153 and 67 instead of
 * 160 and 70. Neither an escape pair nor a surrogate pair is split over two segments.
 */
const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_EXTENSION = '\f^{}\\[~]|€';

const GSM_COST: ReadonlyMap<string, number> = new Map([
  ...[...GSM_BASIC].map((c) => [c, 1] as const),
  ...[...GSM_EXTENSION].map((c) => [c, 2] as const),
]);

export type SmsSegments = {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Septets (GSM-7) or UTF-16 code units (UCS-2), without concatenation headers. */
  readonly length: number;
  readonly segments: number;
  /** Units still free in the last segment. */
  readonly remaining: number;
  /** Characters that made the text UCS-2, each once; empty for GSM-7. */
  readonly outside: readonly string[];
};

type Limits = { readonly single: number; readonly multi: number };
const GSM_LIMITS: Limits = { single: 160, multi: 153 };
const UCS2_LIMITS: Limits = { single: 70, multi: 67 };

export function smsSegments(text: string): SmsSegments {
  const characters = [...text];
  const outside = [...new Set(characters.filter((c) => !GSM_COST.has(c)))];
  const gsm = outside.length === 0;
  const costs = characters.map((c) => (gsm ? (GSM_COST.get(c) ?? 0) : c.length));
  const packed = pack(costs, gsm ? GSM_LIMITS : UCS2_LIMITS);
  return { encoding: gsm ? 'GSM-7' : 'UCS-2', outside, ...packed };
}

function pack(
  costs: readonly number[],
  limits: Limits,
): { readonly length: number; readonly segments: number; readonly remaining: number } {
  const length = costs.reduce((sum, cost) => sum + cost, 0);
  if (length === 0) return { length, segments: 0, remaining: limits.single };
  if (length <= limits.single) return { length, segments: 1, remaining: limits.single - length };
  let segments = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > limits.multi) {
      segments += 1;
      used = 0;
    }
    used += cost;
  }
  return { length, segments, remaining: limits.multi - used };
}
