/** `doorstep backup`: the whole data folder in one file; for PostgreSQL, the line that its own tool needs. */
import { resolve } from 'node:path';
import { needed, parseLine, type Command } from '../command.ts';
import { count } from '../print/numbers.ts';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'write database and secret key into one file',
  help: `
Usage: doorstep backup FILE

Embedded database: writes the database, the secret key and everything else in DATA_DIR into one compressed file (a
.tar.gz), readable by its owner only. The server must be stopped: the folder serves one process at a time.
PostgreSQL: prints the pg_dump line to run; SECRET_KEY is yours to keep. A backup opens every door that the server has
keys to: keep it as you keep passwords.`,
  async run(args, { terminal, backups }) {
    const { words } = parseLine(args, {}, ['FILE']);
    const file = resolve(needed(words[0], 'FILE'));
    if (backups.kind === 'postgres') {
      terminal.out('PostgreSQL makes its own backups, consistent while Doorstep runs. Run:');
      terminal.out();
      terminal.out(`  ${backups.dumpCommand(file)}`);
      terminal.out();
      terminal.out('and keep SECRET_KEY with it: without the key, stored sender credentials cannot be read.');
      return 0;
    }
    const report = await backups.write(file);
    terminal.out(`wrote ${report.file}: ${count(report.bytes)} bytes, database version ${report.migration}`);
    if (!report.holdsKey)
      terminal.out('SECRET_KEY is set in the environment and is not in the file: keep it as well.');
    return 0;
  },
};
