// Guarantee: no PostgreSQL server outlives the test run that started it, not even one that was killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '#db/connect';
import { startPostgres } from '#test/postgres';
import { sweepOrphans } from '#test/postgres-orphans';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doorstep-sweep-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const OWNER = `
  import { startPostgres } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../support/postgres.ts')).href)};
  process.stdout.write((await startPostgres()).url + '\\n');`;

async function firstLine(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout! });
  const [line] = (await once(lines, 'line')) as [string];
  lines.close();
  return line;
}

test('the server of a killed owner is ended at the next start', async () => {
  const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', OWNER], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await firstLine(owner);
  owner.kill('SIGKILL');
  await once(owner, 'exit');
  const orphan = await openDatabase({ url, maxConnections: 1 });
  expect(await orphan.query('select 1 as one')).toEqual([{ one: 1 }]);
  await orphan.close();

  const next = await startPostgres({ settings: { max_connections: '7' } });
  await expect(openDatabase({ url, maxConnections: 1 })).rejects.toThrow();
  const database = await openDatabase({ url: next.url, maxConnections: 1 });
  expect(await database.query("select current_setting('max_connections') as n")).toEqual([{ n: '7' }]);
  await database.close();
  await next.stop();
  await expect(openDatabase({ url: next.url, maxConnections: 1 })).rejects.toThrow();
});

test('fsync is off unless asked for', async () => {
  const settings = await Promise.all(
    [startPostgres(), startPostgres({ fsync: true })].map(async (starting) => {
      const server = await starting;
      const database = await openDatabase({ url: server.url, maxConnections: 1 });
      const [row] = await database.query<{ fsync: string }>("select current_setting('fsync') as fsync");
      await database.close();
      await server.stop();
      return row?.fsync;
    }),
  );
  expect(settings).toEqual(['off', 'on']);
});

test('a run whose owner lives is left alone, and so is a process that has the pid by chance', async () => {
  const living = join(folder, 'run-living');
  const dead = join(folder, 'run-dead');
  for (const run of [living, dead]) mkdirSync(join(run, 'data'), { recursive: true });
  writeFileSync(join(living, 'owner'), String(process.pid));
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  writeFileSync(join(dead, 'owner'), String(gone.pid));
  // Its server is long gone, and the number now belongs to this very process.
  writeFileSync(join(dead, 'data', 'postmaster.pid'), `${process.pid}\n`);
  expect(await sweepOrphans(folder)).toEqual([dead]);
  expect(existsSync(dead)).toBe(false);
  expect(readFileSync(join(living, 'owner'), 'utf8')).toBe(String(process.pid));
});
