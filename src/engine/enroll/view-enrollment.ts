/** One enrollment with every touch it has, will have or would have had, and what happened to it. */
import { cancelReasonOf } from '#domain/enrollment/cancel-reason';
import type { Store } from '../ports.ts';
import type { ListedEnrollment, ListedEvent } from '../ports/enrollment-list-store.ts';
import type { ReceiptDetail } from '../ports/receipt-store.ts';
import type { EnrollmentView, ReceiptTouch, StoredTouch } from '../ports/unenroll-store.ts';
import { projectTouches, type ProjectedTouch } from '../unenroll/project-touches.ts';
import { sandboxChannels } from './sandbox-channels.ts';

/** A touch of an enrollment from wherever it is known. */
export type KnownTouch =
  | { readonly kind: 'stored'; readonly touch: StoredTouch }
  | { readonly kind: 'planned'; readonly touch: ProjectedTouch }
  /** Was only planned when the enrollment ended. */
  | { readonly kind: 'stopped'; readonly touch: ReceiptTouch; readonly reason: string };

export type EnrollmentDetail = {
  readonly enrollment: ListedEnrollment;
  readonly version: number;
  /** In order of their dates. */
  readonly touches: readonly KnownTouch[];
  readonly events: readonly ListedEvent[];
  readonly receipts: readonly ReceiptDetail[];
};

const MAX_EVENTS = 1_000;
const MAX_RECEIPTS = 100;

export async function viewEnrollment(
  store: Store,
  workspaceId: string,
  id: string,
): Promise<EnrollmentDetail | undefined> {
  const enrollment = await store.enrollmentLists.find(workspaceId, id);
  const [view] = await store.unenroll.view(workspaceId, [id]);
  if (!enrollment || !view) return undefined;
  const [events, receipts] = await Promise.all([
    store.enrollmentLists.events(workspaceId, id, MAX_EVENTS),
    store.receipts.list(workspaceId, { ...NO_FILTER, enrollmentId: id, limit: MAX_RECEIPTS }),
  ]);
  const stored = view.touches.map((touch): KnownTouch => ({ kind: 'stored', touch }));
  const others = view.status === 'active' ? await planned(store, workspaceId, view) : stopped(view, receipts);
  const touches = [...stored, ...others].toSorted(byDate);
  return { enrollment, version: view.version, touches, events, receipts };
}

const NO_FILTER = {
  recordId: undefined,
  campaignId: undefined,
  jobId: undefined,
  cause: undefined,
  after: undefined,
};

/** Worked out from the plan as it is now, not from one that this process remembers. */
async function planned(store: Store, workspaceId: string, view: EnrollmentView): Promise<KnownTouch[]> {
  const plan = (await store.plans.load(workspaceId, [view.campaignId])).get(view.campaignId);
  if (!plan) throw new Error('an enrollment whose campaign has no plan');
  const now = await store.campaigns.now();
  const touches = projectTouches(plan, view, now, await sandboxChannels(store, workspaceId));
  return touches.map((touch) => ({ kind: 'planned', touch }));
}

/** A completed passage has met every sequence it had; whatever was appended later is none of it. */
function stopped(view: EnrollmentView, receipts: readonly ReceiptDetail[]): KnownTouch[] {
  const receipt = receipts.find(({ id }) => id === view.receiptId);
  if (!receipt || view.status !== 'unenrolled') return [];
  const known = new Set(view.touches.map(({ number }) => number));
  const reason = cancelReasonOf(receipt.cause);
  return receipt.stops.filter(({ n }) => !known.has(n)).map((touch) => ({ kind: 'stopped', touch, reason }));
}

function byDate(a: KnownTouch, b: KnownTouch): number {
  return dateOf(a) - dateOf(b) || numberOf(a) - numberOf(b);
}

function dateOf({ kind, touch }: KnownTouch): number {
  if (kind === 'stored') return touch.dueAt.getTime();
  if (kind === 'planned') return touch.schedule.dueAt.getTime();
  return touch.dueAt === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(touch.dueAt);
}

const numberOf = ({ kind, touch }: KnownTouch): number => (kind === 'stopped' ? touch.n : touch.number);
