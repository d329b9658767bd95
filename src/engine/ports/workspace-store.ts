/** The seam to the workspace's own row. */
import type { Workspace } from '#domain/workspace/workspace';

/** Fields left out stay; each that is given replaces the whole of what was there. */
export type WorkspaceChange = {
  readonly [Key in Exclude<keyof Workspace, 'id'>]?: Workspace[Key] | undefined;
};

export interface WorkspaceStore {
  find(workspaceId: string): Promise<Workspace | undefined>;
  /** Under the row's lock, so that two changes of different fields both stand. */
  change(workspaceId: string, change: WorkspaceChange): Promise<Workspace | undefined>;
}
