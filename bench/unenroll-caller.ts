/** Whoever unenrolls while others dispatch: a process and a connection of its own. Told ids, it answers with the times. */
import { openDatabase } from '#db/connect';
import { benchEngine } from './busy-world.ts';
import { timeCalls, type HttpTarget } from './unenroll-calls.ts';

export type CallerQuestion = {
  readonly workspaceId: string;
  readonly ids: readonly string[];
  readonly http: HttpTarget | null;
};

const db = await openDatabase({ url: process.env['DATABASE_URL'] ?? '', maxConnections: 1 });
const { deps } = await benchEngine(db);
process.on('message', ({ workspaceId, ids, http }: CallerQuestion) => {
  void timeCalls(db, deps, workspaceId, ids, http).then((calls) => process.send?.(calls));
});
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
process.send?.({});
