/** The seam to sign-in: who is asking, and everything a workspace may do with its people and keys. */
import type { Role } from '#domain/access/role';
import type { Result } from '#domain/result';

/** Who is asking, in which workspace, with which rights. Every request under `/api/v1` has exactly one. */
export type Principal =
  | {
      readonly kind: 'user';
      readonly userId: string;
      readonly sessionId: string;
      readonly name: string;
      readonly email: string;
      readonly workspaceId: string;
      readonly role: Role;
    }
  | {
      readonly kind: 'api_key';
      readonly keyId: string;
      readonly name: string;
      readonly workspaceId: string;
      readonly role: Role;
    };

/** `unknown_workspace`: signed in, but not a member of the one asked for (or of any). */
export type AuthFailure = 'unauthenticated' | 'unknown_workspace';

export type Membership = {
  readonly workspaceId: string;
  readonly workspaceName: string;
  readonly role: Role;
};

export type Member = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Date;
};

export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export type ApiKey = {
  readonly id: string;
  readonly name: string;
  /** The first characters of the secret: enough to tell keys apart, too few to use. */
  readonly prefix: string;
  readonly role: Role;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
};

export type NewUser = { readonly name: string; readonly email: string; readonly password: string };
export type SetUp = NewUser & { readonly workspaceName: string; readonly timeZone: string };
export type SetUpDone = { readonly userId: string; readonly workspaceId: string };

export type Attempt =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly retryAfterSeconds: number };

export interface Identity {
  /** By `Authorization: Bearer` or, without that header, by session cookie. `workspaceId`: which of several. */
  authenticate(headers: Headers, workspaceId: string | undefined): Promise<Result<Principal, AuthFailure>>;
  /** Serves `/api/auth/*`: sign-in, sign-out, session list, password change. */
  handle(request: Request): Promise<Response>;
  /** Counts one attempt to prove who one is, for the caller's address and for the account. */
  attempt(clientIp: string, account: string): Promise<Attempt>;
  /** The attempt was right: it does not count against its account. */
  attemptSucceeded(clientIp: string, account: string): Promise<void>;

  membershipsOf(userId: string): Promise<readonly Membership[]>;
  workspaceName(workspaceId: string): Promise<string>;

  readonly setUp: {
    /** True as long as no user exists. */
    isOpen(): Promise<boolean>;
    complete(token: string, input: SetUp): Promise<Result<SetUpDone, 'setup_done' | 'setup_token_invalid'>>;
  };
  readonly members: {
    list(workspaceId: string): Promise<readonly Member[]>;
    changeRole(
      by: Principal,
      userId: string,
      role: Role,
    ): Promise<Result<{ readonly member: Member; readonly revokedApiKeys: readonly string[] }, TeamRefusal>>;
    remove(
      by: Principal,
      userId: string,
    ): Promise<Result<{ readonly revokedApiKeys: readonly string[] }, TeamRefusal>>;
  };
  readonly invitations: {
    list(workspaceId: string): Promise<readonly Invitation[]>;
    /** `url` carries the secret and is shown once. Inviting again replaces the open invitation. */
    create(
      by: Principal,
      input: { readonly email: string; readonly role: Role },
    ): Promise<
      Result<{ readonly invitation: Invitation; readonly url: string }, 'forbidden' | 'already_exists'>
    >;
    revoke(by: Principal, id: string): Promise<Result<undefined, 'not_found' | 'forbidden'>>;
    look(token: string): Promise<Result<InvitationLook, 'invitation_invalid'>>;
    /** `signedInUserId`: the session of whoever opened the link, if there is one. */
    accept(
      token: string,
      input: { readonly name: string; readonly password: string } | undefined,
      signedInUserId: string | undefined,
    ): Promise<Result<SetUpDone, 'invitation_invalid' | 'sign_in_to_accept' | 'name_and_password_needed'>>;
  };
  readonly apiKeys: {
    list(workspaceId: string): Promise<readonly ApiKey[]>;
    /** `secret` is shown once and stored only as its hash. */
    create(
      by: Principal,
      input: { readonly name: string; readonly role: Role; readonly expiresAt: Date | null },
    ): Promise<Result<{ readonly key: ApiKey; readonly secret: string }, 'forbidden'>>;
    rename(workspaceId: string, id: string, name: string): Promise<Result<ApiKey, 'not_found'>>;
    revoke(workspaceId: string, id: string): Promise<Result<undefined, 'not_found'>>;
  };
  /** The user behind a session cookie, whatever the workspace. */
  sessionUser(
    headers: Headers,
  ): Promise<{ readonly userId: string; readonly email: string; readonly name: string } | undefined>;
}

/** What an invitation's page shows before anything is decided. */
export type InvitationLook = {
  readonly workspaceName: string;
  readonly email: string;
  readonly role: Role;
  /** A user with this address exists: they sign in instead of choosing a password. */
  readonly hasAccount: boolean;
};

export type TeamRefusal = 'not_found' | 'forbidden' | 'last_owner';
