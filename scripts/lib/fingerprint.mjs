// One hash for a set of files and folders: equal content gives an equal hash, whatever the dates on the files.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Paths that do not exist count as absent, not as an error. `ignore` is asked for every file's path. */
export function fingerprint(paths, ignore = () => false) {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, path, ignore);
  return hash.digest('hex');
}

function addTo(hash, path, ignore) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) {
    hash.update(`absent ${path}\0`);
  } else if (stat.isDirectory()) {
    for (const name of readdirSync(path).toSorted()) addTo(hash, join(path, name), ignore);
  } else if (!ignore(path)) {
    hash.update(`${path}\0${stat.size}\0`).update(readFileSync(path));
  }
}
