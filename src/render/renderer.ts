/**
 * Implements the Renderer: content and a record in, exactly what the recipient will see out. The same content
 * and data always give the same message; nothing a record holds is ever read as a template, as markup or as a
 * header (docs/decisions/0005-templates.md).
 */
import type { EmailContent, MailContent, SequenceContent, SmsContent } from '#domain/campaign/sequence';
import { htmlWithFooter, textWithFooter, type FooterSender } from '#domain/message/email-footer';
import { plainLines, singleLine } from '#domain/message/single-line';
import type { EmailMessage, MailMessage, RenderedMessage, SmsMessage } from '#engine/ports/channel';
import { RenderFailure, type MergeData, type Renderer, type TemplateFault } from '#engine/ports/render';
import { nameFaults } from './check-names.ts';
import { compileContent, type Compilation, type CompiledContent } from './compile-content.ts';
import { textOfHtml, withoutGaps } from './html-text.ts';
import { measured, measureFault, missingContent } from './limits.ts';
import { LiquidFailure, render } from './liquid.ts';
import { Lru } from './lru.ts';
import { mergeScope, sampleScope, type Scope } from './merge-scope.ts';

/** Contents kept ready: more than a workspace's live sequences, small beside the process. */
const CACHE_SIZE = 500;

export function createRenderer(): Renderer {
  const cache = new Lru<Promise<Compilation>>(CACHE_SIZE);
  const recent = new WeakMap<SequenceContent, Promise<Compilation>>();

  /** By identity first: a batch renders one content object, and its text need not be hashed each time. */
  function compilationOf(content: SequenceContent): Promise<Compilation> {
    const known = recent.get(content);
    if (known) return known;
    const key = JSON.stringify(content);
    const compilation = cache.get(key) ?? compileContent(content);
    cache.set(key, compilation);
    recent.set(content, compilation);
    // A loader that failed once (out of memory, say) must not stay failed.
    compilation.catch(() => {
      cache.delete(key);
      recent.delete(content);
    });
    return compilation;
  }

  return {
    async check(content, customFields) {
      const { compiled, written, faults } = await compilationOf(content);
      const found = [
        ...missingContent(content),
        ...faults,
        ...[...written.values()].flatMap(({ path, template }) => nameFaults(path, template, customFields)),
      ];
      return found.length > 0 ? found : sampleFaults(content, compiled);
    },
    async render(content, data) {
      const { compiled, faults } = await compilationOf(content);
      const fault = missingContent(content)[0] ?? faults[0];
      if (fault) throw new RenderFailure(`${fault.path}: ${fault.message}`);
      const message = assemble(content, compiled, mergeScope(data, compiled.custom), data);
      for (const part of measured(message)) {
        const wrong = measureFault(part);
        if (wrong) throw new PartFailure(part.path, `${part.path} ${wrong}`);
      }
      return message;
    },
  };
}

/** A failure of one part; `check` turns it into a fault with its place. */
class PartFailure extends RenderFailure {
  readonly fault: TemplateFault;

  constructor(path: string, message: string, place: Omit<TemplateFault, 'path' | 'message'> = {}) {
    super(message);
    this.fault = { path, message, ...place };
  }
}

/** Renders once with the samples of the list: limits, lengths and errors that only show when it runs. */
function sampleFaults(content: SequenceContent, compiled: CompiledContent): TemplateFault[] {
  try {
    const message = assemble(content, compiled, sampleScope(compiled.custom), SAMPLE_DATA);
    return measured(message).flatMap((part) => {
      const wrong = measureFault(part);
      return wrong ? [{ path: part.path, message: `rendered with sample data, ${part.path} ${wrong}` }] : [];
    });
  } catch (error) {
    if (error instanceof PartFailure) return [error.fault];
    throw error;
  }
}

