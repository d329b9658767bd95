/** The seam for operators with a shell: no session stands behind these, so nothing over HTTP may call them. */
import type { Role } from '#domain/access/role';
import type { Result } from '#domain/result';
import type { ApiKey, NewUser } from './identity.ts';

export type UserLine = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly memberships: readonly { readonly workspaceId: string; readonly role: Role }[];
};

export interface IdentityAdmin {
  listUsers(): Promise<readonly UserLine[]>;
  addUser(
    input: NewUser & { readonly workspaceId: string; readonly role: Role },
  ): Promise<Result<{ readonly userId: string }, 'email_taken' | 'not_found'>>;
  /** Signs the person out everywhere. */
  setPassword(email: string, password: string): Promise<Result<undefined, 'not_found'>>;
  listWorkspaces(): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** Returns its id. Nobody is a member yet. */
  addWorkspace(workspace: { readonly name: string; readonly timeZone: string }): Promise<string>;
  createApiKey(input: {
    readonly workspaceId: string;
    readonly name: string;
    readonly role: Role;
    readonly expiresAt: Date | null;
  }): Promise<Result<{ readonly key: ApiKey; readonly secret: string }, 'not_found'>>;
  listApiKeys(workspaceId: string): Promise<readonly ApiKey[]>;
  revokeApiKey(workspaceId: string, id: string): Promise<Result<undefined, 'not_found'>>;
  /** Removes ended sessions and old counts of attempts, at most `limit` of each; returns how many. */
  prune(limit: number): Promise<number>;
}
