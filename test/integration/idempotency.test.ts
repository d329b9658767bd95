import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute, json } from '#http/define-route';
import { Problem } from '#http/errors';
import { IDEMPOTENCY_KEPT_MS } from '#http/idempotency';
import { startTestApp, type TestApp } from '#test/http';

/** What the handler does next, and how often it ran. */
let runs: { creationId: string; note: string }[] = [];
let behave: (note: string) => Promise<void> = async () => undefined;

const note = defineRoute({
  act: 'view',
  method: 'post',
  path: '/notes',
  tag: 'Test',
  summary: 'A note.',
  body: z.strictObject({ note: z.string() }),
  answers: { 201: json(z.object({ id: z.string(), run: z.number() }), 'Made.') },
});
const secret = defineRoute({ ...note.spec, path: '/secrets', secretAnswer: true });

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({
    routes: () =>
      [note, secret].map((route) =>
        route.handle(async ({ body, creationId }) => {
          runs.push({ creationId, note: body.note });
          const run = runs.length;
          await behave(body.note);
          return { status: 201, body: { id: creationId, run } };
        }),
      ),
    frame: { limits: { idempotencyWaitMs: 1_000, idempotencyLeaseMs: 600 } },
  });
});
afterAll(() => app.stop());
beforeEach(() => {
  runs = [];
  behave = async () => undefined;
});

let keys = 0;
const newKey = () => `key-${(keys += 1)}`;
const post = (key: string, text = 'a', as = app.workspace.as.owner, path = '/api/v1/notes') =>
  as.post<{ id: string; run: number; code?: string }>(
    path,
    { note: text },
    { headers: { 'idempotency-key': key } },
  );

describe('one key', () => {
  it('gives the first answer again, word for word, and says so', async () => {
    const key = newKey();
    const first = await post(key);
    const second = await post(key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
    expect(runs).toHaveLength(1);
  });

  it('is refused for another body, another path and another caller', async () => {
    const key = newKey();
    await post(key);
    for (const answer of [
      await post(key, 'b'),
      await post(key, 'a', app.workspace.as.owner, '/api/v1/secrets'),
      await post(key, 'a', app.workspace.as.admin),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([422, 'idempotency_key_reused']);
    }
    expect(runs).toHaveLength(1);
  });

  it('belongs to one workspace', async () => {
    const key = newKey();
    const [mine, theirs] = [await post(key), await post(key, 'a', app.other.as.owner)];
    expect(theirs.status).toBe(201);
    expect(theirs.body.id).not.toBe(mine.body.id);
  });

  it('runs once for many at once: the others wait for the first answer', async () => {
    const key = newKey();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    behave = () => held;
    const all = Array.from({ length: 8 }, () => post(key));
    await until(() => runs.length === 1);
    release();
    const answers = await Promise.all(all);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(runs).toHaveLength(1);
  });

  it('answers 409 when the first does not end, however long it keeps its lease', async () => {
    const key = newKey();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    behave = () => held;
    const first = post(key);
    await until(() => runs.length === 1);
    // Waits longer than a lease: a living holder renews it.
    const second = await post(key);
    expect([second.status, second.body.code]).toEqual([409, 'idempotency_in_progress']);
    release();
    expect((await first).status).toBe(201);
    expect(runs).toHaveLength(1);
  });

  it('is retaken from a process that died, with the same id for what it creates', async () => {
    const key = newKey();
    const first = await post(key);
    // As a crash between the handler's commit and the stored answer leaves it.
    await app.db.execute(
      `update idempotency_keys set status = null, owner = gen_random_uuid(), leased_until = now() - interval '1 second' where key = $1`,
      [key],
    );
    const second = await post(key);
    expect(second.status).toBe(201);
    expect(second.body.id).toBe(first.body.id);
    expect(runs).toHaveLength(2);
    expect(runs[1]?.creationId).toBe(runs[0]?.creationId);
  });

  it('repeats a refusal of the handler, but tries again after a fault of ours', async () => {
    const refused = newKey();
    behave = async () => {
      throw new Problem('conflict');
    };
    expect((await post(refused)).status).toBe(409);
    behave = async () => undefined;
    expect((await post(refused)).status).toBe(409);

    const broken = newKey();
    behave = async () => {
      throw new Error('planted');
    };
    expect((await post(broken)).status).toBe(500);
    behave = async () => undefined;
    expect((await post(broken)).status).toBe(201);
    expect(runs.at(-1)?.creationId).toBe(runs.at(-2)?.creationId);
  });

  it('is not used up by a body that was refused before anything ran', async () => {
    const key = newKey();
    const headers = { 'idempotency-key': key };
    expect((await app.workspace.as.owner.post('/api/v1/notes', { wrong: 1 }, { headers })).status).toBe(422);
    expect((await post(key)).status).toBe(201);
  });

  it('never lets a secret lie about: what is stored is sealed', async () => {
    const key = newKey();
    const first = await post(key, 'a', app.workspace.as.owner, '/api/v1/secrets');
    const [row] = await app.db.query<{ body: string }>('select body from idempotency_keys where key = $1', [
      key,
    ]);
    expect(row?.body).not.toContain(first.body.id);
    expect((await post(key, 'a', app.workspace.as.owner, '/api/v1/secrets')).text).toBe(first.text);
  });

  it('is kept for three days', async () => {
    const key = newKey();
    await post(key);
    await app.frame.idempotency.prune(IDEMPOTENCY_KEPT_MS, 1000);
    expect(await app.db.query('select 1 from idempotency_keys where key = $1', [key])).toHaveLength(1);
    app.advance(IDEMPOTENCY_KEPT_MS + 1000);
    expect(await app.frame.idempotency.prune(IDEMPOTENCY_KEPT_MS, 1000)).toBeGreaterThan(0);
    expect(await app.db.query('select 1 from idempotency_keys where key = $1', [key])).toHaveLength(0);
    app.advance(-IDEMPOTENCY_KEPT_MS - 1000);
  });

  it.each([' ', 'a b', 'é', 'x'.repeat(256)])(
    'must be visible ASCII of at most 255 characters: %j',
    async (key) => {
      const answer = await app.workspace.as.owner.post(
        '/api/v1/notes',
        { note: 'a' },
        { headers: { 'idempotency-key': encodeLatin(key) } },
      );
      // A header of blanks is trimmed to nothing by HTTP itself, and is then refused like the others.
      expect(answer.status).toBe(422);
    },
  );
});

const encodeLatin = (key: string): string => Buffer.from(key, 'utf8').toString('latin1');

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
