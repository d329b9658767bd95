/**
 * Every route × role × own and other workspace, generated from the OpenAPI document: a right that is missing answers 403,
 * another workspace's id answers 404, nothing of another workspace is ever in an answer, and nothing in it ever changes.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#config/config';
import { ROLES, type Role } from '#domain/access/role';
import { createApp } from '#http/app';
import { can, type Act } from '#http/roles';
import { serveApp, type RunningServer } from '#http/server';
import { createIdentityAdmin } from '#identity/admin';
import { buildSystem } from '../../src/main/build-system.ts';
import { openWorld, type World } from '../../src/main/open-world.ts';
import { ensureSenders } from '#db/queries/sender-ensure';
import { environmentSenders } from '../../src/main/environment-senders.ts';
import { samplesOf } from './schema-sample.ts';

type Json = Record<string, unknown>;
type Operation = {
  readonly method: string;
  readonly path: string;
  readonly act: Act | 'public';
  readonly bodies: readonly unknown[];
  readonly multipart: boolean;
};
type Team = {
  readonly id: string;
  readonly keys: Readonly<Record<Role, string>>;
  readonly ids: Readonly<Record<string, string>>;
  readonly mark: string;
};

let world: World;
let server: RunningServer;
let base: string;
let own: Team;
let other: Team;
let document: Json;
const stopping = new AbortController();

beforeAll(async () => {
  const config = readConfig({ LOG_LEVEL: 'silent', PORT: '0' });
  world = await openWorld({ config, memory: true });
  const publicUrl = (): URL => new URL(base);
  base = 'http://127.0.0.1:1';
  const system = await buildSystem({ world, publicUrl, stopping: stopping.signal });
  server = await serveApp(createApp(system.http), { host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${server.port}`;
  document = (await (await fetch(`${base}/api/openapi.json`)).json()) as Json;
  own = await team('Ours', 'OURMARK');
  other = await team('Theirs', 'THEIRMARK');
}, 60_000);
afterAll(async () => {
  stopping.abort();
  await server.close(0);
  await world.close();
});

async function send(
  key: string | null,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; text: string; json: Json }> {
  const response = await fetch(base + path, {
    method: method.toUpperCase(),
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  // A stream of events never ends by itself: its beginning says enough.
  if (/event-stream/.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel();
    return { status: response.status, text: '', json: {} };
  }
  const text = await response.text();
  return {
    status: response.status,
    text,
    json: /json/.test(response.headers.get('content-type') ?? '') && text ? (JSON.parse(text) as Json) : {},
  };
}

/** A workspace with one of everything; `mark` is in every word that people wrote. */
async function team(name: string, mark: string): Promise<Team> {
  const admin = createIdentityAdmin({
    db: world.db,
    secretBox: world.secretBox,
    secretKey: world.secretKey,
    publicUrl: () => new URL(base),
    now: () => new Date(),
    newId: () => world.random.uuid(),
    prepareWorkspace: (tx, id) => ensureSenders(tx, id, environmentSenders(world.config)),
  });
  const id = await admin.addWorkspace({ name: `${name} ${mark}`, timeZone: 'America/New_York' });
  const keys: Partial<Record<Role, string>> = {};
  for (const role of ROLES) {
    const made = await admin.createApiKey({
      workspaceId: id,
      name: `${mark} ${role}`,
      role,
      expiresAt: null,
    });
    if (!made.ok) throw new Error(made.error);
    keys[role] = made.value.secret;
  }
  const owner = keys.owner ?? '';
  const make = async (path: string, body: unknown, status = 201): Promise<Json> => {
    const answer = await send(owner, 'post', `/api/v1${path}`, body);
    if (answer.status !== status) throw new Error(`POST ${path} answered ${answer.status}: ${answer.text}`);
    return answer.json;
  };
  const postalAddress = {
    name: mark,
    line1: '1 Main St',
    city: 'Columbus',
    state: 'OH',
    postalCode: '43004',
  };
  const patched = await send(owner, 'patch', '/api/v1/workspace', { postalAddress });
  if (patched.status !== 200) throw new Error(patched.text);
  const contact = await make('/records', {
    type: 'contact',
    firstName: mark,
    email: `${mark.toLowerCase()}@example.com`,
  });
  const second = await make('/records', {
    type: 'contact',
    firstName: `${mark}2`,
    email: `${mark.toLowerCase()}2@example.com`,
  });
  const campaign = await make('/campaigns', {
    name: mark,
    sequences: [{ channel: 'email', delay: 'P1D', subject: mark, text: `Hello ${mark}` }],
  });
  await make(`/campaigns/${String(campaign['id'])}/launch`, {}, 200);
  const recordIds = [contact['id'], second['id']];
  await make(`/campaigns/${String(campaign['id'])}/enrollments`, { recordIds }, 200);
  const listed = await send(owner, 'get', `/api/v1/campaigns/${String(campaign['id'])}/enrollments`);
  const [first, last] = listed.json['items'] as Json[];
  const receipt = await make(`/enrollments/${String(last?.['id'])}/unenroll`, { reason: mark }, 200);
  const suppression = await make('/suppressions', {
    kind: 'email',
    value: `${mark.toLowerCase()}9@example.com`,
    note: mark,
  });
  const list = await make('/lists', { name: mark });
  const job = await make(
    `/campaigns/${String(campaign['id'])}/unenroll`,
    { enrollmentIds: [last?.['id']] },
    202,
  );
  const ids: Record<string, string> = {
    record: String(contact['id']),
    campaign: String(campaign['id']),
    enrollment: String(first?.['id']),
    touch: `${String(first?.['id'])}-1`,
    receipt: String(receipt['id']),
    suppression: String(suppression['id']),
    list: String(list['id']),
    job: String(job['id']),
    sequence: `${String(campaign['id'])}-s1`,
    workspace: id,
  };
  const keyList = await send(owner, 'get', '/api/v1/api-keys');
  const [firstKey] = (keyList.json['items'] ?? []) as { readonly id: string }[];
  ids['api-key'] = firstKey?.id ?? '';
  return { id, keys: keys as Record<Role, string>, ids, mark };
}

