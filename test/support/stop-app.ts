/**
 * The HTTP app with everything that stops outreach behind it, the sandbox as sender, and dispatch that moves one round at
 * a time: so that a test says what is scheduled, what is processing, and what was handed over.
 */
import { createHash } from 'node:crypto';
import { createSandboxChannel } from '#channels/sandbox/sandbox';
import { createEventFeed } from '#db/event-feed';
import { createOutboxReader } from '#db/queries/outbox-list';
import { createOutboxWriter } from '#db/queries/outbox-write';
import { ensureSenders } from '#db/queries/sender-ensure';
import { createSenderReader } from '#db/queries/sender-view';
import { createStore } from '#db/store';
import { uuidv7 } from '#db/uuid';
import { claimDue } from '#engine/dispatch/claim-due';
import { handOver } from '#engine/dispatch/hand-over';
import type { HeldTouch } from '#engine/dispatch/held-touch';
import { lockDueBatches } from '#engine/dispatch/lock-batches';
import { messagePreparer } from '#engine/dispatch/prepare-messages';
import { SenderDirectory } from '#engine/dispatch/sender-directory';
import { settleFindings } from '#engine/dispatch/settle-findings';
import { enrollJob } from '#engine/enroll/enroll-job';
import { JobHandlers } from '#engine/jobs/job-handler';
import { runWaitingJobs } from '#engine/jobs/job-runner';
import type { Channel, Outcome } from '#engine/ports/channel';
import type { EventFeed } from '#engine/ports/event-feed';
import type { Digest } from '#engine/ports/seal-store';
import { PlanCache } from '#engine/schedule/plan-cache';
import { unsubscribeLinks } from '#engine/suppress/unsubscribe';
import { undoUnenrollJob, unenrollJob } from '#engine/unenroll/bulk-unenroll-job';
import { endEnrollmentsOfRecords } from '#engine/unenroll/end-enrollments';
import { campaignRoutes } from '#http/routes/campaigns/routes';
import { campaignRunRoutes } from '#http/routes/campaigns/run-routes';
import { enrollmentRoutes } from '#http/routes/enrollments/routes';
import { jobRoutes } from '#http/routes/jobs/routes';
import { outboxRoutes } from '#http/routes/outbox/routes';
import { receiptRoutes } from '#http/routes/receipts/routes';
import { recordRoutes } from '#http/routes/records/routes';
import { senderRoutes } from '#http/routes/senders/routes';
import { suppressionRoutes } from '#http/routes/suppressions/routes';
import { bulkUnenrollRoutes } from '#http/routes/unenroll/bulk-routes';
import { restoreRoutes } from '#http/routes/unenroll/restore-routes';
import { unenrollRoutes } from '#http/routes/unenroll/routes';
import { unsubscribeRoutes } from '#http/routes/unsubscribe/routes';
import { createRenderer } from '#render/renderer';
import { campaignDeps } from './campaign-world.ts';
import { startTestApp, type Client, type TestApp } from './http.ts';

export const sha256: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

export const EMAIL = {
  channel: 'email',
  delay: 'PT0S',
  subject: 'Hello {{ record.firstName }}',
  text: 'Hi {{ unsubscribeUrl }}',
} as const;
export const LATER_EMAIL = { ...EMAIL, delay: 'P1D' } as const;
export const LATER_SMS = {
  channel: 'sms',
  delay: 'P2D',
  body: 'Hi {{ record.firstName }}. Reply STOP to end.',
} as const;
export const LATER_LETTER = {
  channel: 'direct_mail',
  delay: 'P5D',
  format: 'letter',
  html: '<p>Dear {{ record.firstName }}</p>',
} as const;
export const SOON_LETTER = { ...LATER_LETTER, delay: 'PT0S' } as const;

type Sequence =
  | typeof EMAIL
  | typeof LATER_EMAIL
  | typeof LATER_SMS
  | typeof LATER_LETTER
  | typeof SOON_LETTER;
type Deps = ReturnType<typeof campaignDeps>;

export type StopApp = {
  readonly app: TestApp;
  readonly owner: Client;
  readonly deps: Deps;
  readonly feed: EventFeed;
  readonly workspaceId: string;
  campaign(sequences: readonly Sequence[], settings?: object): Promise<string>;
  contact(fields?: object): Promise<string>;
  property(contactId: string, fields?: object): Promise<string>;
  enroll(campaignId: string, recordIds: readonly string[]): Promise<string[]>;
  /** Claims what is due on a channel: it is processing now. */
  claim(channel: 'email' | 'sms' | 'direct_mail'): Promise<readonly HeldTouch[]>;
  /** Hands over to the sandbox, or pretends this outcome, and settles. */
  settle(held: readonly HeldTouch[], outcome?: Outcome): Promise<void>;
  lockBatches(): Promise<void>;
  runJobs(): Promise<void>;
  stop(): Promise<void>;
};

let people = 0;

