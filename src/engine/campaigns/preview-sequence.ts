/**
 * A sequence as somebody would get it, rendered as dispatch renders it, before it is saved. Nothing is sent or written;
 * its unsubscribe link leads nowhere.
 */
import type { SequenceContent } from '#domain/campaign/sequence';
import { err, ok, type Result } from '#domain/result';
import type { StoreOperations } from '../ports.ts';
import type { RenderedMessage } from '../ports/channel.ts';
import type { Plan } from '../ports/plan-store.ts';
import type { Recipient } from '../ports/recipient-store.ts';
import { RenderFailure, type MergeData, type Renderer, type TemplateFault } from '../ports/render.ts';

export type PreviewSequenceDeps = {
  readonly store: Pick<StoreOperations, 'campaigns' | 'plans' | 'recipients'>;
  readonly renderer: Pick<Renderer, 'check' | 'render'>;
};

export type SequencePreview = {
  readonly message: RenderedMessage | null;
  readonly faults: readonly TemplateFault[];
};

/** `recordId` undefined: for somebody made up. */
export async function previewSequence(
  { store, renderer }: PreviewSequenceDeps,
  workspaceId: string,
  campaignId: string,
  { content, recordId }: { readonly content: SequenceContent; readonly recordId: string | undefined },
): Promise<Result<SequencePreview, 'not_found'>> {
  const plan = (await store.plans.load(workspaceId, [campaignId])).get(campaignId);
  if (!plan) return err('not_found');
  const recipient =
    recordId === undefined ? SOMEBODY : (await store.recipients.load(workspaceId, [recordId])).get(recordId);
  if (!recipient) return err('not_found');
  const faults = await renderer.check(content, await store.campaigns.customFields(workspaceId));
  if (faults.length > 0) return ok({ message: null, faults });
  try {
    return ok({ message: await renderer.render(content, dataOf(plan, recipient)), faults: [] });
  } catch (error) {
    if (!(error instanceof RenderFailure)) throw error;
    return ok({ message: null, faults: [{ path: '', message: error.message }] });
  }
}

const NOWHERE = 'https://example.com/u/preview';

const dataOf = (
  { campaignName, workspace: { name, postalAddress, supportEmail } }: Plan,
  { person, property, email, phone, address }: Recipient,
): MergeData => ({
  record: person,
  property,
  campaign: { name: campaignName },
  workspace: { name, postalAddress, supportEmail },
  unsubscribeUrl: NOWHERE,
  to: { email, phone, address },
});

const HOME = { line1: '12 Sample Street', line2: null, city: 'Columbus', state: 'OH', postalCode: '43004' };
const NOBODY = '00000000-0000-0000-0000-000000000000';
const SOMEBODY: Recipient = {
  recordId: NOBODY,
  person: {
    id: NOBODY,
    firstName: 'Alice',
    lastName: 'Example',
    name: 'Alice Example',
    companyName: null,
    email: 'alice@example.com',
    phone: '+16145550123',
    mailingAddress: HOME,
    custom: {},
  },
  property: { id: NOBODY, address: HOME, parcelNumber: '15-001-02-003', custom: {} },
  email: 'alice@example.com',
  phone: '+16145550123',
  address: {
    name: 'Alice Example',
    line1: HOME.line1,
    city: HOME.city,
    state: HOME.state,
    postalCode: HOME.postalCode,
  },
};
