import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { IdParams } from '#contract/ids';
import { listOf, listQuery } from '#contract/pagination';
import { requireDraft, requireNamedLimit } from '#http/auth';
import { cursorOf, pageOf } from '#http/cursor';
import { defineRoute, json, media } from '#http/define-route';
import { startTestApp, type TestApp } from '#test/http';

const NUMBERS = Array.from({ length: 25 }, (_, at) => at);
const numberCursor = cursorOf('numbers', z.tuple([z.number()]));

const routes = [
  defineRoute({
    act: 'view',
    method: 'get',
    path: '/numbers',
    tag: 'Test',
    summary: 'Numbers.',
    query: listQuery({ odd: z.enum(['true']).optional() }),
    answers: { 200: json(listOf(z.number()), 'Numbers.') },
  }).handle(async ({ query: { limit, cursor, odd } }) => {
    const [after] = numberCursor.decode(cursor) ?? [-1];
    const rows = NUMBERS.filter((n) => n > after && (odd === undefined || n % 2 === 1)).slice(0, limit + 1);
    const page = pageOf(rows, limit, numberCursor, (n) => [n]);
    return { status: 200, body: { ...page, items: [...page.items] } };
  }),
  defineRoute({
    act: 'records.edit',
    method: 'patch',
    path: '/things/{id}',
    tag: 'Test',
    summary: 'A thing.',
    params: IdParams,
    query: z.strictObject({ quick: z.enum(['true', 'false']).optional() }),
    body: z.strictObject({
      name: z.string().min(1).optional(),
      ids: z.array(z.string()).default([]),
      deep: z.strictObject({ at: z.number() }).optional(),
    }),
    answers: { 200: json(z.object({ named: z.number(), body: z.unknown() }), 'Done.') },
  }).handle(async (call) => {
    requireNamedLimit(call, call.body.ids.length);
    return { status: 200, body: { named: call.body.ids.length, body: call.body } };
  }),
  defineRoute({
    act: 'campaigns.edit',
    method: 'post',
    path: '/campaigns/{id}/touch',
    tag: 'Test',
    summary: 'Drafts only, for members.',
    params: IdParams,
    body: z.strictObject({ status: z.string() }),
    answers: { 200: json(z.object({}), 'Done.') },
  }).handle(async (call) => {
    requireDraft(call, call.body.status);
    return { status: 200, body: {} };
  }),
  defineRoute({
    act: 'view',
    method: 'post',
    path: '/fault',
    tag: 'Test',
    summary: 'Breaks.',
    answers: { 200: json(z.object({}), 'Never.') },
  }).handle(async () => {
    throw new Error('the password is hunter2', { cause: new Error('deeper') });
  }),
  defineRoute({
    act: 'view',
    method: 'get',
    path: '/lies',
    tag: 'Test',
    summary: 'Breaks its schema.',
    answers: { 200: json(z.object({ n: z.number() }), 'n') },
  }).handle(async () => ({ status: 200, body: { n: 'no number' as unknown as number } })),
  defineRoute({
    act: 'view',
    method: 'get',
    path: '/slow',
    tag: 'Test',
    summary: 'Never ends by itself.',
    answers: { 200: json(z.object({}), 'Late.') },
  }).handle(
    ({ signal }) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new Error('given up')), { once: true }),
      ),
  ),
  defineRoute({
    act: 'public',
    method: 'post',
    base: 'root',
    path: '/raw/{id}',
    tag: 'Test',
    summary: 'A form.',
    params: IdParams,
    raw: { contentTypes: ['application/x-www-form-urlencoded'], maxBytes: 1000, schema: z.object({}) },
    answers: { 200: media('text/plain', 'What was sent.') },
  }).handle(async ({ request }) => new Response(await request.text())),
];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    routes: () => routes,
    frame: { limits: { jsonBytes: 10_000, requestTimeoutMs: 400 } },
  });
});
afterAll(() => app.stop());

