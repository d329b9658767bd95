/** The seam to `SECRET_KEY`: sealing what is stored, and keyed fingerprints of what must only be compared. */
export interface SecretBox {
  /** Encrypts and authenticates; two seals of one text differ. `purpose` separates keys: one cannot open another's. */
  seal(purpose: string, text: string): string;
  /** Undefined when it was not sealed by this key for this purpose, or was changed. */
  open(purpose: string, sealed: string): string | undefined;
  /** Keyed hash, hex, 64 characters: the same text gives the same value, and guessing needs the key. */
  fingerprint(purpose: string, text: string): string;
}
