/**
 * The real dispatcher in a process of its own, or several of them, each with connections of its own, until told to end.
 * Whatever is asked is answered with what was settled since it was asked last. A fault of the engine ends the process.
 */
import { openDatabase } from '#db/connect';
import { NOTHING, startDispatch } from './dispatch-world.ts';
import { SettleWatch } from './settle-watch.ts';

const { DATABASE_URL: url = '', WORKSPACE_ID: workspaceId = '', OWNERS: owners = '1' } = process.env;
const watch = new SettleWatch();
const maxConnections = owners === '1' ? 10 : 3;
for (let owner = 0; owner < Number(owners); owner += 1) {
  const db = await openDatabase({ url, maxConnections, applicationName: 'dispatch' });
  const running = await startDispatch(db, workspaceId, Infinity, NOTHING, (count) => watch.add(count));
  running.finished.catch((error: unknown) => {
    process.stderr.write(`dispatch failed: ${String(error)}\n`);
    process.exit(1);
  });
}
process.on('message', () => process.send?.(watch.read()));
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send?.({});
