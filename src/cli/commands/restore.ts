/** `doorstep restore`: a backup becomes the data folder, with every campaign that was active paused. */
import { resolve } from 'node:path';
import { needed, parseLine, UsageFault, type Command } from '../command.ts';
import type { PausedCampaign } from '../host.ts';
import { counted, instant } from '../print/numbers.ts';
import type { Terminal } from '../terminal.ts';

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'take a backup up again, campaigns paused',
  help: `
Usage: doorstep restore FILE
       doorstep restore --pause-all      (PostgreSQL, after pg_restore)

Unpacks a backup into DATA_DIR, which must not hold a database yet. Campaigns that were active in the backup are paused,
so that nothing of a schedule that is long past is sent blindly; resuming one shows what was missed and asks.
PostgreSQL: prints the pg_restore line; run restore --pause-all before the first start.`,
  async run(args, { terminal, backups }) {
    const { values, words } = parseLine(args, { 'pause-all': { type: 'boolean', default: false } }, ['FILE']);
    if (backups.kind === 'postgres') {
      if (values['pause-all']) {
        sayPaused(terminal, await backups.pauseAll());
        return 0;
      }
      terminal.out(
        'PostgreSQL restores its own backups. Into an empty database, with the same SECRET_KEY, run:',
      );
      terminal.out();
      terminal.out(`  ${backups.restoreCommand(resolve(needed(words[0], 'FILE')))}`);
      terminal.out();
      terminal.out('and then, before the first start: npm run doorstep -- restore --pause-all');
      return 0;
    }
    if (values['pause-all'])
      throw new UsageFault('--pause-all is for PostgreSQL: here a restore pauses by itself');
    const report = await backups.restore(resolve(needed(words[0], 'FILE')));
    terminal.out(
      `restored into ${report.dataDir}: made ${instant(report.madeAt)} by Doorstep ${report.madeBy}`,
    );
    sayPaused(terminal, report.paused);
    return 0;
  },
};

function sayPaused(terminal: Terminal, paused: readonly PausedCampaign[]): void {
  if (paused.length === 0) {
    terminal.out('No campaign was active, so none had to be paused.');
    return;
  }
  terminal.out(
    `Paused ${counted(paused.length, 'campaign')} that ${paused.length === 1 ? 'was' : 'were'} active:`,
  );
  for (const { name, workspace, id } of paused) terminal.out(`  ${name} (${workspace}, ${id})`);
  terminal.out(
    'What fell due since the backup is not sent. Resume each campaign when you have looked at what was missed.',
  );
}
