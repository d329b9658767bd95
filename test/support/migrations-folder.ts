/** Where the numbered migrations lie in the sources. */
import { fileURLToPath } from 'node:url';

export const migrationsFolder = fileURLToPath(new URL('../../src/db/migrations/', import.meta.url));
