/** What only shows with several connections: two apps on one PostgreSQL stand for two processes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Database } from '#db/database';
import { bootstrap, setUpToken } from '#identity/set-up';
import { defineRoute, json } from '#http/define-route';
import { startTestApp, type TestApp, type TestAppOptions } from '#test/http';
import { createScratchPostgres, type ScratchPostgres } from '#test/scratch-database';

let scratch: ScratchPostgres;
let database: Database;
beforeEach(async () => {
  scratch = await createScratchPostgres();
  database = await scratch.open({ maxConnections: 10 });
});
afterEach(() => scratch.drop());

/** Requests take turns between the two. */
async function twoApps(
  options: TestAppOptions,
): Promise<{ app: (at: number) => TestApp; stop: () => Promise<void> }> {
  const [even, odd] = [await startTestApp(options), await startTestApp(options)];
  return {
    app: (at) => (at % 2 === 0 ? even : odd),
    stop: async () => {
      await Promise.all([even.stop(), odd.stop()]);
    },
  };
}

/** Runs `work` while another session holds a lock, until so many wait for it: then all of them are at the same place. */
async function allAtOnce<T>(lock: string, waiting: number, work: () => Promise<T>): Promise<T> {
  const holder = await scratch.open({ maxConnections: 1 });
  // Of its own: a transaction sees the sessions as they were when it first looked.
  const watcher = await scratch.open({ maxConnections: 1 });
  let done: Promise<T> | undefined;
  await holder.transaction(async (tx) => {
    await tx.query(lock);
    done = work();
    done.catch(() => undefined);
    await expect
      .poll(
        async () => {
          const [row] = await watcher.query<{ count: number }>(
            `select count(*) as count from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
          );
          return row?.count;
        },
        { timeout: 10_000 },
      )
      .toBe(waiting);
  });
  if (done === undefined) throw new Error('nothing ran');
  return done;
}

describe('the first run, in two processes', () => {
  it('makes one owner of six posts and two bootstraps', async () => {
    const { app, stop } = await twoApps({ database, populated: false });
    const input = (at: number) => ({
      token: setUpToken(app(0).identityDeps),
      name: 'A',
      email: `a${at}@example.com`,
      password: 'a long enough password',
      workspaceName: 'W',
      timeZone: 'UTC',
    });
    const settings = { email: 'b@example.com', password: 'a long enough password', apiKey: 'k'.repeat(40) };
    const [posts, boots] = await allAtOnce('lock table users in share row exclusive mode', 8, () =>
      Promise.all([
        Promise.all([0, 1, 2, 3, 4, 5].map((at) => app(at).anonymous.post('/api/v1/setup', input(at)))),
        Promise.all([0, 1].map((at) => bootstrap(app(at).identityDeps, settings))),
      ]),
    );
    const won = posts.filter((answer) => answer.status === 201).length + boots.filter(Boolean).length;
    expect(won).toBe(1);
    const [counts] = await database.query(
      'select (select count(*) from users) as users, (select count(*) from workspaces) as workspaces',
    );
    expect(counts).toEqual({ users: 1, workspaces: 1 });
    await stop();
  });
});

describe('an idempotency key, in two processes', () => {
  const note = defineRoute({
    act: 'public',
    method: 'post',
    path: '/notes',
    tag: 'Test',
    summary: 'A note.',
    body: z.strictObject({}),
    answers: { 201: json(z.object({ run: z.number() }), 'Made.') },
  });

  it('runs once for twenty posts at once and gives all the same answer', async () => {
    let runs = 0;
    const routes = () => [note.handle(async () => ({ status: 201, body: { run: (runs += 1) } }))];
    const { app, stop } = await twoApps({ database, populated: false, routes });
    const headers = { 'idempotency-key': 'one' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) => app(at).anonymous.post('/api/v1/notes', {}, { headers })),
    );
    expect(answers.map((answer) => answer.text)).toEqual(Array.from({ length: 20 }, () => '{"run":1}'));
    expect(runs).toBe(1);
    await stop();
  });

  it('passes on when its process is dead, and the dead one cannot answer any more', async () => {
    const app = await startTestApp({ database, populated: false });
    const { idempotency } = app.frame;
    const first = await idempotency.reserve(app.frame.newId(), 'k', 'f', 5_000);
    expect(first.kind).toBe('reserved');
    const workspaceId = app.frame.newId();
    const dead = await idempotency.reserve(workspaceId, 'k', 'f', 5_000);
    expect((await idempotency.reserve(workspaceId, 'k', 'f', 5_000)).kind).toBe('running');
    app.advance(5_001);
    expect((await idempotency.reserve(workspaceId, 'k', 'other', 5_000)).kind).toBe('other_request');
    const takers = await Promise.all(
      Array.from({ length: 8 }, () => idempotency.reserve(workspaceId, 'k', 'f', 5_000)),
    );
    const taken = takers.filter((taker) => taker.kind === 'reserved');
    expect(taken).toHaveLength(1);
    if (dead.kind !== 'reserved' || taken[0]?.kind !== 'reserved') throw new Error('not reserved');
    expect(taken[0].creationId).toBe(dead.creationId);
    const answer = { status: 201, contentType: 'text/plain', body: 'late', sealed: false };
    expect(await idempotency.answer(workspaceId, 'k', dead.owner, answer)).toBe(false);
    expect(await idempotency.extend(workspaceId, 'k', dead.owner, 5_000)).toBe(false);
    expect(await idempotency.answer(workspaceId, 'k', taken[0].owner, { ...answer, body: 'ours' })).toBe(
      true,
    );
    expect(await idempotency.reserve(workspaceId, 'k', 'f', 5_000)).toMatchObject({
      kind: 'answered',
      answer: { body: 'ours' },
    });
    await app.stop();
  });
});

describe('guessing, in two processes', () => {
  it('is counted together', async () => {
    const { app, stop } = await twoApps({ database });
    const attempts = await Promise.all(
      Array.from({ length: 20 }, (_, at) => app(at).frame.identity.attempt('192.0.2.1', 'a@example.com')),
    );
    expect(attempts.filter((attempt) => attempt.allowed)).toHaveLength(10);
    await stop();
  });
});

describe('the team, in two processes', () => {
  it('keeps one owner when both remove the other at once', async () => {
    const { app, stop } = await twoApps({ database });
    const workspaceId = app(0).workspace.id;
    for (let round = 0; round < 5; round += 1) {
      const owners = [await app(0).person('owner'), await app(0).person('owner')] as const;
      const by = (at: 0 | 1) => ({
        kind: 'user' as const,
        userId: owners[at].userId,
        sessionId: '',
        name: '',
        email: owners[at].email,
        workspaceId,
        role: 'owner' as const,
      });
      const removed = await Promise.all([
        app(0).frame.identity.members.remove(by(0), owners[1].userId),
        app(1).frame.identity.members.remove(by(1), owners[0].userId),
      ]);
      expect(removed.filter((one) => one.ok)).toHaveLength(1);
      await database.execute('delete from memberships where workspace_id = $1', [workspaceId]);
    }
    await stop();
  });

  it('takes an invitation once of eight who accept it at once', async () => {
    const { app, stop } = await twoApps({ database });
    const body = { email: 'joins@example.com', role: 'member' };
    const made = await app(0).workspace.as.owner.post<{ url: string }>('/api/v1/invitations', body);
    const token = new URL(made.body.url).searchParams.get('token');
    const input = { token, name: 'New', password: 'a long enough password' };
    const answers = await allAtOnce('select 1 from invitations for no key update', 8, () =>
      Promise.all(
        Array.from({ length: 8 }, (_, at) => app(at).anonymous.post('/api/v1/invitations/accept', input)),
      ),
    );
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([
      201,
      ...Array.from({ length: 7 }, () => 404),
    ]);
    await stop();
  });
});
