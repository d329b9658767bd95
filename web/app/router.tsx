/** Every page and its address. Pages are loaded when they are first wanted; this file and the frames come at once. */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ApiProblem } from '../api/client.ts';
import { campaignQuery, campaignsQuery } from '../features/campaigns/campaign-queries.ts';
import { campaignSearch } from '../features/campaigns/campaign-search.ts';
import { enrollmentQuery, enrollmentsQuery } from '../features/enrollments/enrollment-queries.ts';
import { enrollmentSearch } from '../features/enrollments/enrollment-search.ts';
import { importSearch } from '../features/imports/import-search.ts';
import { listsQuery } from '../features/lists/list-queries.ts';
import { outboxQuery, recordOutboxQuery } from '../features/outbox/outbox-queries.ts';
import { outboxSearch } from '../features/outbox/outbox-search.ts';
import { receiptQuery } from '../features/receipts/receipt-queries.ts';
import {
  recordEnrollmentsQuery,
  recordQuery,
  recordTouchesQuery,
} from '../features/records/record-queries.ts';
import { recordSearch } from '../features/records/record-search.ts';
import { recordSuppressionsQuery } from '../features/suppressions/suppression-queries.ts';
import { suppressionSearch } from '../features/suppressions/suppression-search.ts';
import { meQuery } from '../features/session/me.ts';
import { sendersQuery } from '../features/senders/sender-queries.ts';
import { CampaignPage } from '../pages/campaign/campaign-page.tsx';
import { NotFoundPage } from '../pages/not-found/not-found-page.tsx';
import { OfflineBanner } from '../ui/offline-banner.tsx';
import { PageFailure } from './page-failure.tsx';
import { oneOf, parseSearch, someText, stringifySearch } from './search-params.ts';
import { Shell } from './shell.tsx';

type RouterContext = { readonly queryClient: QueryClient };

/**
 * What a page asks first is asked when its address is known: beside its code, not after it. The page asks the same and
 * takes that answer. Not when a link is only pointed at, nor when one is there already.
 */
const isNew = (cause: string): boolean => cause === 'enter';

const root = createRootRouteWithContext<RouterContext>()({
  component: () => (
    <>
      <Outlet />
      <OfflineBanner />
    </>
  ),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (search): { readonly token?: string | undefined } => ({ token: someText(search['token']) }),
  component: lazyRouteComponent(() => import('../pages/set-up/set-up-page.tsx'), 'SetUpPage'),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { readonly next?: string | undefined; readonly left?: 'yes' | undefined } => ({
    next: someText(search['next']),
    left: oneOf(['yes'] as const, search['left']),
  }),
  component: lazyRouteComponent(() => import('../pages/sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status === 401) return null;
      // Signed in, and in no workspace (any more).
      // oxlint-disable-next-line typescript/only-throw-error -- the router's way of saying: go there.
      if (isGone(error)) throw redirect({ to: '/sign-in', search: { left: 'yes' }, replace: true });
      throw error;
    });
    if (me !== null) {
      // Before the first page is drawn, so that the line about the sandbox pushes nothing down; without it we go on.
      await context.queryClient.ensureQueryData(sendersQuery).catch(() => undefined);
      return { me };
    }
    const next = location.href === '/' ? undefined : location.href;
    // oxlint-disable-next-line typescript/only-throw-error -- the router's way of saying: go there.
    throw redirect({ to: '/sign-in', search: { next }, replace: true });
  },
  component: Shell,
});

function isGone(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    // oxlint-disable-next-line typescript/only-throw-error -- the router's way of saying: go there.
    throw redirect({ to: '/campaigns', replace: true });
  },
});

const campaigns = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns',
  validateSearch: campaignSearch,
  beforeLoad: ({ cause, context, search }) => {
    if (!isNew(cause)) return;
    void context.queryClient.prefetchInfiniteQuery(campaignsQuery(search));
  },
  component: lazyRouteComponent(() => import('../pages/campaigns/campaigns-page.tsx'), 'CampaignsPage'),
});

const campaign = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/$campaignId',
  beforeLoad: ({ cause, context, params }) => {
    if (!isNew(cause)) return;
    void context.queryClient.prefetchQuery(campaignQuery(params.campaignId));
  },
  // With the program: small, and what a tab of it would otherwise be behind.
  component: CampaignPage,
});

const overview = createRoute({
  getParentRoute: () => campaign,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/campaign/overview-tab.tsx'), 'OverviewTab'),
});

const enrollments = createRoute({
  getParentRoute: () => campaign,
  path: '/enrollments',
  validateSearch: enrollmentSearch,
  beforeLoad: ({ cause, context, params, search }) => {
    if (!isNew(cause)) return;
    void context.queryClient.prefetchInfiniteQuery(enrollmentsQuery(params.campaignId, search));
  },
  component: lazyRouteComponent(() => import('../pages/enrollments/enrollments-tab.tsx'), 'EnrollmentsTab'),
});

const enrollment = createRoute({
  getParentRoute: () => enrollments,
  path: '/$enrollmentId',
  beforeLoad: ({ cause, context, params }) => {
    if (!isNew(cause)) return;
    void context.queryClient.prefetchQuery(enrollmentQuery(params.enrollmentId));
  },
  component: lazyRouteComponent(
    () => import('../pages/enrollments/enrollment-drawer.tsx'),
    'EnrollmentDrawer',
  ),
});

