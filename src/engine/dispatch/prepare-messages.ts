/** Turns held touches into the messages their recipients will see. One look-up for all of them. */
import { addressKey } from '#domain/record/address-key';
import type { ChannelName } from '#domain/touch/channel';
import { touchId } from '#domain/touch/touch-id';
import type { StoreOperations } from '#engine/ports';
import type { RenderedMessage } from '#engine/ports/channel';
import type { Plan } from '#engine/ports/plan-store';
import type { Recipient } from '#engine/ports/recipient-store';
import { RenderFailure, type MergeData, type Renderer } from '#engine/ports/render';
import type { PlanCache } from '#engine/schedule/plan-cache';
import type { StopAddress, UnsubscribeUrl } from '#engine/suppress/unsubscribe';
import type { HeldTouch } from './held-touch.ts';

export type Prepared =
  | { readonly kind: 'message'; readonly message: RenderedMessage }
  | { readonly kind: 'fault'; readonly code: 'render_failed' | 'no_recipient'; readonly detail: string };

export type PrepareDeps = {
  readonly store: Pick<StoreOperations, 'recipients'>;
  readonly plans: PlanCache;
  readonly renderer: Renderer;
  /** The public one-click address of a touch. */
  readonly unsubscribeUrl: UnsubscribeUrl;
};

/** One for each touch, in their order. All belong to one workspace. */
export interface MessagePreparer {
  prepare(workspaceId: string, held: readonly HeldTouch[]): Promise<readonly (() => Promise<Prepared>)[]>;
}

export function messagePreparer({ store, plans, renderer, unsubscribeUrl }: PrepareDeps): MessagePreparer {
  return {
    async prepare(workspaceId, held) {
      const versions = new Map(held.map(({ touch }) => [touch.campaignId, touch.planVersion]));
      const [known, recipients] = await Promise.all([
        plans.get(workspaceId, versions),
        store.recipients.load(workspaceId, [...new Set(held.map(({ touch }) => touch.recordId))]),
      ]);
      // Rendering waits for its turn: the first message need not wait for the last.
      return held.map(({ touch }) => () => {
        const plan = known.get(touch.campaignId);
        const recipient = recipients.get(touch.recordId);
        const content = plan?.sequences.find((s) => s.number === touch.sequenceNumber)?.content;
        if (!plan || !recipient || !content) {
          return Promise.resolve({
            kind: 'fault',
            code: 'no_recipient',
            detail: 'record or sequence is gone',
          });
        }
        const id = touchId(touch.enrollmentId, touch.sequenceNumber);
        const url = unsubscribeUrl(workspaceId, id, stopAddress(recipient, content.channel));
        return renderer.render(content, mergeData(plan, recipient, url)).then(
          (message): Prepared => ({ kind: 'message', message }),
          (error: unknown): Prepared => {
            if (error instanceof RenderFailure)
              return { kind: 'fault', code: 'render_failed', detail: error.message };
            throw error;
          },
        );
      });
    },
  };
}

/** What the link of a message stops: the address it goes to. */
function stopAddress({ person, email, phone, address }: Recipient, channel: ChannelName): StopAddress {
  if (channel === 'email' && email !== null) return { kind: 'email', value: email };
  if (channel === 'sms' && phone !== null) return { kind: 'phone', value: phone };
  if (channel === 'direct_mail' && address !== null) {
    const { line1, line2 = null, postalCode } = address;
    return { kind: 'address', value: addressKey({ line1, line2, postalCode }) };
  }
  return { kind: 'record', value: person.id };
}

export function mergeData(plan: Plan, recipient: Recipient, unsubscribeUrl: string): MergeData {
  return {
    record: recipient.person,
    property: recipient.property,
    campaign: { name: plan.campaignName },
    workspace: {
      name: plan.workspace.name,
      postalAddress: plan.workspace.postalAddress,
      supportEmail: plan.workspace.supportEmail,
    },
    unsubscribeUrl,
    to: { email: recipient.email, phone: recipient.phone, address: recipient.address },
  };
}
