/**
 * The same emails twice: as the engine makes them (renderer, footer, composer) and by bare calls of the libraries.
 * They must come out alike to the letter, or the comparison says nothing.
 */
import { Liquid } from 'liquidjs';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { composer, mailbox } from '#channels/email/compose';
import { inOnePiece } from '#channels/email/one-piece';
import type { EmailContent } from '#domain/campaign/sequence';
import { touchId } from '#domain/touch/touch-id';
import { mergeData, messagePreparer } from '#engine/dispatch/prepare-messages';
import type { Channel } from '#engine/ports/channel';
import type { MergeData } from '#engine/ports/render';
import type { Store } from '#engine/ports';
import { createRenderer } from '#render/renderer';
import type { DueTouches, Sending } from './dispatch-world.ts';

const FROM = 'Riverside Homes <hello@example.com>';

export const CONTENT: EmailContent = {
  channel: 'email',
  subject: 'A question about {{ record.mailingAddress.line1 }}',
  text: `Hi {{ record.firstName | default: "there" }},

my name is Jordan, and I buy houses around {{ record.mailingAddress.city }} for {{ workspace.name }}.
I drove past {{ record.mailingAddress.line1 }} last week and wondered whether you have ever thought of selling it.

{% if record.companyName %}If somebody else at {{ record.companyName }} looks after it, I would be glad of a name.
{% else %}There are no agents and no fees, and you choose the day on which you move.
{% endif %}
A short answer is enough, also a no: I will not write again.

Jordan
{{ workspace.name }}
`,
};

const unsubscribeUrl = (_workspaceId: string, id: string): string => `https://mail.example.com/u/${id}`;

/** Nobody gets what is sent. In one piece, as the email channel writes, or as nodemailer does by itself. */
export function toMemory({ onePiece }: { readonly onePiece: boolean }) {
  const transport = createTransport({ streamTransport: true, buffer: true });
  if (onePiece) transport.use('stream', inOnePiece);
  return transport;
}

/** What the engine does with a channel that composes and accepts. */
export function renderedTo(channel: Channel): Sending {
  return {
    channel,
    preparer: (store, plans) => messagePreparer({ store, plans, renderer: createRenderer(), unsubscribeUrl }),
  };
}

/** Composes and writes as the email channel does, and nobody gets it. */
export function composingChannel(): Channel {
  const compose = composer(mailbox(FROM), null);
  const transport = toMemory({ onePiece: true });
  return {
    channel: 'email',
    provider: 'bench',
    ignoresWindows: true,
    mailedBy: 'due_at',
    async send(message, envelope) {
      if (message.channel !== 'email') throw new Error('an email was expected');
      const { messageId } = await transport.sendMail(compose(message, envelope.touchId));
      return { kind: 'accepted', providerMessageId: messageId, cost: null };
    },
    verify: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

export type BareMessage = { readonly id: string; readonly data: MergeData };

/** The merge data of every touch, loaded beforehand. */
export async function bareMessages(store: Store, due: DueTouches): Promise<readonly BareMessage[]> {
  const plan = (await store.plans.load(due.workspaceId, [due.campaignId])).get(due.campaignId);
  if (!plan) throw new Error('the campaign has no plan');
  const recipients = await store.recipients.load(due.workspaceId, due.recordIds);
  return due.recordIds.map((recordId) => {
    const recipient = recipients.get(recordId);
    if (!recipient) throw new Error('a recipient is missing');
    const id = touchId(recordId, 1);
    return { id, data: mergeData(plan, recipient, unsubscribeUrl(due.workspaceId, id)) };
  });
}

/** liquidjs and nodemailer, called as their manuals show. */
export function bareComposer(): (message: BareMessage) => SendMailOptions {
  const liquid = new Liquid();
  const subject = liquid.parse(CONTENT.subject);
  const text = liquid.parse(CONTENT.text ?? '');
  return ({ id, data }) => {
    const address = data.workspace.postalAddress;
    const footer = address
      ? `${[data.workspace.name, address.line1, address.city].join(', ')}, ${address.state} ${address.postalCode}`
      : data.workspace.name;
    return {
      from: FROM,
      to: { name: data.record.name, address: data.to.email ?? '' },
      subject: String(liquid.renderSync(subject, data)),
      text: `${String(liquid.renderSync(text, data)).trimEnd()}\n\n-- \n${footer}\nUnsubscribe: ${data.unsubscribeUrl}\n`,
      messageId: `<${id}@example.com>`,
      headers: {
        'X-Doorstep-Touch': id,
        'List-Unsubscribe': { prepared: true, value: `<${data.unsubscribeUrl}>` },
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  };
}

/** Throws when the two ways do not make the same email. */
export async function compareOne(message: BareMessage): Promise<void> {
  const bare = bareComposer()(message);
  const rendered = await createRenderer().render(CONTENT, message.data);
  if (rendered.channel !== 'email') throw new Error('an email was expected');
  const ours = composer(mailbox(FROM), null)(rendered, message.id);
  const date = new Date(0);
  const written = async (options: SendMailOptions, onePiece: boolean): Promise<string> => {
    const { message: made } = await toMemory({ onePiece }).sendMail({ ...options, date });
    if (!Buffer.isBuffer(made)) throw new Error('the whole message was asked for');
    return made.toString('utf8');
  };
  const [left, right] = await Promise.all([written(bare, false), written(ours, true)]);
  if (left !== right) throw new Error(`the bare message is another one:\n${left}\n---\n${right}`);
}
