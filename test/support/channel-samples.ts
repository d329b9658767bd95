/** Fictional messages and envelopes for senders. */
import type { EmailMessage, Envelope, MailMessage, SmsMessage } from '#engine/ports/channel';

export const ENROLLMENT = '0192d8c0-1111-7000-8000-000000000001';

export function envelope(n = 1, change: Partial<Envelope> = {}): Envelope {
  return {
    workspaceId: '0192d8c0-2222-7000-8000-000000000001',
    campaignId: '0192d8c0-3333-7000-8000-000000000001',
    enrollmentId: ENROLLMENT,
    recordId: '0192d8c0-4444-7000-8000-000000000001',
    touchId: `${ENROLLMENT}-${n}`,
    sequenceId: '0192d8c0-5555-7000-8000-000000000001',
    attempt: 1,
    firstAttemptAt: null,
    dueAt: new Date('2026-11-20T15:00:00Z'),
    ...change,
  };
}

export function emailMessage(change: Partial<EmailMessage> = {}): EmailMessage {
  return {
    channel: 'email',
    to: 'alice@example.com',
    toName: 'Alice Example',
    subject: 'About 34 Oak Avenue',
    html: '<p>Hello Alice</p>',
    text: 'Hello Alice',
    unsubscribeUrl: 'https://example.com/u/token',
    ...change,
  };
}

export function smsMessage(change: Partial<SmsMessage> = {}): SmsMessage {
  return { channel: 'sms', to: '+14045550123', body: 'Hello Alice. Reply STOP to opt out.', ...change };
}

export function mailMessage(change: Partial<MailMessage> = {}): MailMessage {
  return {
    channel: 'direct_mail',
    format: 'postcard_4x6',
    to: {
      name: 'Alice Example',
      line1: '12 Sample Street',
      line2: 'Apt 4',
      city: 'Atlanta',
      state: 'GA',
      postalCode: '30303',
    },
    from: {
      name: 'Sample Homes',
      line1: '1 Main Street',
      city: 'Springfield',
      state: 'IL',
      postalCode: '62701',
    },
    front: '<html><body>Front</body></html>',
    back: '<html><body>Back</body></html>',
    html: null,
    ...change,
  };
}
