/** The seam to stored first answers: one row per (workspace, key), held by a short lease while the first runs. */
export type StoredAnswer = {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: string;
  /** The body is sealed (secret-box.ts): it holds a secret that is shown once. */
  readonly sealed: boolean;
};

export type Reservation =
  /** We run it. `creationId` is the same each time this key is retaken after a crash: use it as the new row's id. */
  | { readonly kind: 'reserved'; readonly owner: string; readonly creationId: string }
  | { readonly kind: 'answered'; readonly answer: StoredAnswer }
  | { readonly kind: 'running' }
  | { readonly kind: 'other_request' };

export interface IdempotencyStore {
  /** `fingerprint` covers actor, method, path, query and body. `leaseMs`: a holder silent for longer is dead. */
  reserve(workspaceId: string, key: string, fingerprint: string, leaseMs: number): Promise<Reservation>;
  /** False: the lease was lost. */
  extend(workspaceId: string, key: string, owner: string, leaseMs: number): Promise<boolean>;
  /** False: the lease was lost and another run's answer stands. */
  answer(workspaceId: string, key: string, owner: string, answer: StoredAnswer): Promise<boolean>;
  /** Nothing worth repeating came out (an error of ours): the next request with this key runs. */
  release(workspaceId: string, key: string, owner: string): Promise<void>;
  /** Removes answers older than `maxAgeMs`, at most `limit`; returns how many. */
  prune(maxAgeMs: number, limit: number): Promise<number>;
}
