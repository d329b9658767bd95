/** The campaigns of the sample data: one that runs, one with mail at the printer, one that is not finished. */
import type { SettingsInput } from '#domain/campaign/settings-validation';
import type { SequenceContent } from '#domain/campaign/sequence';

export type SampleCampaign = {
  readonly name: string;
  readonly sequences: readonly { readonly delay: string; readonly content: SequenceContent }[];
  readonly settings: SettingsInput;
  /** Places among the contacts, from (included) and to (not). Null: a draft that stays one. */
  readonly people: readonly [from: number, to: number] | null;
  /** How many are taken out again, so that there are receipts to read. */
  readonly unenroll: number;
};

/** One side of a postcard of 6 by 9 inches, with the eighth of an inch on each edge that the printer cuts off. */
const sheet = (style: string, ...parts: readonly string[]): string =>
  `<style>body { margin: 0 }</style><div style="box-sizing: border-box; width: 9.25in; height: 6.25in; ${style}">${parts.join('')}</div>`;

const HELLO: SequenceContent = {
  channel: 'email',
  subject: 'Hello from the neighborhood, {{ record.firstName | default: "neighbor" }}',
  text: 'Hi {{ record.firstName | default: "there" }},\n\nwe buy homes in {{ record.mailingAddress.city }}. Have you thought about selling? Reply any time.\n',
};
const QUESTION: SequenceContent = {
  channel: 'sms',
  body: 'Hi {{ record.firstName | default: "there" }}, a quick question about your home in {{ record.mailingAddress.city }}. Reply STOP to end.',
};
const POSTCARD: SequenceContent = {
  channel: 'direct_mail',
  format: 'postcard_6x9',
  front: sheet(
    'padding: 1.1in 1in; background: #1f4a80; color: #fff; font-family: Georgia, serif',
    '<h1 style="margin: 0 0 0.5in; font-size: 0.75in; font-weight: normal; line-height: 1.15">We would like to buy your home in {{ record.mailingAddress.city }}</h1>',
    '<p style="margin: 0; font-size: 0.3in">No repairs. No fees. You choose the day.</p>',
  ),
  back: sheet(
    'padding: 0.75in; color: #1b2027; font: 0.22in/1.5 Georgia, serif',
    '<p style="margin: 0 0 0.2in">Dear {{ record.name }},</p>',
    '<p style="width: 3.5in; margin: 0 0 0.3in">we buy houses as they stand, and we live near you. Call us for an offer.</p>',
    '<p style="margin: 0; color: #1f4a80; font-size: 0.3in">(614) 555-0100</p>',
  ),
};
const LAST_NOTE: SequenceContent = {
  channel: 'email',
  subject: 'One last note',
  text: 'Hi {{ record.firstName | default: "there" }},\n\nthis is our last message. If you ever think of selling, we are here.\n',
};

/** Sample people take part in nothing else, and nothing else waits for them. */
const APART: SettingsInput = { exclusive: false };

export const SAMPLE_CAMPAIGNS: readonly SampleCampaign[] = [
  {
    name: 'Sample: Spring sellers',
    sequences: [
      { delay: 'PT0S', content: HELLO },
      { delay: 'P2D', content: QUESTION },
      { delay: 'P5D', content: POSTCARD },
      { delay: 'P14D', content: LAST_NOTE },
    ],
    settings: APART,
    people: [0, 24],
    unenroll: 2,
  },
  {
    name: 'Sample: Absentee owners',
    sequences: [
      { delay: 'PT0S', content: POSTCARD },
      { delay: 'P10D', content: QUESTION },
    ],
    // An exact lead: the pieces lock at once and stay at the printer for three days, where one can look at them.
    settings: { ...APART, mailLeadTime: 'PT72H' },
    people: [24, 36],
    unenroll: 1,
  },
  {
    name: 'Sample: Winter letters',
    sequences: [{ delay: 'PT0S', content: HELLO }],
    settings: APART,
    people: null,
    unenroll: 0,
  },
];
