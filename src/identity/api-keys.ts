/**
 * API keys: made, listed, revoked, and recognised at every request. A key that was found is remembered for two seconds:
 * long enough that a busy client costs no query a call, short enough that a key revoked in another process is dead soon.
 * In this process a revocation holds at once.
 */
import { isAtMost } from '#domain/access/role';
import { err, ok } from '#domain/result';
import type { Identity, Principal } from '#engine/ports/identity';
import {
  findApiKey,
  insertApiKey,
  listApiKeys,
  renameApiKey,
  revokeApiKey,
  type FoundKey,
} from './api-key-rows.ts';
import type { IdentityDeps } from './deps.ts';
import { hashSecret, newSecret } from './tokens.ts';

const REMEMBERED_MS = 2_000;
const REMEMBERED_KEYS = 10_000;
/** `lastUsedAt` is to the minute: one write a minute and key, not one a call. */
const USE_NOTED_EVERY_MS = 60_000;

export type ApiKeys = Identity['apiKeys'] & {
  recognise(secret: string): Promise<Principal | undefined>;
  /** After revocations that others made. */
  forget(ids: readonly string[]): void;
};

type Remembered = { readonly key: FoundKey; readonly until: number };

export function createApiKeys(deps: IdentityDeps): ApiKeys {
  const { db, now } = deps;
  const known = new Map<string, Remembered>();
  const notedAt = new Map<string, number>();
  /** Raised by every revocation, so that a look that began before it is not remembered after it. */
  let generation = 0;

  const forget = (ids: readonly string[]): void => {
    generation += 1;
    for (const [hash, { key }] of known) if (ids.includes(key.id)) known.delete(hash);
  };

  const find = async (secret: string): Promise<FoundKey | undefined> => {
    const hash = hashSecret(secret);
    const name = hash.toString('base64url');
    const at = now().getTime();
    const remembered = known.get(name);
    if (remembered !== undefined && at < remembered.until && at >= remembered.until - REMEMBERED_MS)
      return remembered.key;
    const before = generation;
    const key = await findApiKey(db, hash);
    if (known.size >= REMEMBERED_KEYS) known.clear();
    if (key === undefined) known.delete(name);
    else if (generation === before) known.set(name, { key, until: at + REMEMBERED_MS });
    return key;
  };

  const noteUse = (id: string): void => {
    const at = now();
    if (at.getTime() - (notedAt.get(id) ?? 0) < USE_NOTED_EVERY_MS) return;
    if (notedAt.size >= REMEMBERED_KEYS) notedAt.clear();
    notedAt.set(id, at.getTime());
    // Beside the request: nobody waits for a note, and a lost one is written a minute later.
    db.execute('update api_keys set last_used_at = $2 where id = $1', [id, at]).catch(() =>
      notedAt.delete(id),
    );
  };

  return {
    list: (workspaceId) => listApiKeys(db, workspaceId),
    async create(by, input) {
      if (!isAtMost(input.role, by.role)) return err('forbidden');
      const secret = newSecret('dsk');
      const createdBy = by.kind === 'user' ? by.userId : null;
      return ok({
        key: await insertApiKey(deps, db, { ...input, workspaceId: by.workspaceId, createdBy }, secret),
        secret,
      });
    },
    async rename(workspaceId, id, name) {
      const key = await renameApiKey(db, workspaceId, id, name);
      forget([id]);
      return key ? ok(key) : err('not_found');
    },
    async revoke(workspaceId, id) {
      const revoked = await revokeApiKey(db, workspaceId, id, now());
      forget([id]);
      return revoked ? ok(undefined) : err('not_found');
    },
    async recognise(secret) {
      const key = await find(secret);
      if (key === undefined || (key.expiresAt !== null && key.expiresAt <= now())) return undefined;
      noteUse(key.id);
      return { kind: 'api_key', keyId: key.id, name: key.name, workspaceId: key.workspaceId, role: key.role };
    },
    forget,
  };
}
