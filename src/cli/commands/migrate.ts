/** `doorstep migrate`: brings the database to this program's version and does nothing else. */
import { parseLine, type Command } from '../command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'bring the database to the newest schema',
  help: `
Usage: doorstep migrate

Applies the migrations that the database does not have yet, each in a transaction. Every start does the same; this
command is for those who want it done before the new version starts. Migrations go forward only: make a backup first.`,
  async run(args, host) {
    parseLine(args, {}, []);
    const { applied, version } = await host.migrate();
    for (const one of applied)
      host.terminal.out(`applied ${String(one.version).padStart(4, '0')} ${one.name.replaceAll('_', ' ')}`);
    host.terminal.out(applied.length === 0 ? `already at version ${version}` : `now at version ${version}`);
    return 0;
  },
};
