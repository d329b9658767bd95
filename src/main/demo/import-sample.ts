/** The sample file through the real upload and the real job, with a bar that shows how far it is. */
import { importFile } from '#cli/import-file';
import { count, counted } from '#cli/print/numbers';
import { createProgress } from '#cli/print/progress';
import { DemoFault, type DemoWorld } from './demo-world.ts';

export async function importSample(demo: DemoWorld, path: string): Promise<void> {
  const { engine, workspaceId, actor, terminal } = demo;
  const progress = createProgress(terminal, 'Importing');
  const request = { id: engine.newId(), path, type: 'property', mapping: null, actor } as const;
  const imported = await importFile(engine, workspaceId, request, (part, rows) =>
    progress.update(part, counted(rows, 'row')),
  );
  progress.end();
  if (!imported.ok) throw new DemoFault(imported.error);
  const { job, created, updated, rejected, processedRows } = imported.value;
  if (job.status !== 'succeeded') throw new DemoFault(`the import ${job.status}: ${job.fault ?? ''}`);
  terminal.out(
    `${demo.clock()} Imported ${counted(processedRows, 'row')} of ${request.type} data with owners: ` +
      `${count(created)} created, ${count(updated)} merged, ${count(rejected)} refused.`,
  );
}
