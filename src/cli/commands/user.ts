/** `doorstep user`: people who may sign in, for an operator with a shell. */
import { ROLES, type Role } from '#domain/access/role';
import { NEW_WORKSPACE } from '#domain/workspace/workspace';
import { isZone } from '#domain/time/zone';
import { chooseWorkspace, WORKSPACE_HELP, WORKSPACE_OPTION } from '../choose-workspace.ts';
import { CliFault, needed, parseLine, UsageFault, type Command } from '../command.ts';
import type { CliHost, CliSystem } from '../host.ts';
import { instant } from '../print/numbers.ts';
import { tableLines } from '../print/table.ts';
import { readNewPassword } from '../read-password.ts';

export const userCommand: Command = {
  name: 'user',
  summary: 'list users, add one, set a password',
  help: `
Usage: doorstep user list
       doorstep user add EMAIL [--name NAME] [--role ROLE] [--workspace ID|NAME]
       doorstep user set-password EMAIL

The password is asked for, or read from standard input when that is not a terminal.
Where no workspace exists, add makes one, and the user its owner. set-password signs the person out everywhere.

      --name NAME          default: the part of the address before the @
      --role ROLE          ${ROLES.join(', ')}; default member, in a new workspace owner
      --new-workspace NAME make a workspace of this name for the user
      --time-zone ZONE     of the new workspace, such as America/Chicago; default ${NEW_WORKSPACE.timeZone}
${WORKSPACE_HELP}`,
  async run([act, ...args], host) {
    if (act === 'list') return list(args, host);
    if (act === 'add') return add(args, host);
    if (act === 'set-password') return setPassword(args, host);
    throw new UsageFault(
      act === undefined ? 'list, add or set-password is missing' : `there is no "user ${act}"`,
    );
  },
};

async function list(args: readonly string[], { terminal, open }: CliHost): Promise<number> {
  parseLine(args, {}, []);
  const system = await open();
  try {
    const [users, workspaces] = [await system.admin.listUsers(), await system.admin.listWorkspaces()];
    const names = new Map(workspaces.map(({ id, name }) => [id, name]));
    const rows = users.map((user) => [
      user.email,
      user.name,
      user.memberships
        .map(({ workspaceId, role }) => `${role} of ${names.get(workspaceId) ?? workspaceId}`)
        .join(', '),
      instant(user.createdAt),
    ]);
    for (const line of tableLines(['email', 'name', 'roles', 'since'], rows)) terminal.out(line);
    return 0;
  } finally {
    await system.close();
  }
}

const ADD_OPTIONS = {
  ...WORKSPACE_OPTION,
  name: { type: 'string' },
  role: { type: 'string' },
  'new-workspace': { type: 'string' },
  'time-zone': { type: 'string' },
} as const;

async function add(args: readonly string[], { terminal, open }: CliHost): Promise<number> {
  const { values, words } = parseLine(args, ADD_OPTIONS, ['EMAIL']);
  const email = emailOf(words[0]);
  const timeZone = values['time-zone'] ?? NEW_WORKSPACE.timeZone;
  if (!isZone(timeZone))
    throw new UsageFault(`--time-zone: "${timeZone}" is not an IANA zone such as America/Chicago`);
  const role = values.role === undefined ? undefined : roleOf(values.role);
  const password = await readNewPassword();
  const system = await open();
  try {
    const place = await placeFor(system, values.workspace, values['new-workspace'], timeZone);
    const added = await system.admin.addUser({
      name: values.name ?? email.split('@')[0] ?? email,
      email,
      password,
      workspaceId: place.id,
      role: role ?? (place.isNew ? 'owner' : 'member'),
    });
    if (!added.ok)
      throw new CliFault(
        added.error === 'email_taken' ? `${email} has an account already` : 'The workspace is gone.',
      );
    terminal.out(`added ${email} as ${role ?? (place.isNew ? 'owner' : 'member')} of ${place.name}`);
    return 0;
  } finally {
    await system.close();
  }
}

async function placeFor(
  system: CliSystem,
  wanted: string | undefined,
  newName: string | undefined,
  timeZone: string,
): Promise<{ readonly id: string; readonly name: string; readonly isNew: boolean }> {
  const none =
    newName === undefined && wanted === undefined && (await system.admin.listWorkspaces()).length === 0;
  if (newName === undefined && !none) return { ...(await chooseWorkspace(system, wanted)), isNew: false };
  const name = newName ?? NEW_WORKSPACE.name;
  return { id: await system.admin.addWorkspace({ name, timeZone }), name, isNew: true };
}

async function setPassword(args: readonly string[], { terminal, open }: CliHost): Promise<number> {
  const { words } = parseLine(args, {}, ['EMAIL']);
  const email = emailOf(words[0]);
  const password = await readNewPassword();
  const system = await open();
  try {
    const set = await system.admin.setPassword(email, password);
    if (!set.ok) throw new CliFault(`${email} has no account`);
    terminal.out(`set the password of ${email} and signed them out everywhere`);
    return 0;
  } finally {
    await system.close();
  }
}

function emailOf(word: string | undefined): string {
  const email = needed(word, 'EMAIL');
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new UsageFault(`"${email}" is not an email address`);
  return email;
}

export function roleOf(word: string): Role {
  const role = ROLES.find((one) => one === word);
  if (role === undefined) throw new UsageFault(`--role: "${word}" is not one of ${ROLES.join(', ')}`);
  return role;
}
