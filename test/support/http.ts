/**
 * The real HTTP app on a real port over a scratch embedded database, with a person and an API key of every role, a
 * second workspace that must stay invisible, and a small client. Answers are checked against the schemas they declare.
 */
import type { Database } from '#db/database';
import { createIdempotencyStore } from '#db/idempotency-store';
import { changeWorkspace } from '#db/queries/workspace-change';
import { findWorkspace } from '#db/queries/workspace-find';
import { uuidv7 } from '#db/uuid';
import { ROLES, type Role } from '#domain/access/role';
import type { EventFeed, FeedEvent } from '#engine/ports/event-feed';
import type { IdentityAdmin } from '#engine/ports/identity-admin';
import type { WorkspaceStore } from '#engine/ports/workspace-store';
import { assemble } from '#http/app';
import type { BoundRoute } from '#http/define-route';
import type { FrameDeps } from '#http/deps';
import { apiKeyRoutes } from '#http/routes/api-keys/routes';
import { eventRoutes } from '#http/routes/session/event-routes';
import { sessionRoutes } from '#http/routes/session/routes';
import { setUpRoutes } from '#http/routes/session/set-up-routes';
import { invitationRoutes } from '#http/routes/users/invitation-routes';
import { memberRoutes } from '#http/routes/users/routes';
import { workspaceRoutes } from '#http/routes/workspace/routes';
import { serveApp } from '#http/server';
import { createIdentityAdmin } from '#identity/admin';
import type { IdentityDeps } from '#identity/deps';
import { createIdentity } from '#identity/identity';
import { createSecretBox } from '#identity/secret-box';
import { createMemoryTelemetry } from '#telemetry/telemetry';
import { createScratchPglite } from './scratch-database.ts';

export const TEST_SECRET_KEY = 'a secret key for tests, never used anywhere else';
export const TEST_PASSWORD = 'correct horse battery staple';

export type HttpAnswer<Body> = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
};
export type SendOptions = { readonly headers?: Readonly<Record<string, string>> };

/** `Body` is what the test expects to find; the declared schema has been checked by the app. */
export type Client = {
  get<Body = Record<string, unknown>>(path: string, options?: SendOptions): Promise<HttpAnswer<Body>>;
  post<Body = Record<string, unknown>>(
    path: string,
    body?: unknown,
    options?: SendOptions,
  ): Promise<HttpAnswer<Body>>;
  patch<Body = Record<string, unknown>>(
    path: string,
    body?: unknown,
    options?: SendOptions,
  ): Promise<HttpAnswer<Body>>;
  delete<Body = Record<string, unknown>>(path: string, options?: SendOptions): Promise<HttpAnswer<Body>>;
};

export type Person = {
  readonly userId: string;
  readonly email: string;
  readonly cookie: string;
  readonly client: Client;
};

export type TestWorkspace = {
  readonly id: string;
  /** By API key of that role: the cheap way in. */
  readonly as: Readonly<Record<Role, Client>>;
  readonly secrets: Readonly<Record<Role, string>>;
};

export type TestApp = {
  readonly url: string;
  readonly db: Database;
  readonly frame: FrameDeps;
  readonly identityDeps: IdentityDeps;
  readonly admin: IdentityAdmin;
  readonly telemetry: ReturnType<typeof createMemoryTelemetry>;
  readonly feed: TestFeed;
  readonly workspace: TestWorkspace;
  readonly other: TestWorkspace;
  /** A user of the workspace, signed in: their client sends the session cookie and an Origin. */
  person(role: Role, workspaceId?: string): Promise<Person>;
  /** Adds a user who is not signed in. */
  addUser(email: string, role: Role, workspaceId?: string): Promise<string>;
  /** Signs in through the API; returns the cookie. */
  signIn(email: string, password?: string): Promise<string>;
  client(headers: Readonly<Record<string, string>>): Client;
  readonly anonymous: Client;
  /** Moves the clock of identity and idempotency. */
  advance(ms: number): void;
  /** As a process stops: streams first, then the rest, forced after `limitMs`. */
  close(limitMs?: number): Promise<{ readonly forced: boolean }>;
  stop(): Promise<void>;
};

