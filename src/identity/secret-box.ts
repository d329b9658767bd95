/**
 * `SECRET_KEY` at work: AES-256-GCM for what is stored, HMAC-SHA-256 for what is only compared. Every purpose has a key
 * of its own (HKDF, RFC 5869), so that a text sealed for one can never be opened as another.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { SecretBox } from '#engine/ports/secret-box';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createSecretBox(secretKey: string): SecretBox {
  const keys = new Map<string, Buffer>();
  const keyFor = (use: 'seal' | 'fingerprint', purpose: string): Buffer => {
    const info = `doorstep ${use} ${purpose}`;
    const known = keys.get(info);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', secretKey, '', info, 32));
    keys.set(info, key);
    return key;
  };
  return {
    seal(purpose, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyFor('seal', purpose), iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      // The last character has bits to spare: only the one spelling that `seal` gives is a seal.
      if (bytes.toString('base64url') !== sealed) return undefined;
      if (bytes.length < 1 + IV_BYTES + TAG_BYTES || bytes[0] !== VERSION) return undefined;
      const bodyAt = 1 + IV_BYTES + TAG_BYTES;
      const decipher = createDecipheriv(
        'aes-256-gcm',
        keyFor('seal', purpose),
        bytes.subarray(1, 1 + IV_BYTES),
      );
      decipher.setAuthTag(bytes.subarray(1 + IV_BYTES, bodyAt));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
    fingerprint: (purpose, text) =>
      createHmac('sha256', keyFor('fingerprint', purpose)).update(text).digest('hex'),
  };
}
