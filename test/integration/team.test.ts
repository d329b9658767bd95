import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, TEST_PASSWORD, type TestApp } from '#test/http';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

type Coded = { code: string };
type Invited = { id: string; url: string; email: string };
const tokenOf = (url: string): string => new URL(url).searchParams.get('token') ?? '';

describe('people and roles', () => {
  it('lets an admin manage those below owner, and nobody make themselves more', async () => {
    const owner = await app.person('owner');
    const admin = await app.person('admin');
    const member = await app.person('member');
    const patch = (userId: string, role: string) =>
      admin.client.patch<Coded>(`/api/v1/users/${userId}`, { role });
    expect((await patch(member.userId, 'manager')).status).toBe(200);
    expect((await patch(member.userId, 'owner')).status).toBe(403);
    expect((await patch(owner.userId, 'viewer')).status).toBe(403);
    expect((await patch(admin.userId, 'owner')).status).toBe(403);
    expect((await admin.client.delete(`/api/v1/users/${owner.userId}`)).status).toBe(403);
    const manager = await app.person('manager');
    expect((await manager.client.patch(`/api/v1/users/${member.userId}`, { role: 'viewer' })).status).toBe(
      403,
    );
  });

  it('takes a role away at once, also from open sessions', async () => {
    const manager = await app.person('manager');
    const draft = () => manager.client.get<{ workspace: { role: string } }>('/api/v1/me');
    expect((await draft()).body.workspace.role).toBe('manager');
    await app.workspace.as.owner.patch(`/api/v1/users/${manager.userId}`, { role: 'viewer' });
    expect((await draft()).body.workspace.role).toBe('viewer');
    await app.workspace.as.owner.delete(`/api/v1/users/${manager.userId}`);
    expect((await draft()).status).toBe(404);
  });

  it('keeps one owner, whoever asks and however many ask at once', async () => {
    const workspaceId = await app.admin.addWorkspace({ name: 'Two owners', timeZone: 'UTC' });
    const [one, two] = [await app.person('owner', workspaceId), await app.person('owner', workspaceId)];
    const answers = await Promise.all([
      one.client.delete<Coded>(`/api/v1/users/${two.userId}`),
      two.client.delete<Coded>(`/api/v1/users/${one.userId}`),
    ]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    const rows = await app.db.query('select 1 from memberships where workspace_id = $1', [workspaceId]);
    expect(rows).toHaveLength(1);
    const left = answers[0]?.status === 200 ? one : two;
    const last = await left.client.patch<Coded>(`/api/v1/users/${left.userId}`, { role: 'admin' });
    expect([last.status, last.body.code]).toEqual([409, 'last_owner']);
  });

  it('revokes what somebody had given beyond what they keep', async () => {
    const admin = await app.person('admin');
    const keys = await Promise.all(
      ['admin', 'member'].map((role) =>
        admin.client.post<{ id: string; secret: string }>('/api/v1/api-keys', { name: role, role }),
      ),
    );
    const use = (at: number) =>
      app.client({ authorization: `Bearer ${keys[at]?.body.secret}` }).get('/api/v1/me');
    expect((await use(0)).status).toBe(200);
    const changed = await app.workspace.as.owner.patch<{ revokedApiKeys: string[] }>(
      `/api/v1/users/${admin.userId}`,
      { role: 'member' },
    );
    expect(changed.body.revokedApiKeys).toEqual([keys[0]?.body.id]);
    expect((await use(0)).status).toBe(401);
    expect((await use(1)).status).toBe(200);
    await app.workspace.as.owner.delete(`/api/v1/users/${admin.userId}`);
    expect((await use(1)).status).toBe(401);
  });

  it('shows only its own people', async () => {
    const stranger = await app.person('member', app.other.id);
    const list = await app.workspace.as.owner.get<{ items: { userId: string }[] }>('/api/v1/users');
    expect(list.body.items.map((one) => one.userId)).not.toContain(stranger.userId);
    expect(
      (await app.workspace.as.owner.patch(`/api/v1/users/${stranger.userId}`, { role: 'viewer' })).status,
    ).toBe(404);
    expect((await app.workspace.as.owner.delete(`/api/v1/users/${stranger.userId}`)).status).toBe(404);
  });
});

describe('invitations', () => {
  const invite = async (email: string, role = 'manager') => {
    const made = await app.workspace.as.owner.post<Invited>('/api/v1/invitations', { email, role });
    expect(made.status).toBe(201);
    return tokenOf(made.body.url);
  };
  const accept = (token: string, more: object = { name: 'New', password: TEST_PASSWORD }) =>
    app.anonymous.post<Coded>('/api/v1/invitations/accept', { token, ...more });

  it('make somebody a member once, with the role they were given', async () => {
    const token = await invite('Joins@example.com');
    const look = await app.anonymous.get(`/api/v1/invitations/look?token=${token}`);
    expect(look.body).toEqual({
      workspaceName: 'First team',
      email: 'joins@example.com',
      role: 'manager',
      hasAccount: false,
    });
    expect((await accept(token, {})).status).toBe(422);
    const answers = await Promise.all([accept(token), accept(token)]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 404]);
    const cookie = await app.signIn('joins@example.com');
    const me = await app.client({ cookie }).get<{ workspace: { role: string } }>('/api/v1/me');
    expect(me.body.workspace.role).toBe('manager');
  });

  it('die when they are revoked, replaced or old', async () => {
    const first = await invite('late@example.com');
    const second = await invite('late@example.com', 'viewer');
    expect((await accept(first)).body.code).toBe('invitation_invalid');
    const list = await app.workspace.as.owner.get<{ items: Invited[] }>('/api/v1/invitations');
    const open = list.body.items.filter((one) => one.email === 'late@example.com');
    expect(open).toHaveLength(1);
    expect((await app.other.as.owner.delete(`/api/v1/invitations/${open[0]?.id}`)).status).toBe(404);
    expect((await app.workspace.as.owner.delete(`/api/v1/invitations/${open[0]?.id}`)).status).toBe(204);
    expect((await accept(second)).status).toBe(404);
    const third = await invite('late@example.com');
    app.advance(8 * 24 * 60 * 60_000);
    expect((await accept(third)).status).toBe(404);
    app.advance(-8 * 24 * 60 * 60_000);
  });

  it('never give an existing account to whoever holds the link', async () => {
    const person = await app.person('viewer', app.other.id);
    const token = await invite(person.email, 'member');
    const stolen = await accept(token, { name: 'Thief', password: 'another password' });
    expect([stolen.status, stolen.body.code]).toEqual([409, 'sign_in_to_accept']);
    expect(await app.signIn(person.email)).toContain('session_token');
    expect((await person.client.post('/api/v1/invitations/accept', { token })).status).toBe(201);
    const me = await person.client.get<{ workspaces: { id: string }[] }>('/api/v1/me');
    expect(me.body.workspaces.map((one) => one.id).toSorted()).toEqual(
      [app.workspace.id, app.other.id].toSorted(),
    );
  });

  it('are given by those who may manage the role only', async () => {
    const asAdmin = (role: string) =>
      app.workspace.as.admin.post('/api/v1/invitations', { email: 'x@example.com', role });
    expect((await asAdmin('owner')).status).toBe(403);
    expect((await asAdmin('admin')).status).toBe(201);
    expect(
      (await app.workspace.as.manager.post('/api/v1/invitations', { email: 'y@example.com', role: 'viewer' }))
        .status,
    ).toBe(403);
    const member = await app.person('member');
    const again = await app.workspace.as.owner.post<Coded>('/api/v1/invitations', {
      email: member.email,
      role: 'viewer',
    });
    expect([again.status, again.body.code]).toEqual([409, 'already_exists']);
  });
});

