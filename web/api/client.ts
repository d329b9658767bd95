/**
 * The API as typed calls. An answer that is no success is thrown: as `ApiProblem` when the server said what is wrong,
 * as `Unreachable` when it said nothing. `api` is for /api/v1, whose types are made from the routes (schema.gen.ts);
 * `auth` is for better-auth's own routes, which that document does not describe.
 */
import createClient from 'openapi-fetch';
import type { FieldError, ProblemBody } from '#contract/problem';
import { earlyAnswer } from './early-answers.ts';
import type { paths } from './schema.gen.ts';
import { chosenWorkspace } from './workspace-choice.ts';

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];
  /** Of a refusal that says more than its code: why, as a word. */
  readonly reason: string | undefined;

  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? 'internal';
    this.title = body.title ?? `The server answered ${status}.`;
    this.detail = body.detail;
    this.errors = body.errors ?? [];
    this.reason = typeof body['reason'] === 'string' ? body['reason'] : undefined;
  }
}

/** No answer at all: offline, or the server is not there. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('No answer', { cause });
    this.name = 'Unreachable';
  }
}

async function reach(request: Request): Promise<Response> {
  try {
    return (await earlyAnswer(request)) ?? (await fetch(request));
  } catch (error) {
    // A question that was taken back is not a failure of the line.
    if (request.signal.aborted) throw error;
    throw new Unreachable(error);
  }
}

const REPEAT_AFTER_MS = 400;

/**
 * What changes something carries a key of its own, so that it can be said again when no answer came: the server then
 * gives the first answer and does nothing twice.
 */
async function reachOnce(request: Request): Promise<Response> {
  if (request.method !== 'POST') return reach(request);
  const keyed = new Request(request);
  keyed.headers.set('idempotency-key', newKey());
  const again = keyed.clone();
  try {
    return await reach(keyed);
  } catch (error) {
    if (!(error instanceof Unreachable) || !navigator.onLine) throw error;
    await new Promise((resolve) => setTimeout(resolve, REPEAT_AFTER_MS));
    return reach(again);
  }
}

/** Not `randomUUID`: browsers keep that from pages that are not served over https or from this machine. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

const workspace = chosenWorkspace();
export const api = createClient<paths>({
  baseUrl: '/',
  fetch: reachOnce,
  ...(workspace === undefined ? {} : { headers: { 'doorstep-workspace': workspace } }),
});

type Outcome<Data> = { readonly data?: Data; readonly error?: unknown; readonly response: Response };

/** `await answer(api.GET(…))`: the body of the success, or an exception. */
export async function answer<Data>(call: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiProblem(response.status, isObject(error) ? error : {});
  return data as Data;
}

type Given<Params> = { [Key in keyof Params]?: Exclude<Params[Key], undefined> };

/** Parameters of a query without those that have no value: an address never says `search=undefined`. */
export const given = <Params extends object>(params: Params): Given<Params> =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Given<Params>;

export const auth = {
  signIn: (email: string, password: string): Promise<unknown> =>
    post('/api/auth/sign-in/email', { email, password }),
  signOut: (): Promise<unknown> => post('/api/auth/sign-out', {}),
  hasSession: async (signal: AbortSignal): Promise<boolean> =>
    (await send(new Request('/api/auth/get-session', { signal }))) !== null,
  /** Who is signed in here; null: nobody. */
  session: async (signal: AbortSignal): Promise<AuthSession | null> =>
    (await send(new Request('/api/auth/get-session', { signal }))) as AuthSession | null,
  /** Every place where the same person is signed in, this one included. */
  sessions: async (signal: AbortSignal): Promise<readonly AuthSession['session'][]> =>
    (await send(new Request('/api/auth/list-sessions', { signal }))) as readonly AuthSession['session'][],
  endSession: (token: string): Promise<unknown> => post('/api/auth/revoke-session', { token }),
  endOtherSessions: (): Promise<unknown> => post('/api/auth/revoke-other-sessions', {}),
  rename: (name: string): Promise<unknown> => post('/api/auth/update-user', { name }),
  changePassword: (body: {
    readonly currentPassword: string;
    readonly newPassword: string;
    readonly revokeOtherSessions: boolean;
  }): Promise<unknown> => post('/api/auth/change-password', body),
};

/** The parts that we use. The token names a session to its own person; without its signature it opens nothing. */
export type AuthSession = {
  readonly session: {
    readonly id: string;
    readonly token: string;
    readonly createdAt: string;
    readonly userAgent?: string | null;
  };
  readonly user: { readonly email: string };
};

const post = (path: string, body: unknown): Promise<unknown> =>
  send(
    new Request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

async function send(request: Request): Promise<unknown> {
  const response = await reach(request);
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw new ApiProblem(response.status, isObject(body) ? body : {});
  return body;
}

const isObject = (value: unknown): value is Partial<ProblemBody> =>
  typeof value === 'object' && value !== null;
