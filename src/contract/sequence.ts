/** One planned piece of outreach of a campaign: an email, a text or a piece of direct mail (contract.md §2). */
import { z } from 'zod';
import { MAIL_FORMATS } from '#domain/touch/channel';
import { Duration, Instant } from './common.ts';

/** Far above what a message may be; what a channel allows is checked when the template is. */
const template = z.string().max(500_000);
const delay = Duration.meta({
  description: 'After the touch before; the first counts from the enrollment. `PT0S` is at once.',
});

const email = {
  channel: z.literal('email'),
  delay,
  subject: z.string().max(2_000),
  html: template.optional(),
  text: template.optional(),
};
const sms = { channel: z.literal('sms'), delay, body: z.string().max(20_000) };
const mail = {
  channel: z.literal('direct_mail'),
  delay,
  format: z.enum(MAIL_FORMATS),
  front: template.optional().meta({ description: 'HTML of a postcard’s front.' }),
  back: template.optional().meta({ description: 'HTML of a postcard’s back.' }),
  html: template.optional().meta({ description: 'HTML of a letter.' }),
};
const id = z.string().max(64).meta({ description: 'Never changes.' });
const held = z.object({ at: Instant, detail: z.string().nullable() });
const kept = {
  id: id.optional().meta({ description: 'Of a sequence that is in the plan. Left out: a new one.' }),
  held: held.optional().meta({ description: 'As it was read; changes nothing.' }),
};

export const SequenceInput = z
  .discriminatedUnion('channel', [z.strictObject(email), z.strictObject(sms), z.strictObject(mail)])
  .meta({
    id: 'SequenceInput',
    description: 'Texts are Liquid templates, such as `Hello {{ record.firstName }}`.',
  });

/** In a plan that exists already. */
export const SequenceEdit = z
  .discriminatedUnion('channel', [
    z.strictObject({ ...kept, ...email }),
    z.strictObject({ ...kept, ...sms }),
    z.strictObject({ ...kept, ...mail }),
  ])
  .meta({ id: 'SequenceEdit' });

const shown = {
  id,
  held: held.optional().meta({
    description: 'A fault in it that concerns everyone: nothing of it is handed over until it is changed.',
  }),
};

export const Sequence = z
  .discriminatedUnion('channel', [
    z.object({ ...shown, ...email }),
    z.object({ ...shown, ...sms }),
    z.object({ ...shown, ...mail }),
  ])
  .meta({ id: 'Sequence' });

export const MAX_SEQUENCES = 100;
