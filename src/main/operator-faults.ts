/** Which errors an operator can mend: they are told in a line each, without a stack. Anything else shows where it happened. */
import { ConfigFault } from '#config/config';
import { BackupFault } from '#db/data-dir-backup';
import { DataDirLocked } from '#db/data-dir-lock';
import { DistributeFault } from '#db/distribute';
import { MigrationFault } from '#db/migrate';

const OURS = [DataDirLocked, MigrationFault, BackupFault, DistributeFault];

/** What settings and services cause, by the system's codes (errno(3)), with the settings that are meant. */
const SYSTEM_CODES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'HOST, PORT: ',
  EADDRNOTAVAIL: 'HOST, PORT: ',
  // Only the database is connected to at a start: a sender that does not answer stops nothing.
  ECONNREFUSED: 'DATABASE_URL: ',
  ECONNRESET: 'DATABASE_URL: ',
  ETIMEDOUT: 'DATABASE_URL: ',
  ENOTFOUND: 'DATABASE_URL: ',
  EAI_AGAIN: 'DATABASE_URL: ',
  // These name the file.
  EACCES: '',
  EPERM: '',
  EROFS: '',
  ENOSPC: '',
  ENOTDIR: '',
};

/** The same by PostgreSQL's (manual, appendix A). */
const DATABASE_CODES = new Set([
  '28000', // not allowed in
  '28P01', // wrong password
  '3D000', // no such database
  '42501', // no right to do it
  '53300', // too many connections
  '57P03', // starting up
]);

/** Undefined: not an operator's. */
export function operatorLines(error: unknown): readonly string[] | undefined {
  if (error instanceof ConfigFault) return error.faults;
  if (!(error instanceof Error)) return undefined;
  if (OURS.some((kind) => error instanceof kind) || /^[A-Z_]+: /.test(error.message)) return [error.message];
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const about = DATABASE_CODES.has(code) ? 'DATABASE_URL: ' : SYSTEM_CODES[code];
  return about === undefined ? undefined : [`${about}${messageOf(error) || code}`];
}

/** When several addresses were tried, the whole says nothing and its parts do. */
const messageOf = (error: Error): string =>
  error.message === '' && error instanceof AggregateError
    ? error.errors.map((one: unknown) => (one instanceof Error ? one.message : String(one))).join('; ')
    : error.message;
