import { afterEach, describe, expect, it } from 'vitest';
import { bootstrap, setUpToken, setUpUrl } from '#identity/set-up';
import { startTestApp, type TestApp } from '#test/http';

let app: TestApp;
afterEach(() => app.stop());

const input = (token: string, more: Record<string, unknown> = {}) => ({
  token,
  name: 'Ada',
  email: 'Ada@Example.com',
  password: 'a long enough password',
  workspaceName: 'Ada Homes',
  timeZone: 'America/Denver',
  ...more,
});

describe('the first run', () => {
  it('is open until the link was used, and then never again', async () => {
    app = await startTestApp({ populated: false });
    expect((await app.anonymous.get('/api/v1/setup')).body).toEqual({ open: true });
    const made = await app.anonymous.post<{ workspaceId: string }>(
      '/api/v1/setup',
      input(setUpToken(app.identityDeps)),
    );
    expect(made.status).toBe(201);
    expect((await app.anonymous.get('/api/v1/setup')).body).toEqual({ open: false });

    const cookie = await app.signIn('ada@example.com', 'a long enough password');
    const me = await app
      .client({ cookie })
      .get<{ workspace: { id: string; name: string; role: string } }>('/api/v1/me');
    expect(me.body.workspace).toEqual({ id: made.body.workspaceId, name: 'Ada Homes', role: 'owner' });

    const again = await app.anonymous.post<{ code: string }>(
      '/api/v1/setup',
      input(setUpToken(app.identityDeps)),
    );
    expect([again.status, again.body.code]).toEqual([409, 'setup_done']);
  });

  it('gives one winner to two posts at once', async () => {
    app = await startTestApp({ populated: false });
    const token = setUpToken(app.identityDeps);
    const emails = ['one@example.com', 'two@example.com', 'three@example.com', 'four@example.com'];
    const answers = await Promise.all(
      emails.map((email) => app.anonymous.post('/api/v1/setup', input(token, { email }))),
    );
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409]);
    const [counts] = await app.db.query<{ users: number; workspaces: number }>(
      'select (select count(*) from users) as users, (select count(*) from workspaces) as workspaces',
    );
    expect(counts).toEqual({ users: 1, workspaces: 1 });
  });

  it('refuses a wrong token and stops those who guess', async () => {
    app = await startTestApp({ populated: false });
    const answers = [];
    for (let at = 0; at < 11; at += 1)
      answers.push(await app.anonymous.post<{ code: string }>('/api/v1/setup', input(`wrong${at}`)));
    expect(answers[0]?.body.code).toBe('setup_token_invalid');
    expect(answers.at(-1)?.status).toBe(429);
    expect((await app.anonymous.get('/api/v1/setup')).body).toEqual({ open: true });
  });

  it('prints a link that carries the token', async () => {
    app = await startTestApp({ populated: false });
    expect(setUpUrl(app.identityDeps)).toBe(`${app.url}/setup?token=${setUpToken(app.identityDeps)}`);
  });
});

describe('bootstrap settings', () => {
  const settings = { email: 'Owner@example.com', password: 'a long enough password', apiKey: 'k'.repeat(32) };

  it('make an owner, an empty workspace and a key with the rights of an owner, once', async () => {
    app = await startTestApp({ populated: false });
    expect(await bootstrap(app.identityDeps, settings)).toBe(true);
    const owner = app.client({ authorization: `Bearer ${settings.apiKey}` });
    const workspace = await owner.get('/api/v1/workspace');
    expect(workspace.body).toMatchObject({
      name: 'My workspace',
      timeZone: 'America/New_York',
      locale: 'en-US',
      currency: 'USD',
      postalAddress: null,
    });
    expect((await owner.get<{ workspace: { role: string } }>('/api/v1/me')).body.workspace.role).toBe(
      'owner',
    );
    expect(await app.signIn('owner@example.com', settings.password)).toContain('session_token');

    expect(
      await bootstrap(app.identityDeps, { ...settings, email: 'other@example.com', apiKey: 'o'.repeat(32) }),
    ).toBe(false);
    expect((await app.client({ authorization: `Bearer ${'o'.repeat(32)}` }).get('/api/v1/me')).status).toBe(
      401,
    );
    expect((await app.anonymous.get('/api/v1/setup')).body).toEqual({ open: false });
  });
});