export async function startStopApp(): Promise<StopApp> {
  let deps: Deps | undefined;
  let handlers: JobHandlers | undefined;
  const renderer = createRenderer();
  const app = await startTestApp({
    routes: (frame) => {
      const store = createStore(frame.db);
      deps = { ...campaignDeps(frame.db, store), renderer, workspaces: frame.workspaces };
      handlers = new JobHandlers([enrollJob(deps), unenrollJob(deps), undoUnenrollJob(deps)]);
      const all = {
        ...frame,
        ...deps,
        jobHandlers: handlers,
        outbox: createOutboxReader(frame.db),
        senderReader: createSenderReader(frame.db),
        endEnrollmentsOfRecords: endEnrollmentsOfRecords(deps),
      };
      return [
        ...campaignRoutes(all),
        ...campaignRunRoutes(all),
        ...recordRoutes(all),
        ...enrollmentRoutes(all),
        ...jobRoutes(all),
        ...unenrollRoutes(all),
        ...restoreRoutes(all),
        ...bulkUnenrollRoutes(all),
        ...receiptRoutes(all),
        ...suppressionRoutes(all),
        ...unsubscribeRoutes(all),
        ...outboxRoutes(all),
        ...senderRoutes(all),
      ];
    },
  });
  if (!deps || !handlers) throw new Error('the routes were never built');
  const built = deps;
  const jobHandlers = handlers;
  const { store, clock, random, telemetry } = built;
  for (const workspaceId of [app.workspace.id, app.other.id]) {
    await ensureSenders(
      app.db,
      workspaceId,
      (['email', 'sms', 'direct_mail'] as const).map((channel) => ({
        channel,
        provider: 'sandbox' as const,
        slots: 50,
      })),
    );
  }
  const owner = app.workspace.as.owner;
  const workspaceId = app.workspace.id;
  const postalAddress = {
    name: 'First team',
    line1: '1 Main Street',
    city: 'Springfield',
    state: 'IL',
    postalCode: '62701',
  };
  await must(owner.patch('/api/v1/workspace', { postalAddress }), 200);

  const outbox = createOutboxWriter(app.db);
  const sandbox = (channel: Channel['channel']): Channel =>
    createSandboxChannel({ channel, outbox, now: () => clock.now() });
  const channels = { get: (_: string, __: string, channel: Channel['channel']) => sandbox(channel) };
  const senders = new SenderDirectory(store.dispatch, channels, clock);
  const plans = new PlanCache(store.plans);
  const settling = { store, plans, senders, clock, telemetry };
  const preparer = messagePreparer({
    store,
    plans,
    renderer,
    unsubscribeUrl: unsubscribeLinks(app.frame.secretBox, () => new URL(app.url)),
  });
  const process = uuidv7();
  await store.dispatch.beat(process, 'all');

  return {
    app,
    owner,
    deps: built,
    feed: createEventFeed(app.db),
    workspaceId,
    async campaign(sequences, settings = {}) {
      const made = await must<{ id: string }>(
        owner.post('/api/v1/campaigns', { name: 'A campaign', sequences, settings }),
        201,
      );
      await must(owner.post(`/api/v1/campaigns/${made.id}/launch`), 200);
      return made.id;
    },
    async contact(fields = {}) {
      people += 1;
      const person = {
        type: 'contact',
        firstName: 'Pat',
        lastName: `Example${people}`,
        email: `pat${people}@example.com`,
        phone: `+1512555${String(100 + (people % 100)).padStart(4, '0')}`,
        mailingAddress: { line1: `${people} Elm Street`, city: 'Austin', state: 'TX', postalCode: '78704' },
        ...fields,
      };
      return (await must<{ id: string }>(owner.post('/api/v1/records', person), 201)).id;
    },
    async property(contactId, fields = {}) {
      people += 1;
      const property = {
        type: 'property',
        address: { line1: `${people} Oak Avenue`, city: 'Austin', state: 'TX', postalCode: '78704' },
        contacts: [{ recordId: contactId, role: 'owner', primary: true }],
        ...fields,
      };
      return (await must<{ id: string }>(owner.post('/api/v1/records', property), 201)).id;
    },
    async enroll(campaignId, recordIds) {
      await must(owner.post(`/api/v1/campaigns/${campaignId}/enrollments`, { recordIds }), 200);
      const rows = await app.db.query<{ id: string; record_id: string }>(
        `select distinct on (record_id) id, record_id from enrollments
          where workspace_id = $1 and campaign_id = $2 order by record_id, passage desc`,
        [workspaceId, campaignId],
      );
      return recordIds.map((recordId) => rows.find((row) => row.record_id === recordId)?.id ?? '');
    },
    async claim(channel) {
      const sender = (await senders.of(workspaceId)).find((one) => one.channel === channel);
      if (!sender) throw new Error(`no sender for ${channel}`);
      return (await claimDue(settling, { workspaceId, sender, owner: process, mine: 0, limit: 50 })).held;
    },
    async settle(held, outcome) {
      const prepared = await preparer.prepare(workspaceId, held);
      for (const [index, touch] of held.entries()) {
        const prepare = prepared[index];
        if (!prepare) throw new Error('fewer messages than touches');
        const channel = outcome
          ? { ...sandbox(touch.channel), send: async () => outcome }
          : sandbox(touch.channel);
        const finding = await handOver({ clock, telemetry }, touch, channel, prepare);
        await settleFindings(settling, workspaceId, process, [finding]);
      }
    },
    lockBatches: async () => void (await lockDueBatches(settling, workspaceId, process)),
    runJobs: () => runWaitingJobs({ store, clock, random, telemetry, handlers: jobHandlers }),
    stop: () => app.stop(),
  };
}

type Answered<Body> = { readonly status: number; readonly body: Body; readonly text: string };

/** The body of an answer that had to be of this status. */
export async function must<Body>(answer: Promise<Answered<unknown>>, status: number): Promise<Body> {
  const { status: found, body, text } = await answer;
  if (found !== status) throw new Error(`expected ${status}, got ${found}: ${text}`);
  return body as Body;
}
