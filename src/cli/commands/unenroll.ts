/** `doorstep unenroll`: takes one enrollment out, or everything of a person, and prints the receipts. */
import type { Actor } from '#engine/ports/actor';
import type { Everyone } from '#engine/ports/stop-store';
import { suppressionValue } from '#domain/suppression/suppression-value';
import { previewUnenroll, type UnenrollPreview } from '#engine/unenroll/preview-unenroll';
import { unenrollEverywhere } from '#engine/unenroll/unenroll-everywhere';
import { unenrollOne } from '#engine/unenroll/unenroll-enrollments';
import { chooseWorkspace, WORKSPACE_HELP, WORKSPACE_OPTION } from '../choose-workspace.ts';
import { CliFault, parseLine, UsageFault, type Command } from '../command.ts';
import type { CliSystem } from '../host.ts';
import { amount, counted, instant } from '../print/numbers.ts';
import { CHANNEL_WORDS, receiptLines } from '../print/receipt-lines.ts';
import type { Terminal } from '../terminal.ts';

const OPTIONS = {
  ...WORKSPACE_OPTION,
  record: { type: 'string' },
  email: { type: 'string' },
  phone: { type: 'string' },
  address: { type: 'string' },
  reason: { type: 'string' },
  note: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

const MAX_REASON = 200;

export const unenrollCommand: Command = {
  name: 'unenroll',
  summary: 'take records out of campaigns, with receipts',
  help: `
Usage: doorstep unenroll ENROLLMENT_ID [--reason TEXT] [--note TEXT] [--dry-run]
       doorstep unenroll --email ADDRESS | --phone NUMBER | --address "LINE, ZIP" | --record ID  [the same options]

With an enrollment's id, ends that one. With an address or a record, ends every active enrollment of whoever it reaches,
in all campaigns. Nothing is suppressed: they can be enrolled again. When it returns, no touch that the receipts list as
stopped will be handed over. Works beside running servers on PostgreSQL; the embedded database serves one process at a
time, so with a server on it use the API.

      --reason TEXT        at most ${MAX_REASON} characters, kept on the receipt
      --note TEXT          longer, kept on the receipt
      --dry-run            show what would stop and what is past stopping; change nothing
${WORKSPACE_HELP}`,
  async run(args, { terminal, open }) {
    const { values, words } = parseLine(args, OPTIONS, ['ENROLLMENT_ID']);
    const target = targetOf(words[0], values);
    if ((values.reason?.length ?? 0) > MAX_REASON)
      throw new UsageFault(`--reason has more than ${MAX_REASON} characters; put the rest into --note`);
    const words_ = { reason: values.reason ?? null, note: values.note ?? null };
    const system = await open();
    try {
      const { id: workspaceId } = await chooseWorkspace(system, values.workspace);
      if (values['dry-run']) return await showDryRun(system, workspaceId, target, terminal);
      const receiptIds = await unenroll(system, workspaceId, target, words_);
      await showReceipts(system, workspaceId, receiptIds, terminal);
      return 0;
    } finally {
      await system.close();
    }
  },
};

type Target = { readonly enrollmentId: string } | { readonly everyone: Everyone };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function targetOf(
  word: string | undefined,
  values: { readonly [Kind in 'record' | 'email' | 'phone' | 'address']?: string | undefined },
): Target {
  const kinds = (['record', 'email', 'phone', 'address'] as const).filter(
    (kind) => values[kind] !== undefined,
  );
  const [kind] = kinds;
  if (kinds.length + (word === undefined ? 0 : 1) !== 1)
    throw new UsageFault('name an enrollment, or one of --email, --phone, --address, --record');
  if (kind === undefined) {
    if (!UUID.test(word ?? '')) throw new UsageFault(`"${word}" is not the id of an enrollment`);
    return { enrollmentId: (word ?? '').toLowerCase() };
  }
  const value = suppressionValue(kind, values[kind] ?? '');
  if (!value.ok) throw new UsageFault(`--${kind}: ${value.error}`);
  return { everyone: kind === 'record' ? { recordId: value.value } : { kind, value: value.value } };
}

const BY: Actor = { type: 'system', id: null, name: 'Command line' };

async function unenroll(
  { engine }: CliSystem,
  workspaceId: string,
  target: Target,
  words: { readonly reason: string | null; readonly note: string | null },
): Promise<readonly string[]> {
  const act = { cause: 'manual', actor: BY, ...words } as const;
  if ('everyone' in target) {
    const ended = await unenrollEverywhere(engine, workspaceId, target.everyone, act);
    if (!ended.ok) throw new CliFault('There is no such record.');
    return ended.value;
  }
  const receipt = await unenrollOne(engine, workspaceId, target.enrollmentId, act);
  if (receipt.ok) return [receipt.value.id];
  throw new CliFault(
    receipt.error === 'not_found'
      ? `There is no enrollment ${target.enrollmentId}.`
      : 'The enrollment is complete: everything of it has been sent, and nothing is left to stop.',
  );
}

async function showReceipts(
  { engine }: CliSystem,
  workspaceId: string,
  ids: readonly string[],
  terminal: Terminal,
): Promise<void> {
  const { store } = engine;
  const campaigns = new Map<string, string>();
  for (const receipt of await store.receipts.find(workspaceId, ids)) {
    const [record] = await store.records.load(workspaceId, [receipt.recordId]);
    const campaign =
      campaigns.get(receipt.campaignId) ??
      (await store.campaigns.find(workspaceId, receipt.campaignId))?.name ??
      receipt.campaignId;
    campaigns.set(receipt.campaignId, campaign);
    const names = { record: record?.name ?? receipt.recordId, campaign };
    for (const line of receiptLines(receipt, names)) terminal.out(line);
    terminal.out();
  }
  terminal.out(`${counted(ids.length, 'enrollment')} ended.`);
}

async function showDryRun(
  system: CliSystem,
  workspaceId: string,
  target: Target,
  terminal: Terminal,
): Promise<number> {
  const ids =
    'everyone' in target ? await activeOf(system, workspaceId, target.everyone) : [target.enrollmentId];
  for (const id of ids) {
    const preview = await previewUnenroll(system.engine, workspaceId, id);
    if (!preview.ok) throw new CliFault(`There is no enrollment ${id}.`);
    for (const line of previewLines(preview.value)) terminal.out(line);
  }
  terminal.out(`${counted(ids.length, 'enrollment')} looked at, nothing changed.`);
  return 0;
}

const PAGE = 500;

/** What `unenrollEverywhere` would find, in transactions that change nothing. */
async function activeOf(
  { engine }: CliSystem,
  workspaceId: string,
  everyone: Everyone,
): Promise<readonly string[]> {
  const found: string[] = [];
  let after: string | null = null;
  for (;;) {
    const piece = await engine.store.transaction(async (tx) => {
      const records = await tx.stops.ownRecords(workspaceId, everyone, after, PAGE);
      return { records, active: records.length === 0 ? [] : await tx.stops.activeOf(workspaceId, records) };
    });
    if (after === null && piece.records.length === 0 && 'recordId' in everyone)
      throw new CliFault('There is no such record.');
    found.push(...piece.active);
    after = piece.records.at(-1) ?? null;
    if (piece.records.length < PAGE) return found;
  }
}

function previewLines({
  enrollment,
  scheduled,
  planned,
  continues,
  money,
}: UnenrollPreview): readonly string[] {
  const stops = [
    ...scheduled.map(({ number, channel, dueAt }) => ({ number, channel, dueAt })),
    ...planned.map(({ number, sequence, schedule }) => ({
      number,
      channel: sequence.channel,
      dueAt: schedule.dueAt,
    })),
  ];
  const title = (number: number, channel: keyof typeof CHANNEL_WORDS): string =>
    `    ${number}. ${CHANNEL_WORDS[channel]}`.padEnd(22);
  return [
    `Enrollment ${enrollment.id} (${enrollment.status})`,
    `  Would stop: ${counted(stops.length, 'touch', 'touches')}`,
    ...stops.map(({ number, channel, dueAt }) => `${title(number, channel)}due ${instant(dueAt)}`),
    `  Past stopping: ${counted(continues.length, 'touch', 'touches')}`,
    ...continues.map(({ number, channel, status }) => `${title(number, channel)}${status}`),
    `  Money: ${amount(money.released, money.currency)} would be released`,
    '',
  ];
}