/** The id of something of a team, by the noun in the path (`/campaigns/{id}`) or the field's name (`recordIds`). */
function idOf(from: Team, noun: string): string {
  const name = noun.replace(/Ids?$/, '').replace(/ies$/, 'y').replace(/s$/, '');
  return from.ids[name] || from.ids['record'] || '';
}

function operations(from: Team): Operation[] {
  return Object.entries(document['paths'] as Record<string, Record<string, Json>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => {
        const content = ((operation['requestBody'] as Json | undefined)?.['content'] ?? {}) as Record<
          string,
          Json
        >;
        const schema = content['application/json']?.['schema'] as Json | undefined;
        return {
          method,
          path,
          act: operation['x-doorstep-act'] as Act | 'public',
          bodies: schema ? samplesOf(schema, document, (name) => idOf(from, name)) : [undefined],
          multipart: schema === undefined && Object.keys(content).length > 0,
        };
      }),
  );
}

const fill = (path: string, from: Team): string =>
  path.replace(/([^/]+)\/\{(\w+)\}/g, (_all, noun: string) => `${noun}/${idOf(from, noun)}`);

/** Everything of a workspace, as text: any change at all is a difference. */
async function stateOf(workspaceId: string): Promise<Record<string, string>> {
  const tables = await world.db.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
       join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
      where c.table_schema = 'public' and c.column_name = 'workspace_id' and t.table_type = 'BASE TABLE'`,
  );
  const state: Record<string, string> = {};
  for (const { name } of tables) {
    // When a key was last used is noted by the key's own requests.
    const row = name === 'api_keys' ? "(to_jsonb(x) - 'last_used_at')" : 'to_jsonb(x)';
    const [found] = await world.db.query<{ rows: string }>(
      `select coalesce(string_agg((${row})::text, ';' order by (${row})::text), '') as rows from ${name} x where workspace_id = $1`,
      [workspaceId],
    );
    state[name] = found?.rows ?? '';
  }
  return state;
}

describe('rights', () => {
  test('the document names an act for every route', () => {
    const all = operations(own);
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter(({ act }) => act === undefined)).toEqual([]);
  });

  test('without a key nothing but the public routes answers', async () => {
    for (const operation of operations(own).filter(({ act }) => act !== 'public')) {
      const { status } = await send(null, operation.method, fill(operation.path, own), operation.bodies[0]);
      expect(`${operation.method} ${operation.path} ${status}`).toBe(
        `${operation.method} ${operation.path} 401`,
      );
    }
  });

  test.each(ROLES)('a %s without the right is refused with 403, whatever is asked', async (role) => {
    const forbidden = operations(own).filter(({ act }) => act !== 'public' && !can(role, act));
    if (role === 'viewer') expect(forbidden.length).toBeGreaterThan(20);
    for (const { method, path, bodies } of forbidden) {
      for (const from of [own, other]) {
        const { status, text } = await send(own.keys[role], method, fill(path, from), bodies[0]);
        expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 403`);
        expect(text).not.toContain(other.mark);
      }
    }
  });
});

describe('another workspace', () => {
  test.each(ROLES)('a %s neither sees nor changes it', async (role) => {
    const before = await stateOf(other.id);
    const allowed = operations(other).filter(({ act }) => act !== 'public' && can(role, act));
    let notFound = 0;
    for (const { method, path, bodies, multipart } of allowed) {
      // Its ids in the path; and its ids in the body, under our own path.
      for (const from of path.includes('{') ? [other, own] : [own]) {
        // What would end our own fixtures is not asked of our own path.
        if (from === own && method === 'delete') continue;
        for (const body of bodies) {
          const answer = await send(own.keys[role], method, fill(path, from), body);
          const what = `${method} ${path} as ${role} → ${answer.status} ${answer.text.slice(0, 200)}`;
          expect(answer.text, what).not.toContain(other.mark);
          expect(answer.status, what).toBeLessThan(500);
          if (from === other) {
            // A member's rights depend on what is asked (by filter, of a draft): 403 tells nothing of the other workspace.
            const refusals = [
              404,
              409,
              415,
              422,
              ...(multipart ? [400] : []),
              ...(role === 'member' ? [403] : []),
            ];
            expect(refusals, what).toContain(answer.status);
            if (answer.status === 404) notFound += 1;
          }
        }
      }
    }
    // Refused because it is not there, not because we asked badly.
    expect(notFound).toBeGreaterThan(role === 'viewer' ? 8 : 14);
    expect(await stateOf(other.id)).toEqual(before);
  });

  test('the check itself sees a leak', async () => {
    const answer = await send(other.keys.viewer, 'get', `/api/v1/records/${idOf(other, 'records')}`);
    expect(answer.text).toContain(other.mark);
    const before = await stateOf(other.id);
    await send(other.keys.owner, 'patch', `/api/v1/records/${idOf(other, 'records')}`, {
      lastName: 'Changed',
    });
    expect(await stateOf(other.id)).not.toEqual(before);
  });
});
