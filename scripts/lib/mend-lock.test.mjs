// Guarantee: `npm ci` accepts the lock on a machine whose registry does not serve every platform package.
import { expect, test } from 'vitest';
import { mendLock, missingFromLock } from './mend-lock.mjs';

const lockWith = (packages) => ({ name: 'sample', lockfileVersion: 3, packages: { '': {}, ...packages } });

test('names a missing optional package with its platform, as npm would write it', () => {
  const lock = lockWith({
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { '@tool/binding-linux-arm64-musl': '2.0.0', 'tool-windows-x64': '2.0.0' },
    },
  });
  const { lock: mended, added } = mendLock(lock);
  expect(added).toEqual(['@tool/binding-linux-arm64-musl', 'tool-windows-x64']);
  expect(mended.packages['node_modules/@tool/binding-linux-arm64-musl']).toEqual({
    version: '2.0.0',
    cpu: ['arm64'],
    dev: true,
    libc: ['musl'],
    optional: true,
    os: ['linux'],
  });
  expect(mended.packages['node_modules/tool-windows-x64']).toMatchObject({ cpu: ['x64'], os: ['win32'] });
  expect(missingFromLock(mended)).toEqual([]);
  expect(missingFromLock(lock)).toHaveLength(2);
});

test.each([
  ['@x/binding-android-arm-eabi', { cpu: ['arm'], os: ['android'] }],
  ['@x/binding-linux-arm-gnueabihf', { cpu: ['arm'], os: ['linux'], libc: ['glibc'] }],
  ['@x/binding-linux-ppc64-gnu', { cpu: ['ppc64'], os: ['linux'], libc: ['glibc'] }],
  ['@x/binding-wasm32-wasi', { cpu: ['wasm32'] }],
  ['@x/darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
])('reads the platform of %s from its name', (name, platform) => {
  const { lock } = mendLock(
    lockWith({ 'node_modules/x': { version: '1.0.0', optionalDependencies: { [name]: '1.0.0' } } }),
  );
  expect(lock.packages[`node_modules/${name}`]).toEqual({ version: '1.0.0', optional: true, ...platform });
});

test('leaves alone what is locked, beside its owner or above it', () => {
  const lock = lockWith({
    'node_modules/a': { version: '1.0.0', optionalDependencies: { above: '^1.0.0', beside: '^1.0.0' } },
    'node_modules/a/node_modules/beside': { version: '1.2.0' },
    'node_modules/above': { version: '1.3.0' },
  });
  expect(mendLock(lock)).toEqual({ lock, added: [] });
});

test('does not take a package that belongs to someone else for its own', () => {
  const lock = lockWith({
    'node_modules/a': { version: '1.0.0', optionalDependencies: { 'a-linux-x64': '1.0.0' } },
    'node_modules/b/node_modules/a-linux-x64': { version: '1.0.0' },
  });
  expect(missingFromLock(lock)).toEqual(['a-linux-x64']);
});

test('refuses to guess a version or a platform', () => {
  const owner = (optionalDependencies) =>
    lockWith({ 'node_modules/a': { version: '1.0.0', optionalDependencies } });
  expect(() => mendLock(owner({ 'a-linux-x64': '^1.0.0' }))).toThrow(/not pinned/);
  expect(() => mendLock(owner({ 'a-fast': '1.0.0' }))).toThrow(/does not name its platform/);
});
