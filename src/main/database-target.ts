/** Where the database of these settings is. */
import { join } from 'node:path';
import type { Config } from '#config/config';
import type { DatabaseTarget } from '#db/connect';

export const databaseFolder = (dataDir: string): string => join(dataDir, 'database');

export function databaseTarget({ database, dataDir, role }: Config): DatabaseTarget {
  return database.kind === 'postgres'
    ? { url: database.url, applicationName: `doorstep ${role}` }
    : { dataDir: databaseFolder(dataDir) };
}
