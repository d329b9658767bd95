/**
 * A touch's id is its enrollment's id and its sequence's number, so planned, scheduled, sent and stopped
 * are one touch under one id from the day of enrollment, and the id can be read back without an index.
 * Letters, digits and `-` only, at most 42 characters: it goes into Message-IDs and idempotency keys.
 */
const PATTERN = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})-([1-9][0-9]{0,4})$/;

export type TouchKey = { readonly enrollmentId: string; readonly sequenceNumber: number };

export function touchId(enrollmentId: string, sequenceNumber: number): string {
  return `${enrollmentId}-${sequenceNumber}`;
}

export function parseTouchId(id: string): TouchKey | undefined {
  const match = PATTERN.exec(id);
  if (!match?.[1] || !match[2]) return undefined;
  const sequenceNumber = Number(match[2]);
  return sequenceNumber <= 32767 ? { enrollmentId: match[1], sequenceNumber } : undefined;
}
