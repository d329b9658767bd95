// npm leaves optional packages for other platforms out of the lock when the registry in use does not serve
// them, and `npm ci` then refuses that very lock. This names them again, from the list each package carries.
//
// An entry without `integrity` is only ever installed on a platform that the lock was not written on.

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** The lock with every optional package named; `added` lists what was missing. The input is not changed. */
export function mendLock(lock) {
  const packages = { ...lock.packages };
  const added = [];
  for (const [owner, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isLocked(packages, owner, name)) continue;
      packages[`node_modules/${name}`] = optionalEntry(name, range, entry);
      added.push(name);
    }
  }
  return { lock: { ...lock, packages: sorted(packages) }, added };
}

/** Names that `npm ci` would miss. */
export function missingFromLock(lock) {
  return mendLock(lock).added;
}

/** npm looks for a package beside its owner, then in each node_modules above. */
function isLocked(packages, owner, name) {
  for (let place = owner; ; place = parentOf(place)) {
    if (Object.hasOwn(packages, `${place}${place === '' ? '' : '/'}node_modules/${name}`)) return true;
    if (place === '') return false;
  }
}

function parentOf(place) {
  const end = place.lastIndexOf('/node_modules/');
  return end < 0 ? '' : place.slice(0, end);
}

function optionalEntry(name, range, owner) {
  if (!/^\d+\.\d+\.\d+[\w.+-]*$/.test(range)) {
    throw new Error(
      `${name}@${range} is optional but not pinned: its version cannot be known without a registry`,
    );
  }
  const { os, cpu, libc } = platformOf(name);
  // In npm's own order of keys, so that npm does not rewrite the entry.
  return {
    version: range,
    cpu: [cpu],
    ...(owner.dev ? { dev: true } : {}),
    ...(libc === undefined ? {} : { libc: [libc] }),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}

/** Platform packages carry their platform in the name: `@x/binding-linux-arm64-musl`, `lefthook-windows-x64`. */
function platformOf(name) {
  const words = name.replace('windows', 'win32').split(/[/-]/);
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (cpu === undefined)
    throw new Error(`${name} is optional, is not in the lock, and does not name its platform`);
  return { os: SYSTEMS.find((system) => words.includes(system)), cpu, libc: libcOf(words) };
}

function libcOf(words) {
  if (words.some((word) => word.startsWith('musl'))) return 'musl';
  if (words.some((word) => word.startsWith('gnu'))) return 'glibc';
  return undefined;
}

/** npm writes the paths in this order, so a mended lock does not change again at the next install. */
function sorted(packages) {
  return Object.fromEntries(Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')));
}
