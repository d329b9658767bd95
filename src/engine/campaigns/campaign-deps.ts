/** What the use cases about campaigns are given. */
import type { Actor } from '../ports/actor.ts';
import type { Clock, Random, Store } from '../ports.ts';
import type { Renderer } from '../ports/render.ts';
import type { Telemetry } from '../ports/telemetry.ts';
import type { WorkspaceStore } from '../ports/workspace-store.ts';

/** Unenrolls these, with receipts; whoever is not active any more is left as they are. Brings its own transactions. */
export type EndEnrollments = (
  workspaceId: string,
  enrollmentIds: readonly string[],
  cause: 'campaign_ended',
  actor: Actor,
) => Promise<void>;

export type CampaignDeps = {
  readonly store: Store;
  readonly renderer: Pick<Renderer, 'check'>;
  readonly workspaces: Pick<WorkspaceStore, 'find'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly telemetry: Telemetry;
  readonly endEnrollments: EndEnrollments;
};

/** Whose campaign, and by whom. */
export type CampaignAct = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly actor: Actor;
};
