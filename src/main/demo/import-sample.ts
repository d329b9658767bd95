/** TEMPORARY */
import { createReadStream } from 'node:fs';
import { openImport } from '#engine/import/csv-import';
import { writeBatch } from '#engine/records/write-batch';
import { writeTransaction } from '#engine/records/write-transaction';
import type { PropertyRow } from '#engine/import/row-reader';
import { createProgress } from '#cli/print/progress';
import type { DemoWorld } from './demo-world.ts';

export async function importSample(demo: DemoWorld, file: string): Promise<void> {
  const opened = await openImport(createReadStream(file), { type: 'property' });
  if (!opened.ok) throw new Error(opened.error.message);
  const progress = createProgress(demo.terminal, 'Importing');
  for await (const batch of opened.value.batches()) {
    const rows = batch.rows.map((r) => r.row as PropertyRow);
    await writeTransaction(demo.engine.store, (tx) =>
      writeBatch(tx, {
        workspaceId: demo.workspaceId,
        incoming: rows.flatMap((r) => [r.record, ...r.owners.map((o) => o.record)]),
        named: [],
        newId: demo.engine.newId,
        place: (b, spell) => rows.map((r) => b.placeOwned(spell(r.record), r.owners, r.chose)),
      }),
    );
    progress.update(batch.processedRows, 5000);
  }
  progress.end();
  demo.terminal.out(`${demo.clock()} Imported`);
}
