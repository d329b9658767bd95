/** The hash of the chain (engine/ports/seal-store.ts). */
import { createHash } from 'node:crypto';
import type { Digest } from '#engine/ports/seal-store';

export const sha256: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
