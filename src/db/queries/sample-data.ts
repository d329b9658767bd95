/** What a workspace remembers of its sample data, in its own row. */
import type { SampleData, SampleStore } from '#engine/ports/sample-store';
import type { Database } from '../database.ts';

type Row = { readonly sample_data: SampleData | null };

export function createSampleStore(db: Database): SampleStore {
  const find = async (workspaceId: string): Promise<SampleData | null> => {
    const [row] = await db.query<Row>('select sample_data from workspaces where workspace_id = $1', [
      workspaceId,
    ]);
    return row?.sample_data ?? null;
  };
  return {
    find,
    async begin(workspaceId, sample) {
      await db.execute(
        'update workspaces set sample_data = $2 where workspace_id = $1 and sample_data is null',
        [workspaceId, JSON.stringify(sample)],
      );
      // Two at once: both go on with what the first one wrote.
      return (await find(workspaceId)) ?? sample;
    },
    async forget(workspaceId) {
      await db.execute('update workspaces set sample_data = null where workspace_id = $1', [workspaceId]);
    },
  };
}
