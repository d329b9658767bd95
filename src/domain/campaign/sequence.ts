/** One planned piece of outreach in a campaign. `number` is given once at creation and never changes or returns. */
import type { MailFormat } from '#domain/touch/channel';

export type EmailContent = {
  readonly channel: 'email';
  readonly subject: string;
  readonly html?: string;
  readonly text?: string;
};
export type SmsContent = { readonly channel: 'sms'; readonly body: string };
export type MailContent = {
  readonly channel: 'direct_mail';
  readonly format: MailFormat;
  /** Postcards: HTML of the two sides. */
  readonly front?: string;
  readonly back?: string;
  /** Letters: HTML of the pages. */
  readonly html?: string;
};
export type SequenceContent = EmailContent | SmsContent | MailContent;

export type Sequence = {
  readonly id: string;
  readonly number: number;
  /** 0-based place in the plan; reordering changes this and nothing else. */
  readonly position: number;
  /** ISO 8601 duration after the touch before (the first: after enrollment). */
  readonly delay: string;
  readonly content: SequenceContent;
};
