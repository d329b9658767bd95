/** What a preview saw, as one opaque word: the enrollment's version and the fingerprint of each of its touches. */
import type { EnrollmentView } from '#engine/ports/unenroll-store';

export type PreviewVersion = {
  readonly enrollment: number;
  readonly touches: Readonly<Record<string, string>>;
};

export function previewVersionOf({ version, touches }: EnrollmentView): string {
  const seen = Object.fromEntries(touches.map(({ number, fingerprint }) => [String(number), fingerprint]));
  return Buffer.from(JSON.stringify([1, version, seen])).toString('base64url');
}

/** Undefined for anything that no preview gave out. */
export function readPreviewVersion(text: string): PreviewVersion | undefined {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
  if (!Array.isArray(value) || value[0] !== 1 || typeof value[1] !== 'number') return undefined;
  const touches: unknown = value[2];
  if (typeof touches !== 'object' || touches === null || Array.isArray(touches)) return undefined;
  if (!Object.values(touches).every((fingerprint) => typeof fingerprint === 'string')) return undefined;
  return { enrollment: value[1], touches: touches as Record<string, string> };
}
