/** Which workspace a command is about: the one that is named, or the only one there is. */
import { CliFault } from './command.ts';
import type { CliSystem } from './host.ts';

export type ChosenWorkspace = { readonly id: string; readonly name: string };

export const WORKSPACE_OPTION = { workspace: { type: 'string', short: 'w' } } as const;
export const WORKSPACE_HELP = '  -w, --workspace ID|NAME  needed when there are several workspaces';

export async function chooseWorkspace(
  { admin }: Pick<CliSystem, 'admin'>,
  wanted: string | undefined,
): Promise<ChosenWorkspace> {
  const all = await admin.listWorkspaces();
  const matching =
    wanted === undefined ? all : all.filter(({ id, name }) => id === wanted || name === wanted);
  const [only, second] = matching;
  if (only && !second) return only;
  if (only) throw new CliFault(`--workspace: name one of ${listed(matching)}`);
  if (wanted !== undefined && all.length > 0)
    throw new CliFault(`--workspace: there is no "${wanted}"; there are ${listed(all)}`);
  throw new CliFault(
    'There is no workspace yet: open the set-up link that the server prints, or add a user.',
  );
}

const listed = (workspaces: readonly ChosenWorkspace[]): string =>
  workspaces.map(({ id, name }) => `${id} (${name})`).join(', ');
