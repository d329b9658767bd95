/** Secrets that we hand out once and keep only as hashes. 256 random bits need no salt and no slow hash. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** `dsk_…` for API keys, so that secret scanners and people can tell what they found. */
export const newSecret = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Takes the same time whatever differs. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(hashSecret(a), hashSecret(b));
}