/** Where a sample message goes; what it says comes from the samples of the merge fields. */
const SAMPLE_ADDRESS = {
  name: 'Sample',
  line1: '1 Main Street',
  city: 'Springfield',
  state: 'IL',
  postalCode: '62701',
};
const SAMPLE_DATA = {
  record: { firstName: null, lastName: null, companyName: null },
  workspace: { name: 'Sample', postalAddress: SAMPLE_ADDRESS },
  unsubscribeUrl: 'https://example.com/u/sample',
  to: { email: 'sample@example.com', phone: '+14045550123', address: SAMPLE_ADDRESS },
} satisfies Partial<Record<keyof MergeData, unknown>>;

type Destination = Pick<MergeData, 'unsubscribeUrl' | 'to'> & {
  readonly record: Pick<MergeData['record'], 'firstName' | 'lastName' | 'companyName'>;
  readonly workspace: Pick<MergeData['workspace'], 'name' | 'postalAddress'>;
};

function assemble(
  content: SequenceContent,
  compiled: CompiledContent,
  scope: Scope,
  data: Destination,
): RenderedMessage {
  switch (content.channel) {
    case 'email':
      return email(content, compiled, scope, data);
    case 'sms':
      return sms(content, compiled, scope, data);
    case 'direct_mail':
      return mail(content, compiled, scope, data);
  }
}

function email(_: EmailContent, compiled: CompiledContent, scope: Scope, data: Destination): EmailMessage {
  if (data.to.email === null) throw new RenderFailure('there is no email address to send to');
  const { unsubscribeUrl, workspace } = data;
  const sender: FooterSender = {
    workspaceName: workspace.name,
    postalAddress: workspace.postalAddress,
    unsubscribeUrl,
  };
  const html = partOf('html', compiled, scope);
  const text = partOf('text', compiled, scope) ?? (compiled.textFromMessage ? textOfHtml(html ?? '') : '');
  // Looked at before the footer is added: an email of nothing but its footer must not leave.
  if ((html ?? '').trim() === '' && text.trim() === '') throw new PartFailure('html', 'the email is empty');
  return {
    channel: 'email',
    to: data.to.email,
    toName: displayName(data.record),
    subject: singleLine(partOf('subject', compiled, scope) ?? ''),
    html: html === null ? null : htmlWithFooter(html, sender),
    text: textWithFooter(withoutGaps(plainLines(text)), sender),
    unsubscribeUrl,
  };
}

function sms(_: SmsContent, compiled: CompiledContent, scope: Scope, data: Destination): SmsMessage {
  if (data.to.phone === null) throw new RenderFailure('there is no phone number to send to');
  return {
    channel: 'sms',
    to: data.to.phone,
    body: plainLines(partOf('body', compiled, scope) ?? '').trim(),
  };
}

function mail(content: MailContent, compiled: CompiledContent, scope: Scope, data: Destination): MailMessage {
  if (data.to.address === null) throw new RenderFailure('there is no address to mail to');
  return {
    channel: 'direct_mail',
    format: content.format,
    to: data.to.address,
    from: data.workspace.postalAddress,
    front: partOf('front', compiled, scope),
    back: partOf('back', compiled, scope),
    html: partOf('html', compiled, scope),
  };
}

function partOf(path: string, compiled: CompiledContent, scope: Scope): string | null {
  const ready = compiled.parts.get(path);
  if (!ready) return null;
  try {
    return render(ready.template, ready.escaping, scope);
  } catch (error) {
    if (!(error instanceof LiquidFailure)) throw error;
    const { message, ...place } = error.failure;
    throw new PartFailure(path, `${path}: ${message}`, place);
  }
}

/** As it stands before the address in `To:`. An address used as a name would only look odd there. */
function displayName(record: Destination['record']): string | null {
  const names = [record.firstName, record.lastName]
    .map((name) => singleLine(name ?? ''))
    .filter((name) => name !== '');
  const name = names.join(' ') || singleLine(record.companyName ?? '');
  return name === '' ? null : name;
}