describe('API keys', () => {
  const make = (body: object) =>
    app.workspace.as.admin.post<{ id: string; secret: string; prefix: string }>('/api/v1/api-keys', body);

  it('show their secret once and keep only its hash', async () => {
    const made = await make({ name: 'Zapier', role: 'member' });
    expect(made.body.secret).toMatch(/^dsk_[\w-]{43}$/);
    expect(made.body.secret.startsWith(made.body.prefix)).toBe(true);
    const list = await app.workspace.as.admin.get('/api/v1/api-keys');
    expect(list.text).toContain(made.body.id);
    expect(list.text).not.toContain(made.body.secret);
    const rows = await app.db.query('select * from api_keys');
    expect(JSON.stringify(rows)).not.toContain(made.body.secret);
  });

  it('give at most what their maker has', async () => {
    expect((await make({ name: 'too much', role: 'owner' })).status).toBe(403);
    expect((await make({ name: 'as much', role: 'admin' })).status).toBe(201);
  });

  it('die at once when they are revoked, and when their time is over', async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const made = await make({ name: 'short', role: 'viewer', expiresAt });
    const client = app.client({ authorization: `Bearer ${made.body.secret}` });
    expect((await client.get('/api/v1/me')).status).toBe(200);
    app.advance(61_000);
    expect((await client.get('/api/v1/me')).status).toBe(401);
    app.advance(-61_000);
    expect((await client.get('/api/v1/me')).status).toBe(200);
    expect((await app.workspace.as.admin.delete(`/api/v1/api-keys/${made.body.id}`)).status).toBe(204);
    expect((await client.get('/api/v1/me')).status).toBe(401);
    expect((await app.workspace.as.admin.delete(`/api/v1/api-keys/${made.body.id}`)).status).toBe(404);
  });

  it('revoked by another process, die within two seconds', async () => {
    const made = await make({ name: 'elsewhere', role: 'viewer' });
    const client = app.client({ authorization: `Bearer ${made.body.secret}` });
    expect((await client.get('/api/v1/me')).status).toBe(200);
    await app.db.execute('update api_keys set revoked_at = now() where id = $1', [made.body.id]);
    app.advance(2_000);
    expect((await client.get('/api/v1/me')).status).toBe(401);
    app.advance(-2_000);
  });

  it('of another workspace are not there', async () => {
    const made = await make({ name: 'mine', role: 'viewer' });
    expect((await app.other.as.owner.delete(`/api/v1/api-keys/${made.body.id}`)).status).toBe(404);
    expect(
      (await app.other.as.owner.patch(`/api/v1/api-keys/${made.body.id}`, { name: 'theirs' })).status,
    ).toBe(404);
    const renamed = await app.workspace.as.admin.patch<{ name: string }>(`/api/v1/api-keys/${made.body.id}`, {
      name: 'renamed',
    });
    expect(renamed.body.name).toBe('renamed');
  });
});

