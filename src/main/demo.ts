/**
 * `npm run demo`: the main job from a file to the proof, in under a minute, in memory; nothing leaves the machine.
 * Exits with 1 when what it shows is not so.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { counted, duration } from '#cli/print/numbers';
import { CHANNEL_WORDS, receiptLines } from '#cli/print/receipt-lines';
import { tableLines } from '#cli/print/table';
import { createTerminal } from '#cli/terminal';
import { CHANNELS } from '#domain/touch/channel';
import { checkOutbox } from './demo/check-outbox.ts';
import { DemoFault, openDemoWorld, type DemoWorld } from './demo/demo-world.ts';
import { importSample } from './demo/import-sample.ts';
import { launchDemo } from './demo/launch.ts';
import { takeOut } from './demo/take-out.ts';

const terminal = createTerminal();
const startedMs = performance.now();

try {
  terminal.out(terminal.strong('Doorstep, the main job: import, enroll, send, take out, prove'));
  const demo = await openDemoWorld(terminal);
  try {
    process.exitCode = await run(demo);
  } finally {
    await demo.close();
  }
} catch (error) {
  if (!(error instanceof DemoFault)) throw error;
  terminal.err(`The demonstration failed: ${error.message}`);
  process.exitCode = 1;
}

async function run(demo: DemoWorld): Promise<number> {
  const { engine, workspaceId, clock } = demo;
  terminal.out(`${clock()} Started on an in-memory database; the sandbox stands in for every provider.`);
  await demo.system.startWorker();
  await importSample(demo, sampleFile());
  const campaign = await launchDemo(demo);
  const taken = await takeOut(demo, campaign.id);
  await demo.until('the end of every enrollment', async () => {
    const stats = (await engine.store.campaigns.stats(workspaceId, [campaign.id])).get(campaign.id);
    return stats?.enrollments.active === 0 && stats.enrollments.completing === 0 ? stats : undefined;
  });
  terminal.out(`${clock()} The campaign ran to its end.`);
  await demo.until('the seal of every receipt', async () => {
    const receipts = await engine.store.receipts.find(workspaceId, taken.receiptIds);
    return receipts.every(({ proof }) => proof.state === 'sealed') ? true : undefined;
  });
  await showReceipt(demo, taken.receiptIds[0], campaign.name);
  await showCounts(demo, campaign.id);
  return showChecks(await checkOutbox(demo, campaign.id, taken));
}

async function showReceipt(
  { engine, workspaceId }: DemoWorld,
  id: string | undefined,
  campaign: string,
): Promise<void> {
  const [receipt] = await engine.store.receipts.find(workspaceId, id === undefined ? [] : [id]);
  if (!receipt) throw new DemoFault('a receipt is gone');
  const [record] = await engine.store.records.load(workspaceId, [receipt.recordId]);
  terminal.out();
  for (const line of receiptLines(receipt, { record: record?.name ?? receipt.recordId, campaign }))
    terminal.out(line);
}

async function showCounts({ engine, workspaceId }: DemoWorld, campaignId: string): Promise<void> {
  const stats = (await engine.store.campaigns.stats(workspaceId, [campaignId])).get(campaignId);
  const touches = stats?.touches ?? {};
  const statuses = [
    ...new Set(CHANNELS.flatMap((channel) => Object.keys(touches[channel] ?? {}))),
  ].toSorted();
  const rows = CHANNELS.map((channel) => {
    const counts: Partial<Record<string, number>> = touches[channel] ?? {};
    return [CHANNEL_WORDS[channel], ...statuses.map((status) => counts[status] ?? 0)];
  });
  terminal.out();
  for (const line of tableLines(['touches', ...statuses], rows)) terminal.out(line);
  const { completed = 0, unenrolled = 0 } = stats?.enrollments ?? {};
  terminal.out(
    `${counted(completed, 'enrollment')} completed, ${counted(unenrolled, 'enrollment')} taken out.`,
  );
}

function showChecks(checks: readonly { readonly name: string; readonly passed: boolean }[]): number {
  terminal.out();
  for (const { name, passed } of checks) terminal.out(`${passed ? 'ok   ' : 'WRONG'}  ${name}`);
  const wrong = checks.filter(({ passed }) => !passed).length;
  const time = duration(performance.now() - startedMs);
  terminal.out();
  terminal.out(
    wrong === 0
      ? `All ${checks.length} checks hold. ${time} in all.`
      : `${wrong} of ${checks.length} checks failed. ${time} in all.`,
  );
  return wrong === 0 ? 0 : 1;
}

/** In the clone: beside dist/ when built, beside src/ when run from the sources. */
function sampleFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = [join(here, '..'), join(here, '..', '..')]
    .map((root) => join(root, 'samples', 'properties-5000.csv'))
    .find((file) => existsSync(file));
  if (found === undefined) throw new DemoFault('samples/properties-5000.csv is missing');
  return found;
}
