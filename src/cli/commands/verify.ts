/** `doorstep verify`: recomputes the chain over everything that people did, from the rows as they are now. */
import { verifyChain, type ChainDifference, type ChainReport } from '#engine/seal/verify-chain';
import { chooseWorkspace, WORKSPACE_HELP, WORKSPACE_OPTION } from '../choose-workspace.ts';
import { parseLine, UsageFault, type Command } from '../command.ts';
import type { CliSystem } from '../host.ts';
import { counted } from '../print/numbers.ts';

const OPTIONS = { ...WORKSPACE_OPTION, expect: { type: 'string' } } as const;

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'recompute the proof over receipts and events',
  help: `
Usage: doorstep verify [--expect BLOCK:HASH] [--workspace ID|NAME]

Recomputes the chain of a workspace (of all, when none is named) from its events and receipts and names the first
difference: whatever was changed, removed or slipped in after it was sealed. Exit code 1 when there is one.
Prints the last block and its hash. Noted somewhere else, and given to a later run with --expect, it also shows a chain
that somebody rewrote from end to end.

      --expect BLOCK:HASH  as an earlier run printed it
${WORKSPACE_HELP}`,
  async run(args, { terminal, open }) {
    const { values } = parseLine(args, OPTIONS, []);
    const expected = values.expect === undefined ? undefined : expectationOf(values.expect);
    const system = await open();
    try {
      const { workspace } = values;
      const workspaces =
        workspace === undefined && expected === undefined
          ? await system.admin.listWorkspaces()
          : [await chooseWorkspace(system, workspace)];
      let isSound = true;
      for (const { id, name } of workspaces) {
        const report = await verifyChain({ store: system.engine.store, digest: system.digest }, id);
        const wrong = report.difference
          ? differenceText(report.difference)
          : await unexpected(system, id, expected);
        isSound &&= wrong === undefined;
        terminal.out(`${name} (${id}): ${wrong ?? 'everything is as it was sealed'}`);
        terminal.out(`  ${reportText(report)}`);
      }
      return isSound ? 0 : 1;
    } finally {
      await system.close();
    }
  },
};

type Expectation = { readonly block: number; readonly hash: string };

function expectationOf(text: string): Expectation {
  const match = /^([1-9]\d{0,15}):([0-9a-f]{64})$/.exec(text.trim().toLowerCase());
  if (!match?.[1] || !match[2])
    throw new UsageFault('--expect: not of the form BLOCK:HASH, such as 12:9f86d0…');
  return { block: Number(match[1]), hash: match[2] };
}

async function unexpected(
  { engine }: CliSystem,
  workspaceId: string,
  expected: Expectation | undefined,
): Promise<string | undefined> {
  if (!expected) return undefined;
  const [block] = await engine.store.seals.blocksAfter(workspaceId, expected.block - 1, 1);
  if (block?.number !== expected.block) return `WRONG: block ${expected.block} is not there`;
  if (block.hash === expected.hash) return undefined;
  return `WRONG: the hash of block ${expected.block} is not the one that was noted; it is ${block.hash}`;
}

function reportText({ blocks, events, receipts, head }: ChainReport): string {
  const checked = `${counted(blocks, 'block')}, ${counted(events, 'event')}, ${counted(receipts, 'receipt')} checked`;
  return head === null
    ? `${checked}; nothing is sealed yet`
    : `${checked}; note this: ${head.number}:${head.hash}`;
}

function differenceText(difference: ChainDifference): string {
  switch (difference.what) {
    case 'event_changed':
      return `WRONG: event ${difference.id} of block ${difference.block} was changed after it was sealed`;
    case 'event_missing':
      return `WRONG: event ${difference.id} of block ${difference.block} is gone`;
    case 'event_added':
      return `WRONG: event ${difference.id} was slipped into block ${difference.block}`;
    case 'receipt_changed':
      return `WRONG: receipt ${difference.id} (block ${difference.block}) was changed after it was sealed`;
    case 'receipt_missing':
      return `WRONG: receipt ${difference.id} (block ${difference.block}) is gone`;
    case 'receipt_without_event':
      return `WRONG: receipt ${difference.id} belongs to no event`;
    case 'block_changed':
      return `WRONG: block ${difference.block} was changed`;
    case 'block_missing':
      return `WRONG: block ${difference.block} is gone`;
    case 'chain_broken':
      return `WRONG: block ${difference.block} does not follow the one before it`;
  }
}