describe('the workspace', () => {
  it('is changed field by field, and its prices and address as the post and the sums want them', async () => {
    const { owner } = app.workspace.as;
    const address = { line1: '1 Main St', city: 'Austin', state: 'texas', postalCode: '78701' };
    const changed = await owner.patch('/api/v1/workspace', {
      postalAddress: address,
      prices: { sms: '0.01' },
      defaults: { wishEffect: 'trim' },
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      name: 'First team',
      postalAddress: {
        name: 'First team',
        line1: '1 Main St',
        city: 'Austin',
        state: 'TX',
        postalCode: '78701',
      },
      prices: { sms: '0.01', letter: expect.stringMatching(/^\d/) as string },
      defaults: { wishEffect: 'trim' },
    });
    const read = await owner.get('/api/v1/workspace');
    expect(read.body).toEqual(changed.body);
    expect(
      (await owner.patch<{ postalAddress: null }>('/api/v1/workspace', { postalAddress: null })).body
        .postalAddress,
    ).toBeNull();
  });

  it('names each fault by its place and changes nothing', async () => {
    const answer = await app.workspace.as.owner.patch<{ errors: { path: string }[] }>('/api/v1/workspace', {
      timeZone: 'Mars/Olympus',
      currency: 'dollars',
      prices: { sms: '-1', fax: '1' },
      colour: 'red',
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((fault) => fault.path).toSorted()).toEqual([
      'colour',
      'currency',
      'prices.fax',
      'prices.sms',
      'timeZone',
    ]);
    const bad = { line1: '1 Main St', city: 'Austin', state: 'Nowhere', postalCode: 'abc' };
    const address = await app.workspace.as.owner.patch<{ errors: { path: string }[] }>('/api/v1/workspace', {
      postalAddress: bad,
    });
    expect(address.body.errors.map((fault) => fault.path)).toEqual([
      'postalAddress.state',
      'postalAddress.postalCode',
    ]);
  });
});
