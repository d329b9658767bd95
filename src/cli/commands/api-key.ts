/** `doorstep api-key`: keys for programs. A secret is printed once, alone on standard output, and kept only as its hash. */
import { ROLES } from '#domain/access/role';
import { parseWholeDays } from '#domain/time/duration';
import { chooseWorkspace, WORKSPACE_HELP, WORKSPACE_OPTION } from '../choose-workspace.ts';
import { CliFault, needed, parseLine, UsageFault, type Command } from '../command.ts';
import type { CliHost } from '../host.ts';
import { instant } from '../print/numbers.ts';
import { tableLines } from '../print/table.ts';
import { roleOf } from './user.ts';

const DAY_MS = 86_400_000;

export const apiKeyCommand: Command = {
  name: 'api-key',
  summary: 'list, create and revoke API keys',
  help: `
Usage: doorstep api-key list [--workspace ID|NAME]
       doorstep api-key create NAME [--role ROLE] [--expires-in DURATION] [--workspace ID|NAME]
       doorstep api-key revoke ID [--workspace ID|NAME]

create prints the secret on standard output and nothing else there; it cannot be shown again.

      --role ROLE           ${ROLES.join(', ')}; default manager
      --expires-in DURATION days, weeks or months such as P90D; default: never
${WORKSPACE_HELP}`,
  async run([act, ...args], host) {
    if (act === 'list') return list(args, host);
    if (act === 'create') return create(args, host);
    if (act === 'revoke') return revoke(args, host);
    throw new UsageFault(
      act === undefined ? 'list, create or revoke is missing' : `there is no "api-key ${act}"`,
    );
  },
};

async function list(args: readonly string[], { terminal, open }: CliHost): Promise<number> {
  const { values } = parseLine(args, WORKSPACE_OPTION, []);
  const system = await open();
  try {
    const { id } = await chooseWorkspace(system, values.workspace);
    const rows = (await system.admin.listApiKeys(id)).map((key) => [
      key.id,
      key.name,
      key.prefix,
      key.role,
      instant(key.createdAt),
      key.lastUsedAt === null ? 'never' : instant(key.lastUsedAt),
      key.expiresAt === null ? 'never' : instant(key.expiresAt),
    ]);
    for (const line of tableLines(['id', 'name', 'begins', 'role', 'since', 'last used', 'expires'], rows))
      terminal.out(line);
    return 0;
  } finally {
    await system.close();
  }
}

const CREATE_OPTIONS = {
  ...WORKSPACE_OPTION,
  role: { type: 'string' },
  'expires-in': { type: 'string' },
} as const;

async function create(args: readonly string[], { terminal, open }: CliHost): Promise<number> {
  const { values, words } = parseLine(args, CREATE_OPTIONS, ['NAME']);
  const name = needed(words[0], 'NAME');
  const role = roleOf(values.role ?? 'manager');
  const days = values['expires-in'] === undefined ? null : daysOf(values['expires-in']);
  const system = await open();
  try {
    const workspace = await chooseWorkspace(system, values.workspace);
    const expiresAt = days === null ? null : new Date(system.engine.clock.now().getTime() + days * DAY_MS);
    const made = await system.admin.createApiKey({ workspaceId: workspace.id, name, role, expiresAt });
    if (!made.ok) throw new CliFault('The workspace is gone.');
    terminal.err(
      `created ${made.value.key.id} (${role} of ${workspace.name}); the secret is shown only now:`,
    );
    terminal.out(made.value.secret);
    return 0;
  } finally {
    await system.close();
  }
}

function daysOf(text: string): number {
  const days = parseWholeDays(text);
  if (!days.ok) throw new UsageFault(`--expires-in: ${days.error}`);
  return days.value;
}

async function revoke(args: readonly string[], { terminal, open }: CliHost): Promise<number> {
  const { values, words } = parseLine(args, WORKSPACE_OPTION, ['ID']);
  const id = needed(words[0], 'ID');
  const system = await open();
  try {
    const workspace = await chooseWorkspace(system, values.workspace);
    const known = (await system.admin.listApiKeys(workspace.id)).some((key) => key.id === id);
    if (!known || !(await system.admin.revokeApiKey(workspace.id, id)).ok)
      throw new CliFault(`There is no API key ${id} in ${workspace.name}.`);
    terminal.out(`revoked ${id}`);
    return 0;
  } finally {
    await system.close();
  }
}