const ID = '0198c3a2-0000-7000-8000-000000000001';
type Fault = {
  code: string;
  status: number;
  title: string;
  type: string;
  detail?: string;
  errors?: { path: string; message: string }[];
};
const owner = () => app.workspace.as.owner;

describe('problems', () => {
  it('are RFC 9457 with a stable code, and errors by path', async () => {
    const answer = await owner().patch<Fault>(`/api/v1/things/${ID}?slow=1`, {
      name: '',
      deep: { at: 'x', up: 1 },
      colour: 1,
    });
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      type: '/api/docs#validation_failed',
      status: 422,
      code: 'validation_failed',
    });
    expect(answer.body.title).not.toBe('');
    expect(answer.body.errors?.map((fault) => fault.path).toSorted()).toEqual([
      'colour',
      'deep.at',
      'deep.up',
      'name',
      'slow',
    ]);
  });

  it('say nothing about a fault of ours, and the log says everything', async () => {
    const answer = await owner().post<Fault & { requestId: string }>('/api/v1/fault', {});
    expect(answer.status).toBe(500);
    expect(answer.body.code).toBe('internal');
    expect(answer.text).not.toContain('hunter2');
    const told = app.telemetry.events.findLast((event) => event.name === 'http_fault');
    expect(told).toMatchObject({ route: '/api/v1/fault', requestId: answer.body.requestId });
    expect((told as { error: Error }).error.message).toContain('hunter2');
  });

  it.each<[string, string, RequestInit, number, string]>([
    [
      'malformed JSON',
      `/api/v1/things/${ID}`,
      { method: 'PATCH', body: '{"name":', headers: { 'content-type': 'application/json' } },
      400,
      'malformed_json',
    ],
    [
      'a wrong content type',
      `/api/v1/things/${ID}`,
      { method: 'PATCH', body: 'name=x', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported_media_type',
    ],
    [
      'a list where an object belongs',
      `/api/v1/things/${ID}`,
      { method: 'PATCH', body: '[]', headers: { 'content-type': 'application/json' } },
      422,
      'validation_failed',
    ],
    [
      'a body where none belongs',
      '/api/v1/fault',
      { method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json' } },
      422,
      'validation_failed',
    ],
    [
      'a path of ours with another method',
      '/api/v1/numbers',
      { method: 'DELETE' },
      405,
      'method_not_allowed',
    ],
    ['a path that is nobody’s', '/api/v1/nothing', {}, 404, 'not_found'],
    ['an id that cannot be one', '/api/v1/things/1;drop', { method: 'PATCH' }, 404, 'not_found'],
    ['an unknown name in a query', '/api/v1/numbers?colour=red', {}, 422, 'validation_failed'],
    ['a query where none belongs', '/api/v1/me?x=1', {}, 422, 'validation_failed'],
    ['a page that is too large', '/api/v1/numbers?limit=1001', {}, 422, 'validation_failed'],
    ['a page of nothing', '/api/v1/numbers?limit=0', {}, 422, 'validation_failed'],
    ['a name given twice', '/api/v1/numbers?limit=1&limit=2', {}, 422, 'validation_failed'],
    [
      'a body that is too large',
      `/api/v1/things/${ID}`,
      {
        method: 'PATCH',
        body: JSON.stringify({ name: 'x'.repeat(20_000) }),
        headers: { 'content-type': 'application/json' },
      },
      413,
      'payload_too_large',
    ],
  ])('%s', async (_, path, init, status, code) => {
    const headers = {
      authorization: `Bearer ${app.workspace.secrets.owner}`,
      ...(init.headers as Record<string, string> | undefined),
    };
    const response = await fetch(app.url + path, { ...init, headers });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect({ status: response.status, code: ((await response.json()) as Fault).code }).toEqual({
      status,
      code,
    });
  });

  it('counts bodies that do not say how long they are', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${app.url}/api/v1/things/${ID}`, {
        method: 'PATCH',
        headers: {
          authorization: `Bearer ${app.workspace.secrets.owner}`,
          'content-type': 'application/json',
          'transfer-encoding': 'chunked',
        },
      });
      request.on('response', (response) => resolve(response.statusCode)).on('error', reject);
      request.write('{"name":"');
      for (let at = 0; at < 20; at += 1) request.write('x'.repeat(1000));
      request.end('"}');
    });
    expect(status).toBe(413);
  });

  it('cuts off a raw body at its limit, and takes the types it names', async () => {
    const send = (body: string, type = 'application/x-www-form-urlencoded') =>
      app.anonymous.post(`/raw/${ID}`, body, { headers: { 'content-type': type } });
    expect((await send('List-Unsubscribe=One-Click')).text).toBe('List-Unsubscribe=One-Click');
    expect((await send('x'.repeat(1001))).status).toBe(413);
    expect((await send('{}', 'application/json')).status).toBe(415);
  });

  it('ends a request whose time is up, and tells its handler', async () => {
    const answer = await owner().get<Fault>('/api/v1/slow');
    expect([answer.status, answer.body.code]).toEqual([503, 'request_timeout']);
    await expect
      .poll(() =>
        app.telemetry.events.some((event) => event.name === 'http_fault' && event.route === '/api/v1/slow'),
      )
      .toBe(true);
  });

  it('catches an answer that breaks its own schema (in tests)', async () => {
    expect((await owner().get('/api/v1/lies')).status).toBe(500);
  });

  it('reads a missing body as {} with its defaults', async () => {
    const answer = await owner().patch<{ body: unknown }>(`/api/v1/things/${ID}`);
    expect(answer.body.body).toEqual({ ids: [] });
  });
});

describe('lists', () => {
  it('give every item once, page by page, and then say that it was the last', async () => {
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: { items: number[]; nextCursor: string | null } } = await owner().get(
        `/api/v1/numbers?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(seen).toEqual(NUMBERS);
  });

  it.each([
    'garbage',
    'WzEsIm90aGVyIixbMV1d',
    'WzIsIm51bWJlcnMiLFsxXV0',
    'WzEsIm51bWJlcnMiLFsieCJdXQ',
    '%00',
  ])('refuse the cursor %s', async (cursor) => {
    const answer = await owner().get<Fault>(`/api/v1/numbers?cursor=${cursor}`);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_cursor']);
  });
});

