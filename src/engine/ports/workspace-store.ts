/** The seam to the workspace's own row. */
import type { Prices, Workspace, WorkspaceDefaults } from '#domain/workspace/workspace';

/** Fields left out stay; `prices` are merged by name, `defaults.campaign` too. */
export type WorkspaceChange = {
  readonly [Key in 'name' | 'timeZone' | 'locale' | 'currency' | 'postalAddress' | 'supportEmail']?: Workspace[Key] | undefined;
} & {
  readonly prices?: { readonly [What in keyof Prices]?: string | undefined } | undefined;
  readonly defaults?: { readonly [Key in keyof WorkspaceDefaults]?: WorkspaceDefaults[Key] | undefined } | undefined;
};

export interface WorkspaceStore {
  find(workspaceId: string): Promise<Workspace | undefined>;
  /** Under the row's lock, so that two changes of different fields both stand. */
  change(workspaceId: string, change: WorkspaceChange): Promise<Workspace | undefined>;
}
