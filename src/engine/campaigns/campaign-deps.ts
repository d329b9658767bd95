/** What the use cases about campaigns are given. */
import type { Actor } from '../ports/actor.ts';
import type { Renderer } from '../ports/render.ts';
import type { WorkspaceStore } from '../ports/workspace-store.ts';
import type { UnenrollDeps } from '../unenroll/unenroll-enrollments.ts';

/** Archiving unenrolls, so it needs what unenrolling needs. */
export type CampaignDeps = UnenrollDeps & {
  readonly renderer: Pick<Renderer, 'check'>;
  readonly workspaces: Pick<WorkspaceStore, 'find'>;
};

/** Whose campaign, and by whom. */
export type CampaignAct = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly actor: Actor;
};
