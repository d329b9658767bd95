/**
 * The seam to every provider. A sender maps whatever its provider answers to one of four outcomes and
 * writes no status itself: the settle does. Designed against SMTP, Twilio and Lob alike (docs/decisions/0004).
 */
import type { ChannelName, MailFormat } from '#domain/touch/channel';

export type PostalAddress = {
  readonly name: string;
  readonly company?: string;
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
};

export type EmailMessage = {
  readonly channel: 'email';
  /** Bare address. */
  readonly to: string;
  readonly toName: string | null;
  readonly subject: string;
  readonly html: string | null;
  readonly text: string;
  /** https (or http on a loopback set-up) one-click address; becomes the only `List-Unsubscribe`. */
  readonly unsubscribeUrl: string;
};
export type SmsMessage = {
  readonly channel: 'sms';
  /** E.164. */
  readonly to: string;
  readonly body: string;
};
export type MailMessage = {
  readonly channel: 'direct_mail';
  readonly format: MailFormat;
  readonly to: PostalAddress;
  readonly from: PostalAddress | null;
  /** Postcards: HTML of the two sides. Letters: `html`. */
  readonly front: string | null;
  readonly back: string | null;
  readonly html: string | null;
};
/** What the recipient will see, complete: nothing is rendered after this. */
export type RenderedMessage = EmailMessage | SmsMessage | MailMessage;

/** Everything a provider is told beside the message. All of it is stable over retries of one touch. */
export type Envelope = {
  readonly workspaceId: string;
  readonly campaignId: string;
  readonly enrollmentId: string;
  readonly recordId: string;
  /** Goes out with every message: Message-ID, X-Doorstep-Touch, Idempotency-Key, metadata, StatusCallback. */
  readonly touchId: string;
  readonly sequenceId: string;
  /** 1 for the first hand-over. */
  readonly attempt: number;
  /** When this touch was first handed over; idempotency keys expire (Lob: 24 h). Null at the first attempt. */
  readonly firstAttemptAt: Date | null;
  /** The instant the piece or message is meant for. */
  readonly dueAt: Date;
  /**
   * Only for a sender that ignores send windows: until when a real one would have waited. Absent or null: it
   * would have sent now as well.
   */
  readonly wouldHaveWaitedUntil?: Date | null;
};

/** Who or what a refusal is about; decides whether the touch, the sequence or the sender is stopped. */
export type RejectClass = 'recipient' | 'opted_out' | 'content' | 'account';

export type Outcome =
  | {
      readonly kind: 'accepted';
      readonly providerMessageId: string | null;
      /** What the provider says it charged, as a decimal string; null: the workspace's price list applies. */
      readonly cost: string | null;
    }
  /**
   * The sender KNOWS that nothing was sent, or that sending again cannot double it (a live idempotency key).
   * `retryAt` null: the engine's backoff decides. `class: 'account'`: the sender itself is at fault (credentials,
   * payment, registration), so every other touch of it will fare the same; nothing is lost, a person must look.
   */
  | {
      readonly kind: 'deferred';
      readonly retryAt: Date | null;
      readonly code: string;
      readonly detail: string;
      readonly class?: 'account';
    }
  | { readonly kind: 'rejected'; readonly class: RejectClass; readonly code: string; readonly detail: string }
  /** May have been sent. Never resent. */
  | { readonly kind: 'unknown'; readonly code: string; readonly detail: string };

/** How a direct-mail sender reports that a piece was mailed. */
export type MailedBy = 'callback' | 'due_at';

/** When a hand-over must end. Its signal, one of its own, is made when it is first asked for: many never ask. */
export type Late = { readonly signal: AbortSignal };

export interface Channel {
  readonly channel: ChannelName;
  /** `sandbox`, `smtp`, `twilio`, `lob`. */
  readonly provider: string;
  /** The sandbox ignores send windows and quiet hours (and says when a real sender would have waited). */
  readonly ignoresWindows: boolean;
  /** Direct mail only: who says that a piece is in the post. */
  readonly mailedBy: MailedBy;
  /**
   * Hands one message over. Must resolve before `late.signal` aborts or soon after, and never throws for a
   * provider's answer; an exception is a programmer error and is settled as `unknown`.
   */
  send(message: RenderedMessage, envelope: Envelope, late: Late): Promise<Outcome>;
  /**
   * Asks the provider what became of an unknown outcome, without sending anything. `message` is the one handed
   * over (Twilio can only be searched by number and body), `handedOverAt` when the attempt in doubt began.
   * `accepted`: it was taken. `deferred` or `rejected`: it never was; the touch is settled `failed`, not resent.
   * Undefined: it cannot be told (yet).
   */
  reconcile?(
    message: RenderedMessage,
    envelope: Envelope,
    handedOverAt: Date,
    signal: AbortSignal,
  ): Promise<Outcome | undefined>;
  /** A cheap check for the senders page and `doctor`; throws with a sentence a person can act on. */
  verify(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}
