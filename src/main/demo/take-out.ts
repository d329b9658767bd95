/** Takes records out while the campaign runs: before their next touch, with a piece at the printer, and one by mistake. */
import type { ReceiptDetail } from '#engine/ports/receipt-store';
import type { StoredTouchStatus } from '#domain/touch/touch-status';
import { previewUnenroll } from '#engine/unenroll/preview-unenroll';
import { restoreEnrollment } from '#engine/unenroll/restore-enrollment';
import { unenrollOne } from '#engine/unenroll/unenroll-enrollments';
import { counted, duration } from '#cli/print/numbers';
import { DemoFault, type DemoWorld } from './demo-world.ts';
import { POSTCARD, TEXT } from './launch.ts';

const STOPS = 25;

export type TakenOut = {
  /** Those that stay out, the one with a piece at the printer first. */
  readonly receiptIds: readonly string[];
  readonly restoredEnrollmentId: string;
};

export async function takeOut(demo: DemoWorld, campaignId: string): Promise<TakenOut> {
  const { terminal, clock } = demo;
  const early = await waitFor(demo, campaignId, TEXT, 'scheduled', STOPS + 1);
  const [mistaken, ...leaving] = early;
  if (mistaken === undefined) throw new DemoFault('nobody waits for a text');

  const receiptIds: string[] = [];
  let [beforeText, slowestMs] = [0, 0];
  for (const enrollmentId of leaving) {
    const startedMs = performance.now();
    const { id, stops } = await stop(demo, enrollmentId, 'Sold meanwhile');
    slowestMs = Math.max(slowestMs, performance.now() - startedMs);
    receiptIds.push(id);
    if (stops.some(({ n }) => n === TEXT)) beforeText += 1;
  }
  terminal.out(
    `${clock()} Took out ${counted(leaving.length, 'record')}, ${beforeText} of them before their text; ` +
      `the slowest answer took ${duration(slowestMs)}.`,
  );

  await stop(demo, mistaken, 'Wrong record');
  const restored = await restoreEnrollment(demo.engine, demo.workspaceId, mistaken, demo.actor);
  if (!restored.ok) throw new DemoFault(`undo was refused: ${JSON.stringify(restored.error)}`);
  terminal.out(`${clock()} Took out one more by mistake, and undid it: same enrollment, same place.`);

  receiptIds.unshift(...(await stopOneAtPrinter(demo, campaignId, mistaken)));
  return { receiptIds, restoredEnrollmentId: mistaken };
}

const TRIES = 5;

/**
 * The piece may be in the post before the answer: then the next one. The one that was still at the printer first. Not
 * the one that was undone, whose piece has the most time left: it goes on to the end.
 */
async function stopOneAtPrinter(
  demo: DemoWorld,
  campaignId: string,
  undone: string,
): Promise<readonly string[]> {
  const ended: string[] = [];
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const [atPrinter] = await waitFor(demo, campaignId, POSTCARD, 'processing', 1, undone);
    if (atPrinter === undefined) throw new DemoFault('no postcard is at the printer');
    const { id, continues } = await stopAtPrinter(demo, atPrinter);
    ended.unshift(id);
    if (continues.length > 0) return ended;
  }
  throw new DemoFault('every postcard was in the post before its record was taken out');
}

/** With a look first, as a person would. */
async function stopAtPrinter(demo: DemoWorld, enrollmentId: string): Promise<ReceiptDetail> {
  const { engine, workspaceId, terminal, clock } = demo;
  const preview = await previewUnenroll(engine, workspaceId, enrollmentId);
  if (!preview.ok) throw new DemoFault('an enrollment is gone');
  const { scheduled, planned, continues, version } = preview.value;
  terminal.out(
    `${clock()} Preview of one with a postcard at the printer: ` +
      `${scheduled.length + planned.length} would stop, ${continues.length} cannot be stopped any more.`,
  );
  return stop(demo, enrollmentId, 'Owner called: not selling', version);
}

async function stop(
  demo: DemoWorld,
  enrollmentId: string,
  reason: string,
  version?: string,
): Promise<ReceiptDetail> {
  const { engine, workspaceId, actor } = demo;
  const receipt = await unenrollOne(engine, workspaceId, enrollmentId, {
    cause: 'manual',
    actor,
    reason,
    note: null,
    ...(version === undefined ? {} : { expectVersions: new Map([[enrollmentId, version]]) }),
  });
  if (!receipt.ok) throw new DemoFault(`a record could not be taken out: ${receipt.error}`);
  const [detail] = await engine.store.receipts.find(workspaceId, [receipt.value.id]);
  if (!detail) throw new DemoFault(`receipt ${receipt.value.id} is not there`);
  return detail;
}

/** Active enrollments whose touch of this sequence is in this state; those with the most time left first. */
function waitFor(
  { world, workspaceId, until }: DemoWorld,
  campaignId: string,
  sequence: number,
  status: StoredTouchStatus,
  atLeast: number,
  but: string | null = null,
): Promise<readonly string[]> {
  return until(`${atLeast} of sequence ${sequence} ${status}`, async () => {
    const rows = await world.db.query<{ id: string }>(
      `select e.id from enrollments e
         join touches t on t.workspace_id = e.workspace_id and t.enrollment_id = e.id
        where e.workspace_id = $1 and e.campaign_id = $2 and e.status = 'active'
          and t.sequence_number = $3 and t.status = $4 and e.id is distinct from $6
        order by t.due_at desc, e.id limit $5`,
      [workspaceId, campaignId, sequence, status, atLeast, but],
    );
    return rows.length >= atLeast ? rows.map(({ id }) => id) : undefined;
  });
}