const sequences = createRoute({
  getParentRoute: () => campaign,
  path: '/sequences',
  component: lazyRouteComponent(() => import('../pages/campaign/sequences-tab.tsx'), 'SequencesTab'),
});
const batches = createRoute({
  getParentRoute: () => campaign,
  path: '/batches',
  component: lazyRouteComponent(() => import('../pages/campaign/batches-tab.tsx'), 'BatchesTab'),
});
const activity = createRoute({
  getParentRoute: () => campaign,
  path: '/activity',
  component: lazyRouteComponent(() => import('../pages/campaign/activity-tab.tsx'), 'ActivityTab'),
});
const campaignSettings = createRoute({
  getParentRoute: () => campaign,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/campaign/settings-tab.tsx'), 'SettingsTab'),
});

/** A draft on its way to the launch. */
const build = createRoute({
  getParentRoute: () => inside,
  path: '/campaigns/$campaignId/build',
  beforeLoad: ({ cause, context, params }) => {
    if (!isNew(cause)) return;
    void context.queryClient.prefetchQuery(campaignQuery(params.campaignId));
  },
  component: lazyRouteComponent(() => import('../pages/build/build-page.tsx'), 'BuildPage'),
});

const receipt = createRoute({
  getParentRoute: () => inside,
  path: '/receipts/$receiptId',
  beforeLoad: ({ cause, context, params }) => {
    if (!isNew(cause)) return;
    void context.queryClient.prefetchQuery(receiptQuery(params.receiptId));
  },
  component: lazyRouteComponent(() => import('../pages/receipt/receipt-page.tsx'), 'ReceiptPage'),
});

const records = createRoute({
  getParentRoute: () => inside,
  path: '/records',
  validateSearch: recordSearch,
  component: lazyRouteComponent(() => import('../pages/records/records-page.tsx'), 'RecordsPage'),
});
const record = createRoute({
  getParentRoute: () => inside,
  path: '/records/$recordId',
  beforeLoad: ({ cause, context, params: { recordId } }) => {
    if (!isNew(cause)) return;
    void context.queryClient.prefetchQuery(recordQuery(recordId));
    void context.queryClient.prefetchQuery(recordSuppressionsQuery(recordId));
    void context.queryClient.prefetchQuery(recordEnrollmentsQuery(recordId));
    void context.queryClient.prefetchQuery(recordTouchesQuery(recordId));
    void context.queryClient.prefetchQuery(recordOutboxQuery(recordId));
    void context.queryClient.prefetchQuery(listsQuery);
  },
  component: lazyRouteComponent(() => import('../pages/record/record-page.tsx'), 'RecordPage'),
});

const imports = createRoute({
  getParentRoute: () => inside,
  path: '/imports',
  component: lazyRouteComponent(() => import('../pages/imports/imports-page.tsx'), 'ImportsPage'),
});
const newImport = createRoute({
  getParentRoute: () => inside,
  path: '/imports/new',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('../pages/new-import/new-import-page.tsx'), 'NewImportPage'),
});
const oneImport = createRoute({
  getParentRoute: () => inside,
  path: '/imports/$importId',
  component: lazyRouteComponent(() => import('../pages/import/import-page.tsx'), 'ImportPage'),
});

const outbox = createRoute({
  getParentRoute: () => inside,
  path: '/outbox',
  validateSearch: outboxSearch,
  beforeLoad: ({ cause, context, search }) => {
    if (!isNew(cause)) return;
    void context.queryClient.prefetchInfiniteQuery(outboxQuery(search));
    void context.queryClient.prefetchInfiniteQuery(campaignsQuery({}));
  },
  component: lazyRouteComponent(() => import('../pages/outbox/outbox-page.tsx'), 'OutboxPage'),
});

const suppressions = createRoute({
  getParentRoute: () => inside,
  path: '/do-not-contact',
  validateSearch: suppressionSearch,
  component: lazyRouteComponent(
    () => import('../pages/suppressions/suppressions-page.tsx'),
    'SuppressionsPage',
  ),
});

const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/settings/settings-page.tsx'), 'SettingsPage'),
});
const workspace = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/settings/workspace-tab.tsx'), 'WorkspaceTab'),
});
const team = createRoute({
  getParentRoute: () => settings,
  path: '/team',
  component: lazyRouteComponent(() => import('../pages/settings/team-tab.tsx'), 'TeamTab'),
});
const apiKeys = createRoute({
  getParentRoute: () => settings,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('../pages/settings/api-keys-tab.tsx'), 'ApiKeysTab'),
});
const senders = createRoute({
  getParentRoute: () => settings,
  path: '/senders',
  component: lazyRouteComponent(() => import('../pages/settings/senders-tab.tsx'), 'SendersTab'),
});
const account = createRoute({
  getParentRoute: () => settings,
  path: '/account',
  component: lazyRouteComponent(() => import('../pages/settings/account-tab.tsx'), 'AccountTab'),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  validateSearch: (search): { readonly token?: string | undefined } => ({ token: someText(search['token']) }),
  component: lazyRouteComponent(() => import('../pages/invitation/invitation-page.tsx'), 'InvitationPage'),
});

/** With the ways about, so that whoever came here by mistake is not stuck. */
const nowhere = createRoute({ getParentRoute: () => inside, path: '$', component: NotFoundPage });

const routeTree = root.addChildren([
  setUp,
  signIn,
  invitation,
  inside.addChildren([
    home,
    campaigns,
    campaign.addChildren([
      overview,
      sequences,
      enrollments.addChildren([enrollment]),
      batches,
      activity,
      campaignSettings,
    ]),
    build,
    receipt,
    records,
    record,
    imports,
    newImport,
    oneImport,
    outbox,
    suppressions,
    settings.addChildren([workspace, team, apiKeys, senders, account]),
    nowhere,
  ]),
]);

export const createAppRouter = (queryClient: QueryClient) =>
  createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    // What no page asks for (a mark that somebody's mailing put there) reaches no page, and no question to the server.
    search: { strict: true },
  });

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
