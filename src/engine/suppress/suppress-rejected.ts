/**
 * What a provider says about an address, taken up at once: an opt-out that it keeps is the recipient's wish, an address
 * that it knows not to exist is dead. The address is the one that was used, whatever the record says now.
 */
import type { NewSuppression } from '../ports/suppression-store.ts';
import type { RejectClass, RenderedMessage } from '../ports/channel.ts';
import type { UnenrollDeps } from '../unenroll/unenroll-enrollments.ts';
import { addressKey } from '#domain/record/address-key';
import { SYSTEM } from '../ports/actor.ts';
import { suppress } from './suppress.ts';

export type Rejected = {
  readonly campaignId: string;
  readonly enrollmentId: string;
  readonly recordId: string;
  readonly class: RejectClass;
  /** The provider's code. */
  readonly code: string;
  readonly message: RenderedMessage;
};

/** After the settle, so that the refused touch is final. Null: this refusal says nothing about the address. */
export type OnRejected = (workspaceId: string, rejected: Rejected) => Promise<void>;

export const suppressRejected =
  (deps: UnenrollDeps): OnRejected =>
  async (workspaceId, rejected) => {
    const suppression = suppressionOf(rejected);
    if (suppression === null) return;
    const { campaignId, enrollmentId, recordId } = rejected;
    await suppress(deps, workspaceId, {
      suppressions: [suppression],
      actor: rejected.class === 'opted_out' ? { type: 'recipient', id: null, name: 'Recipient' } : SYSTEM,
      about: { campaignId, enrollmentId, recordId },
    });
  };

function suppressionOf({ class: kind, code, message }: Rejected): NewSuppression | null {
  if (kind !== 'opted_out' && kind !== 'recipient') return null;
  const wish = kind === 'opted_out';
  const note = `said by the provider: ${code}`;
  switch (message.channel) {
    case 'email':
      return {
        kind: 'email',
        value: message.to,
        scope: 'all',
        reason: wish ? 'unsubscribe' : 'hard_bounce',
        note,
      };
    case 'sms':
      return {
        kind: 'phone',
        value: message.to,
        scope: 'all',
        reason: wish ? 'stop_reply' : 'invalid_phone',
        note,
      };
    case 'direct_mail': {
      const { line1, line2 = null, postalCode } = message.to;
      const value = addressKey({ line1, line2, postalCode });
      return { kind: 'address', value, scope: 'all', reason: wish ? 'manual' : 'returned_mail', note };
    }
    default:
      throw new Error('a message on a channel that does not exist');
  }
}
