import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHealthApp } from '#http/health';
import { ACTS } from '#http/roles';
import { startTestApp, type TestApp } from '#test/http';

let app: TestApp;
let webRoot: string;
beforeAll(async () => {
  webRoot = await mkdtemp(path.join(tmpdir(), 'doorstep-web-'));
  await mkdir(path.join(webRoot, 'assets'));
  await writeFile(
    path.join(webRoot, 'index.html'),
    '<script nonce="%NONCE%" src="/assets/app-1a2b.js"></script><meta content="%NONCE%">',
  );
  await writeFile(path.join(webRoot, 'assets/app-1a2b.js'), 'export {};');
  await writeFile(path.join(webRoot, 'assets/app-3c4d.js'), 'plain');
  await writeFile(path.join(webRoot, 'assets/app-3c4d.js.br'), 'brotli');
  await writeFile(path.join(webRoot, 'assets/app-3c4d.js.gz'), 'zipped');
  await writeFile(path.join(webRoot, 'favicon.svg'), '<svg/>');
  await writeFile(path.join(webRoot, '.secret'), 'hidden');
  await writeFile(path.join(path.dirname(webRoot), 'outside.txt'), 'outside');
  app = await startTestApp({ frame: { webRoot } });
});
afterAll(async () => {
  await app.stop();
  await rm(webRoot, { recursive: true });
  await rm(path.join(path.dirname(webRoot), 'outside.txt'));
});

describe('the web application', () => {
  it.each(['/', '/campaigns/1/enrollments', '/setup?token=x'])(
    'is the page at %s, with the nonce of its policy',
    async (page) => {
      const answer = await app.anonymous.get(page);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const nonce = /nonce="([^"]+)"/.exec(answer.text)?.[1] ?? 'none';
      expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      expect(answer.text).not.toContain('%NONCE%');
      expect((await app.anonymous.get(page)).text).not.toContain(nonce);
    },
  );

  it('serves its files, hashed ones for ever', async () => {
    const script = await app.anonymous.get('/assets/app-1a2b.js');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.headers.get('cache-control')).toContain('immutable');
    const icon = await app.anonymous.get('/favicon.svg');
    expect(icon.headers.get('cache-control')).toBe('no-cache');
    const again = await app.anonymous.get('/favicon.svg', {
      headers: { 'if-none-match': icon.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it.each([
    ['gzip, deflate, br', 'br', 'brotli'],
    ['gzip', 'gzip', 'zipped'],
    ['br;q=0, gzip;q=0.5', 'gzip', 'zipped'],
    ['br;q=0, *', undefined, 'plain'],
    ['identity', undefined, 'plain'],
  ])('sends to %s what the build compressed', async (accepted, encoding, text) => {
    const answer = await rawGet('/assets/app-3c4d.js', { 'accept-encoding': accepted });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['vary']).toBe('accept-encoding');
    expect(answer.headers['content-type']).toContain('text/javascript');
    expect(answer.text).toBe(text);
  });

  it.each([
    '/missing.js',
    '/.secret',
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/%00',
    '/%ff',
    '/assets/..%5c..%5coutside.txt',
    '/api/nothing',
    '/api/v1',
  ])('does not serve %s', async (wanted) => {
    // fetch would tidy the path up; what is sent must be what is written here.
    const answer = await rawGet(wanted);
    expect(answer.status).toBe(404);
    expect(answer.text).not.toMatch(/outside|hidden|%NONCE%/);
  });

  it('says so when nothing was built', async () => {
    const bare = await startTestApp({ populated: false });
    const answer = await bare.anonymous.get('/');
    expect(answer.text).toContain('/api/docs');
    await bare.stop();
  });
});

type RawAnswer = {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
};

async function rawGet(wanted: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const { request } = await import('node:http');
  const { port } = new URL(app.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: wanted, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the document', () => {
  type Operation = {
    'x-doorstep-act': string;
    operationId: string;
    security: unknown[];
    responses: Record<string, unknown>;
    requestBody?: unknown;
  };
  type Document = {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, unknown> };
  };
  const load = async () => (await app.anonymous.get<Document>('/api/openapi.json')).body;

  it('is OpenAPI 3.1 and names the act of every operation', async () => {
    const document = await load();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
    expect(operations.length).toBeGreaterThan(15);
    for (const operation of operations) {
      expect([...ACTS, 'public']).toContain(operation['x-doorstep-act']);
      expect(operation.security).toEqual(
        operation['x-doorstep-act'] === 'public' ? [] : [{ apiKey: [] }, { session: [] }],
      );
    }
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
  });

  it('refuses unknown fields in its schemas and points at nothing that is missing', async () => {
    const document = await load();
    expect(document.components.schemas['WorkspacePatch']).toMatchObject({ additionalProperties: false });
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/#\/components\/schemas\/([^"]+)"/g))
      expect(document.components.schemas).toHaveProperty(name ?? '');
  });

  it('is readable without a network', async () => {
    const docs = await app.anonymous.get('/api/docs');
    expect(docs.headers.get('content-type')).toContain('text/html');
    expect(docs.text).toContain('/api/v1/workspace');
    expect(docs.text).toContain('id="validation_failed"');
    expect(docs.text).not.toMatch(
      /<script|https?:\/\/(?!127\.0\.0\.1)[^"]*\.(js|css|woff)|<link|@import|url\(/,
    );
  });
});

describe('health', () => {
  const deps = (reasons: string[]) => ({
    readiness: async () =>
      reasons.length === 0 ? ({ ready: true } as const) : ({ ready: false, reasons } as const),
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', body: 'doorstep_up 1\n' }),
  });

  it('tells alive from ready, and why not', async () => {
    const ready = createHealthApp(deps([]));
    expect((await ready.request('/healthz')).status).toBe(200);
    expect((await ready.request('/readyz')).status).toBe(200);
    const waiting = createHealthApp(deps(['The database does not answer.']));
    expect((await waiting.request('/healthz')).status).toBe(200);
    const answer = await waiting.request('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: 'not_ready', reasons: ['The database does not answer.'] });
  });

  it('is all that a worker serves', async () => {
    const worker = createHealthApp(deps([]));
    expect(await (await worker.request('/metrics')).text()).toContain('doorstep_up');
    for (const wanted of ['/', '/api/v1/me', '/api/docs'])
      expect((await worker.request(wanted)).status).toBe(404);
  });
});