describe('limits of members', () => {
  it('name at most 100 records in one call', async () => {
    const ids = (count: number) => ({ ids: Array.from({ length: count }, () => 'x') });
    const { member, manager, viewer } = app.workspace.as;
    expect((await member.patch(`/api/v1/things/${ID}`, ids(100))).status).toBe(200);
    const over = await member.patch<Fault>(`/api/v1/things/${ID}`, ids(101));
    expect([over.status, over.body.code]).toEqual([403, 'role_limit']);
    expect((await manager.patch(`/api/v1/things/${ID}`, ids(101))).status).toBe(200);
    expect((await viewer.patch(`/api/v1/things/${ID}`, ids(1))).status).toBe(403);
  });

  it('change drafts only', async () => {
    const { member, manager } = app.workspace.as;
    expect((await member.post(`/api/v1/campaigns/${ID}/touch`, { status: 'draft' })).status).toBe(200);
    expect((await member.post(`/api/v1/campaigns/${ID}/touch`, { status: 'active' })).status).toBe(403);
    expect((await manager.post(`/api/v1/campaigns/${ID}/touch`, { status: 'active' })).status).toBe(200);
  });
});

describe('every answer', () => {
  it.each(['/', '/api/docs', '/api/v1/me', '/healthz', '/nothing.js'])(
    'of %s carries the security headers',
    async (path) => {
      const { headers } = await app.anonymous.get(path);
      expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it('is told by its route, never by its path', async () => {
    await owner().patch(`/api/v1/things/${ID}`, {});
    const told = app.telemetry.events.findLast((event) => event.name === 'http_request');
    expect(told).toMatchObject({ method: 'PATCH', route: '/api/v1/things/{id}', status: 200 });
    expect(JSON.stringify(app.telemetry.events)).not.toContain(ID);
  });
});
