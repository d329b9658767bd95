// Guarantee: several commands at once in one clone install and build one after the other, whatever dies meanwhile.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'doorstep-lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const WORKER = `
  import { withLock } from ${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)};
  import { readFileSync, writeFileSync } from 'node:fs';
  const [lock, counter, rounds] = process.argv.slice(1);
  for (let round = 0; round < Number(rounds); round += 1) {
    await withLock(lock, async () => {
      const before = Number(readFileSync(counter, 'utf8'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      writeFileSync(counter, String(before + 1));
    });
  }`;

function startWorker(...args) {
  return spawn(process.execPath, ['--input-type=module', '-e', WORKER, ...args], { stdio: 'inherit' });
}

const ended = (child) => new Promise((resolve) => child.once('exit', resolve));

test('processes take turns: no update is lost', async () => {
  const [lock, counter] = [join(folder, 'lock'), join(folder, 'counter')];
  writeFileSync(counter, '0');
  await Promise.all([1, 2, 3].map(() => ended(startWorker(lock, counter, '5'))));
  expect(readFileSync(counter, 'utf8')).toBe('15');
  expect(existsSync(lock)).toBe(false);
});

test('the lock of a dead process is taken over at once, by one of those who wait', async () => {
  const [lock, counter] = [join(folder, 'lock'), join(folder, 'counter')];
  const dead = spawn(process.execPath, ['-e', '']);
  await ended(dead);
  writeFileSync(lock, JSON.stringify({ host: hostname(), pid: dead.pid, token: 'gone' }));
  writeFileSync(counter, '0');
  await Promise.all([1, 2, 3].map(() => ended(startWorker(lock, counter, '1'))));
  expect(readFileSync(counter, 'utf8')).toBe('3');
});

test('a failure inside gives the lock back', async () => {
  const lock = join(folder, 'lock');
  await expect(withLock(lock, () => Promise.reject(new Error('planted')))).rejects.toThrow('planted');
  expect(await withLock(lock, () => 'in')).toBe('in');
});

test('the lock of a living process is waited for', async () => {
  const lock = join(folder, 'lock');
  const order = [];
  let release;
  const first = withLock(lock, () => new Promise((resolve) => (release = resolve)));
  const second = withLock(
    lock,
    () => order.push('second in'),
    () => {
      order.push('second waits');
      release();
    },
  );
  await Promise.all([first, second]);
  expect(order).toEqual(['second waits', 'second in']);
});
