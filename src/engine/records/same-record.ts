/** Whether two records say the same, and which fields differ. The order of names in an object says nothing. */
import type { DoorstepRecord } from '#domain/record/record';

export function sameRecord(a: DoorstepRecord, b: DoorstepRecord): boolean {
  return a === b || canonical(a) === canonical(b);
}

export function changedFields(before: DoorstepRecord, after: DoorstepRecord): readonly string[] {
  const [old, now] = [before, after] as unknown as [Record<string, unknown>, Record<string, unknown>];
  return Object.keys(now).filter((field) => canonical(old[field]) !== canonical(now[field]));
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
