/** Every group of routes, once. A group says by its parameter what it needs; `main` must hand over all of it. */
import type { BoundRoute } from './define-route.ts';
import { apiKeyRoutes } from './routes/api-keys/routes.ts';
import { batchRoutes } from './routes/batches/routes.ts';
import { campaignRoutes } from './routes/campaigns/routes.ts';
import { campaignPreviewRoutes } from './routes/campaigns/preview-routes.ts';
import { campaignRunRoutes } from './routes/campaigns/run-routes.ts';
import { importRoutes } from './routes/imports/routes.ts';
import { enrollmentCsvRoutes } from './routes/enrollments/csv-routes.ts';
import { enrollmentRoutes } from './routes/enrollments/routes.ts';
import { jobRoutes } from './routes/jobs/routes.ts';
import { listRoutes } from './routes/lists/routes.ts';
import { recordRoutes } from './routes/records/routes.ts';
import { eventRoutes } from './routes/session/event-routes.ts';
import { sessionRoutes } from './routes/session/routes.ts';
import { setUpRoutes } from './routes/session/set-up-routes.ts';
import { invitationRoutes } from './routes/users/invitation-routes.ts';
import { memberRoutes } from './routes/users/routes.ts';
import { touchRoutes } from './routes/touches/routes.ts';
import { unenrollRoutes } from './routes/unenroll/routes.ts';
import { bulkUnenrollRoutes } from './routes/unenroll/bulk-routes.ts';
import { restoreRoutes } from './routes/unenroll/restore-routes.ts';
import { receiptRoutes } from './routes/receipts/routes.ts';
import { suppressionRoutes } from './routes/suppressions/routes.ts';
import { unsubscribeRoutes } from './routes/unsubscribe/routes.ts';
import { outboxRoutes } from './routes/outbox/routes.ts';
import { sampleDataRoutes } from './routes/sample-data/routes.ts';
import { senderRoutes } from './routes/senders/routes.ts';
import { workspaceRoutes } from './routes/workspace/routes.ts';

/** Add yours: one line here is all that a group of routes needs. */
const ROUTE_GROUPS = [
  sessionRoutes,
  setUpRoutes,
  eventRoutes,
  workspaceRoutes,
  sampleDataRoutes,
  memberRoutes,
  invitationRoutes,
  apiKeyRoutes,
  jobRoutes,
  recordRoutes,
  listRoutes,
  importRoutes,
  campaignRoutes,
  campaignRunRoutes,
  campaignPreviewRoutes,
  enrollmentRoutes,
  enrollmentCsvRoutes,
  batchRoutes,
  touchRoutes,
  senderRoutes,
  outboxRoutes,
  unsubscribeRoutes,
  suppressionRoutes,
  receiptRoutes,
  bulkUnenrollRoutes,
  restoreRoutes,
  unenrollRoutes,
] as const;

type DepsOf<Group> = Group extends (deps: infer Deps) => readonly BoundRoute[] ? Deps : never;
type All<Groups extends readonly unknown[]> = Groups extends readonly [infer First, ...infer Rest]
  ? DepsOf<First> & All<Rest>
  : unknown;

/** What all groups need, together. */
export type RouteDeps = All<typeof ROUTE_GROUPS>;

export const bindRoutes = (deps: RouteDeps): readonly BoundRoute[] =>
  ROUTE_GROUPS.flatMap((group) => group(deps) as readonly BoundRoute[]);
