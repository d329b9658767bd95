import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, TEST_PASSWORD, type TestApp } from '#test/http';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
}, 60_000);
afterAll(() => app.stop());

type Problem = { code: string; status: number; title: string; type: string };

describe('who is asking', () => {
  it('refuses a request without credentials, as a problem that names the way in', async () => {
    const answer = await app.anonymous.get<Problem>('/api/v1/me');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    expect(answer.body).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  it('knows an API key, its workspace and its role', async () => {
    const { status, body } = await app.workspace.as.manager.get<{
      user: null;
      workspace: { id: string; role: string };
      acts: Record<string, string>;
    }>('/api/v1/me');
    expect(status).toBe(200);
    expect(body.user).toBeNull();
    expect(body.workspace).toMatchObject({ id: app.workspace.id, role: 'manager' });
    expect(body.acts['campaigns.run']).toBe('yes');
    expect(body.acts['settings.edit']).toBeUndefined();
  });

  it.each(['Bearer nonsense', 'Basic b3duZXI6cGFzcw==', 'Bearer', 'Bearer a b'])(
    'refuses %s, even beside a good cookie',
    async (authorization) => {
      const { cookie } = await app.person('owner');
      const answer = await app.client({ cookie, authorization }).get('/api/v1/me');
      expect(answer.status).toBe(401);
    },
  );

  it('signs in by email whatever its case, and out for good', async () => {
    const person = await app.person('member');
    const cookie = await app.signIn(person.email.toUpperCase());
    const client = app.client({ cookie, origin: app.url });
    const me = await client.get<{ user: { email: string } }>('/api/v1/me');
    expect(me.body.user.email).toBe(person.email);
    expect((await client.post('/api/auth/sign-out', {})).status).toBe(200);
    expect((await client.get('/api/v1/me')).status).toBe(401);
  });

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const email = 'cookie@example.com';
    await app.addUser(email, 'viewer');
    const answer = await app.anonymous.post('/api/auth/sign-in/email', { email, password: TEST_PASSWORD });
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^doorstep\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it('answers a wrong password and an unknown person alike', async () => {
    await app.addUser('known@example.com', 'viewer');
    const wrong = await app.anonymous.post<Problem>('/api/auth/sign-in/email', {
      email: 'known@example.com',
      password: 'wrong wrong',
    });
    const unknown = await app.anonymous.post<Problem>('/api/auth/sign-in/email', {
      email: 'nobody@example.com',
      password: 'wrong wrong',
    });
    expect(wrong.status).toBe(401);
    expect(wrong.body.code).toBe('invalid_credentials');
    expect(unknown.body).toEqual(wrong.body);
  });

  it('stops guessing one account after ten wrong passwords, and says how long', async () => {
    await app.addUser('guessed@example.com', 'viewer');
    const attempt = (password: string) =>
      app.anonymous.post('/api/auth/sign-in/email', { email: 'guessed@example.com', password });
    for (let at = 0; at < 10; at += 1) expect((await attempt(`wrong ${at} wrong`)).status).toBe(401);
    const limited = await attempt(TEST_PASSWORD);
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    // Another account from the same address is not locked with it.
    await app.addUser('neighbour@example.com', 'viewer');
    expect(await app.signIn('neighbour@example.com')).toContain('session_token');
    app.advance(16 * 60_000);
    expect((await attempt(TEST_PASSWORD)).status).toBe(200);
  });

  it('does not count right passwords', async () => {
    await app.addUser('often@example.com', 'viewer');
    for (let at = 0; at < 12; at += 1)
      expect(await app.signIn('often@example.com')).toContain('session_token');
  });

  it.each(['/api/auth/sign-up/email', '/api/auth/delete-user', '/api/auth/ok', '/api/auth/sign-in/social'])(
    'does not offer %s',
    async (path) => {
      expect(
        (await app.anonymous.post(path, { email: 'x@example.com', password: TEST_PASSWORD, name: 'X' }))
          .status,
      ).toBe(404);
    },
  );

  it('changes a password and ends the other sessions when asked', async () => {
    const person = await app.person('member');
    const elsewhere = app.client({ cookie: await app.signIn(person.email), origin: app.url });
    const newPassword = 'a new and longer password';
    const changed = await person.client.post('/api/auth/change-password', {
      currentPassword: TEST_PASSWORD,
      newPassword,
      revokeOtherSessions: true,
    });
    expect(changed.status).toBe(200);
    expect((await elsewhere.get('/api/v1/me')).status).toBe(401);
    await expect(app.signIn(person.email)).rejects.toThrow('401');
    expect(await app.signIn(person.email, newPassword)).toContain('session_token');
  });

  it('lists sessions and ends one of them', async () => {
    const person = await app.person('member');
    const elsewhere = app.client({ cookie: await app.signIn(person.email), origin: app.url });
    // Also when this one is days old: whoever suspects another must not have to sign in anew to see it.
    await app.db.execute(
      `update sessions set created_at = created_at - interval '3 days' where user_id = $1`,
      [person.userId],
    );
    const sessions = await person.client.get<{ token: string }[]>('/api/auth/list-sessions');
    expect(sessions.body).toHaveLength(2);
    await person.client.post('/api/auth/revoke-other-sessions', {});
    expect((await elsewhere.get('/api/v1/me')).status).toBe(401);
    expect((await person.client.get('/api/v1/me')).status).toBe(200);
  });
});

describe('workspaces', () => {
  it("answers 404 for a workspace that is not the caller's, by key and by session", async () => {
    const header = { 'doorstep-workspace': app.other.id };
    expect((await app.workspace.as.owner.get('/api/v1/me', { headers: header })).status).toBe(404);
    const person = await app.person('owner');
    expect((await person.client.get('/api/v1/me', { headers: header })).status).toBe(404);
    expect(
      (await person.client.get('/api/v1/me', { headers: { 'doorstep-workspace': 'not an id' } })).status,
    ).toBe(404);
  });

  it('lets a person of two workspaces choose, with the role they have there', async () => {
    const person = await app.person('owner');
    await app.db.execute(`insert into memberships values ($1, $2, 'viewer', now())`, [
      app.other.id,
      person.userId,
    ]);
    const headers = { 'doorstep-workspace': app.other.id };
    const me = await person.client.get<{ workspace: { id: string; role: string }; workspaces: unknown[] }>(
      '/api/v1/me',
      { headers },
    );
    expect(me.body.workspace).toMatchObject({ id: app.other.id, role: 'viewer' });
    // A link can send no header: it says the same by cookie, and the header wins over it.
    const chosen = app.client({ cookie: `${person.cookie}; doorstep-workspace=${app.other.id}` });
    expect((await chosen.get('/api/v1/me')).body['workspace']).toMatchObject({ id: app.other.id });
    const back = { headers: { 'doorstep-workspace': app.workspace.id } };
    expect((await chosen.get('/api/v1/me', back)).body['workspace']).toMatchObject({ id: app.workspace.id });
    expect(me.body.workspaces).toHaveLength(2);
    expect((await person.client.patch('/api/v1/workspace', { name: 'Mine now' }, { headers })).status).toBe(
      403,
    );
  });
});

describe('requests from other sites', () => {
  const change = { name: 'Changed' };

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['a cross-site fetch without origin', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site', origin: 'http://sister.127.0.0.1.example' }],
  ])('refuses a cookie from %s', async (_, headers) => {
    const { cookie } = await app.person('owner');
    const answer = await app.client({ cookie }).patch<Problem>('/api/v1/workspace', change, { headers });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('cross_origin');
  });

  it('refuses a sign-in from another site', async () => {
    await app.addUser('forced@example.com', 'viewer');
    const body = { email: 'forced@example.com', password: TEST_PASSWORD };
    const answer = await app.anonymous.post('/api/auth/sign-in/email', body, {
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
  });

  it('accepts a cookie from its own pages, and an API key from anywhere', async () => {
    const { client } = await app.person('owner');
    expect((await client.patch('/api/v1/workspace', change)).status).toBe(200);
    const headers = { origin: 'https://evil.example' };
    expect((await app.workspace.as.owner.patch('/api/v1/workspace', change, { headers })).status).toBe(200);
  });
});
