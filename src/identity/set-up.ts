/**
 * The first user: by the link that the server prints, or by BOOTSTRAP_ settings. Whichever comes first wins, and only
 * one can: the users table is locked while it is looked at and filled.
 */
import { err, ok, type Result } from '#domain/result';
import { NEW_WORKSPACE } from '#domain/workspace/workspace';
import type { Identity, SetUpDone } from '#engine/ports/identity';
import { insertApiKey } from './api-key-rows.ts';
import type { IdentityDeps, IdentitySql } from './deps.ts';
import { sameText } from './tokens.ts';
import { insertMembership, insertUser, withHash, type HashedUser } from './users.ts';

/** The same in every process with this SECRET_KEY and after every restart: nothing has to be stored. */
export const setUpToken = ({ secretBox }: IdentityDeps): string =>
  secretBox.fingerprint('first-run set-up', 'link');

export const setUpUrl = (deps: IdentityDeps): string =>
  new URL(`/setup?token=${setUpToken(deps)}`, deps.publicUrl()).href;

export function createSetUp(deps: IdentityDeps): Identity['setUp'] {
  return {
    isOpen: () => noUsers(deps.db),
    async complete(token, input) {
      if (!sameText(token, setUpToken(deps))) return err('setup_token_invalid');
      // Hashing costs 70 ms of a core: not for whoever comes too late.
      if (!(await noUsers(deps.db))) return err('setup_done');
      const { workspaceName, timeZone, ...user } = input;
      return makeFirst(deps, await withHash(user), { name: workspaceName, timeZone });
    },
  };
}

export type Bootstrap = {
  readonly email: string;
  readonly password: string;
  readonly apiKey: string | undefined;
};

/** True: made now. False: users exist, and the settings are ignored. */
export async function bootstrap(
  deps: IdentityDeps,
  { email, password, apiKey }: Bootstrap,
): Promise<boolean> {
  if (!(await noUsers(deps.db))) return false;
  const user = await withHash({ name: email.split('@')[0] ?? email, email, password });
  const made = await makeFirst(deps, user, NEW_WORKSPACE, apiKey);
  return made.ok;
}

/** Makes a workspace with nothing in it; also what the command line uses. */
export async function insertWorkspace(
  deps: IdentityDeps,
  tx: IdentitySql,
  workspace: { readonly name: string; readonly timeZone: string },
): Promise<string> {
  const workspaceId = deps.newId();
  await tx.execute(
    `insert into workspaces (workspace_id, name, time_zone, locale, currency, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      workspaceId,
      workspace.name,
      workspace.timeZone,
      NEW_WORKSPACE.locale,
      NEW_WORKSPACE.currency,
      deps.now(),
    ],
  );
  await deps.prepareWorkspace(tx, workspaceId);
  return workspaceId;
}

function makeFirst(
  deps: IdentityDeps,
  user: HashedUser,
  workspace: { readonly name: string; readonly timeZone: string },
  apiKey?: string,
): Promise<Result<SetUpDone, 'setup_done'>> {
  return deps.db.transaction(async (tx) => {
    // Two posts at once: the second waits here, and its look (a new statement) then finds the first one's user.
    await tx.execute('lock table users in share row exclusive mode');
    if (!(await noUsers(tx))) return err('setup_done');
    const userId = await insertUser(deps, tx, user);
    const workspaceId = await insertWorkspace(deps, tx, workspace);
    await insertMembership(deps, tx, { workspaceId, userId, role: 'owner' });
    if (apiKey !== undefined) {
      const key = {
        workspaceId,
        name: 'Bootstrap',
        role: 'owner',
        createdBy: userId,
        expiresAt: null,
      } as const;
      await insertApiKey(deps, tx, key, apiKey);
    }
    return ok({ userId, workspaceId });
  });
}

async function noUsers(sql: IdentitySql): Promise<boolean> {
  const [row] = await sql.query<{ none: boolean }>('select not exists (select 1 from users) as none');
  return row?.none ?? false;
}