export type TestAppOptions = {
  /** Beside the frame's own routes; gets everything they could need. */
  readonly routes?: (
    deps: FrameDeps & { readonly workspaces: WorkspaceStore; readonly db: Database },
  ) => readonly BoundRoute[];
  readonly frame?: Partial<FrameDeps>;
  /** False: no user exists, as on a first run; `workspace` and `other` are then without rights. */
  readonly populated?: boolean;
  /** Default: an embedded one. Two apps on one PostgreSQL are two processes; whoever opened it closes it. */
  readonly database?: Database;
};

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const db = options.database ?? (await createScratchPglite());
  const stopping = new AbortController();
  const listening = { port: 0 };
  let offsetMs = 0;
  const now = (): Date => new Date(Date.now() + offsetMs);
  const address = (): URL => new URL(`http://127.0.0.1:${listening.port}`);
  const secretBox = createSecretBox(TEST_SECRET_KEY);
  const identityDeps: IdentityDeps = {
    db,
    secretBox,
    secretKey: TEST_SECRET_KEY,
    publicUrl: address,
    now,
    newId: () => uuidv7(),
    prepareWorkspace: async () => undefined,
  };
  const admin = createIdentityAdmin(identityDeps);
  const telemetry = createMemoryTelemetry();
  const feed = createTestFeed();
  const frame: FrameDeps = {
    identity: createIdentity(identityDeps),
    idempotency: createIdempotencyStore(db, () => uuidv7(), now),
    secretBox,
    telemetry,
    events: feed,
    publicUrl: address,
    version: '0.0.0-test',
    newId: () => uuidv7(),
    webRoot: undefined,
    stopping: stopping.signal,
    readiness: async () => ({ ready: true }),
    metrics: async () => ({ contentType: 'text/plain', body: '' }),
    verifyAnswers: true,
    ...options.frame,
  };
  const workspaces: WorkspaceStore = {
    find: (id) => findWorkspace(db, id),
    change: (id, change) => db.transaction((tx) => changeWorkspace(tx, id, change)),
  };
  const deps = { ...frame, workspaces, db };
  const server = await serveApp(assemble(frame, [...ownRoutes(deps), ...(options.routes?.(deps) ?? [])]), {
    host: '127.0.0.1',
    port: 0,
  });
  listening.port = server.port;
  const url = `http://127.0.0.1:${server.port}`;

  const client = (headers: Readonly<Record<string, string>>): Client => createClient(url, headers);
  const addUser = async (email: string, role: Role, workspaceId = workspace.id): Promise<string> => {
    const made = await admin.addUser({
      name: `A ${role}`,
      email,
      password: TEST_PASSWORD,
      workspaceId,
      role,
    });
    if (!made.ok) throw new Error(made.error);
    return made.value.userId;
  };
  const signIn = async (email: string, password = TEST_PASSWORD): Promise<string> => {
    const answer = await client({}).post(
      '/api/auth/sign-in/email',
      { email, password },
      { headers: { origin: url } },
    );
    if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${answer.text}`);
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  };
  const populated = options.populated ?? true;
  const workspace = await testWorkspace(admin, client, 'First team', populated);
  const other = await testWorkspace(admin, client, 'Second team', populated);

  const close = (limitMs = 2_000) => {
    stopping.abort();
    return server.close(limitMs);
  };
  let people = 0;
  return {
    url,
    db,
    frame,
    identityDeps,
    admin,
    telemetry,
    feed,
    workspace,
    other,
    async person(role, workspaceId = workspace.id) {
      const email = `${role}${(people += 1)}@example.com`;
      const userId = await addUser(email, role, workspaceId);
      const cookie = await signIn(email);
      return { userId, email, cookie, client: client({ cookie, origin: url }) };
    },
    addUser,
    signIn,
    client,
    anonymous: client({}),
    advance: (ms) => void (offsetMs += ms),
    close,
    async stop() {
      await close(0);
      if (options.database === undefined) await db.close();
    },
  };
}

function ownRoutes(deps: FrameDeps & { readonly workspaces: WorkspaceStore }): BoundRoute[] {
  return [
    ...sessionRoutes(deps),
    ...setUpRoutes(deps),
    ...eventRoutes(deps),
    ...workspaceRoutes(deps),
    ...memberRoutes(deps),
    ...invitationRoutes(deps),
    ...apiKeyRoutes(deps),
  ];
}

async function testWorkspace(
  admin: IdentityAdmin,
  client: (headers: Readonly<Record<string, string>>) => Client,
  name: string,
  populated: boolean,
): Promise<TestWorkspace> {
  const secrets: Partial<Record<Role, string>> = {};
  if (!populated) return { id: '', secrets: secrets as Record<Role, string>, as: {} as Record<Role, Client> };
  const id = await admin.addWorkspace({ name, timeZone: 'America/Chicago' });
  for (const role of ROLES) {
    const made = await admin.createApiKey({ workspaceId: id, name: `${role} key`, role, expiresAt: null });
    if (!made.ok) throw new Error(made.error);
    secrets[role] = made.value.secret;
  }
  const as = Object.fromEntries(
    ROLES.map((role) => [role, client({ authorization: `Bearer ${secrets[role]}` })]),
  );
  return { id, secrets: secrets as Record<Role, string>, as: as as Record<Role, Client> };
}

/** Paths that begin with `/api/` or name a root page are taken as they are; others are under `/api/v1`. */
function createClient(url: string, own: Readonly<Record<string, string>>): Client {
  const send = async <Body>(
    method: string,
    path: string,
    body: unknown,
    options: SendOptions = {},
  ): Promise<HttpAnswer<Body>> => {
    const headers: Record<string, string> = { ...own, ...options.headers };
    if (body !== undefined) headers['content-type'] ??= 'application/json';
    const response = await fetch(new URL(path, url), {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson && text !== '' ? JSON.parse(text) : undefined) as Body,
    };
  };
  return {
    get: (path, options) => send('GET', path, undefined, options),
    post: (path, body, options) => send('POST', path, body, options),
    patch: (path, body, options) => send('PATCH', path, body, options),
    delete: (path, options) => send('DELETE', path, undefined, options),
  };
}

export type TestFeed = EventFeed & {
  push(workspaceId: string, type: string, data: unknown): void;
  readonly readers: () => number;
};

/** A feed in memory: positions count from 1. */
function createTestFeed(): TestFeed {
  const events: { workspaceId: string; event: FeedEvent }[] = [];
  const wakers = new Set<() => void>();
  return {
    push(workspaceId, type, data) {
      events.push({ workspaceId, event: { id: String(events.length + 1), type, data } });
      for (const wake of wakers) wake();
    },
    readers: () => wakers.size,
    async *follow(workspaceId, after, signal) {
      let at = after === undefined || !/^\d+$/.test(after) ? events.length : Number(after);
      while (!signal.aborted) {
        for (const { workspaceId: owner, event } of events.slice(at)) {
          at = Number(event.id);
          if (owner === workspaceId) yield event;
        }
        if (at < events.length) continue;
        await new Promise<void>((resolve) => {
          const done = (): void => {
            wakers.delete(done);
            signal.removeEventListener('abort', done);
            resolve();
          };
          wakers.add(done);
          signal.addEventListener('abort', done, { once: true });
        });
      }
    },
  };
}
