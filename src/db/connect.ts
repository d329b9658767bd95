/** Opens the database that the settings name: PostgreSQL by URL, else the embedded one in a folder (or in memory). */
import { connectPglite } from './connect-pglite.ts';
import { connectPostgres } from './connect-postgres.ts';
import type { Database } from './database.ts';

export type DatabaseTarget =
  | { readonly url: string; readonly maxConnections?: number; readonly applicationName?: string }
  | { readonly dataDir: string; readonly fsync?: boolean; readonly loadDataDir?: Blob }
  | { readonly memory: true; readonly loadDataDir?: Blob };

export function openDatabase(target: DatabaseTarget): Promise<Database> {
  if ('url' in target) return connectPostgres(target);
  if ('dataDir' in target) return connectPglite(target);
  return connectPglite(target.loadDataDir ? { loadDataDir: target.loadDataDir } : {});
}
