/** `doorstep distribute`: spreads a migrated database over Citus workers, one workspace always on one of them. */
import { parseLine, type Command } from '../command.ts';
import { counted } from '../print/numbers.ts';

export const distributeCommand: Command = {
  name: 'distribute',
  summary: 'spread the database over Citus workers',
  help: `
Usage: doorstep distribute

Needs PostgreSQL with the extension citus, workers added, and the database migrated. Every table of a workspace is
distributed by workspace_id, all of them alike, so that a workspace's rows lie together and every hot statement goes to
one worker. Sign-in tables and the list of processes become reference tables, which every node has. Stop Doorstep first.
Running it again does only what is still to do.`,
  async run(args, { terminal, distribute }) {
    parseLine(args, {}, []);
    const { distributed, replicated, unchanged } = await distribute();
    for (const table of replicated) terminal.out(`on every node: ${table}`);
    for (const table of distributed) terminal.out(`distributed:   ${table}`);
    const total = distributed.length + replicated.length;
    terminal.out(`${counted(total, 'table')} changed, ${counted(unchanged, 'table')} as before.`);
    return 0;
  },
};
