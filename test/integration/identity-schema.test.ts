import { getMigrations } from 'better-auth/db/migration';
import { describe, expect, it } from 'vitest';
import type { Database } from '#db/database';
import { signInOptions } from '#identity/sign-in';
import { createSecretBox } from '#identity/secret-box';
import { createScratchPglite, createScratchPostgres } from '#test/scratch-database';

/** A later better-auth may want a column: this says so before a sign-in answers 500. */
async function missing(db: Database): Promise<string> {
  const options = signInOptions({
    db,
    secretBox: createSecretBox('x'.repeat(32)),
    secretKey: 'x'.repeat(32),
    publicUrl: () => new URL('http://127.0.0.1:3000'),
    now: () => new Date(),
    newId: () => '',
    prepareWorkspace: async () => undefined,
  });
  return (await getMigrations(options)).compileMigrations();
}

describe('the sign-in tables of 0002_identity.sql', () => {
  it('have all that better-auth needs, embedded', async () => {
    const db = await createScratchPglite();
    expect((await missing(db)).replace(/[;\s]/g, '')).toBe('');
    await db.close();
  });

  it('have all that better-auth needs, on PostgreSQL; and a missing column is noticed', async () => {
    const scratch = await createScratchPostgres();
    const db = await scratch.open();
    expect((await missing(db)).replace(/[;\s]/g, '')).toBe('');
    await db.execute('alter table sessions drop column user_agent');
    expect(await missing(db)).toContain('user_agent');
    await scratch.drop();
  });
});
