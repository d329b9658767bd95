/**
 * Content made ready once: parsed, MJML compiled, the missing text part derived. Everything that does not
 * depend on the record happens here and not per message.
 */
import type { SequenceContent } from '#domain/campaign/sequence';
import type { TemplateFault } from '#engine/ports/render';
import type { Template } from 'liquidjs';
import { customNamesUsed, parsed } from './check-names.ts';
import { textTemplateOf } from './html-text.ts';
import type { Escaping } from './liquid.ts';
import type { CustomNames } from './merge-scope.ts';
import { compileMjml, isMjml } from './mjml.ts';

type Part = { readonly path: string; readonly template: Template[]; readonly escaping: Escaping };

export type CompiledContent = {
  readonly parts: ReadonlyMap<string, Part>;
  /** Email without a text part whose HTML template has no text of its own: convert each message instead. */
  readonly textFromMessage: boolean;
  readonly custom: CustomNames;
};

export type Compilation = {
  readonly compiled: CompiledContent;
  /** Parts as they were written, for messages with the author's line numbers. */
  readonly written: ReadonlyMap<string, Part>;
  readonly faults: readonly TemplateFault[];
};

type Source = { readonly path: string; readonly source: string; readonly escaping: Escaping };

export async function compileContent(content: SequenceContent): Promise<Compilation> {
  const faults: TemplateFault[] = [];
  const written = new Map<string, Part>();
  const parts = new Map<string, Part>();
  for (const source of sourcesOf(content)) {
    const part = parsePart(source, faults);
    if (!part) continue;
    written.set(source.path, part);
    const final = await withoutMjml(content, source, part, faults);
    if (final) parts.set(source.path, final.part);
    if (final && content.channel === 'email' && source.path === 'html' && isBlank(content.text)) {
      deriveText(final.source, parts);
    }
  }
  const textFromMessage = content.channel === 'email' && parts.has('html') && !parts.has('text');
  const custom = customNamesUsed([...written.values(), ...parts.values()].map(({ template }) => template));
  return { compiled: { parts, textFromMessage, custom }, written, faults };
}

function sourcesOf(content: SequenceContent): Source[] {
  const html = (path: string, source: string | undefined): Source[] =>
    isBlank(source) ? [] : [{ path, source, escaping: 'html' }];
  const text = (path: string, source: string | undefined): Source[] =>
    isBlank(source) ? [] : [{ path, source, escaping: 'none' }];
  switch (content.channel) {
    case 'email':
      return [
        ...text('subject', content.subject),
        ...html('html', content.html),
        ...text('text', content.text),
      ];
    case 'sms':
      return text('body', content.body);
    case 'direct_mail':
      return content.format === 'letter'
        ? html('html', content.html)
        : [...html('front', content.front), ...html('back', content.back)];
  }
}

function isBlank(source: string | undefined): source is undefined {
  return source === undefined || source.trim() === '';
}

function parsePart({ path, source, escaping }: Source, faults: TemplateFault[]): Part | undefined {
  const result = parsed(path, source, escaping);
  if ('template' in result) return { path, template: result.template, escaping };
  faults.push(result.fault);
  return undefined;
}

async function withoutMjml(
  content: SequenceContent,
  source: Source,
  part: Part,
  faults: TemplateFault[],
): Promise<{ readonly part: Part; readonly source: string } | undefined> {
  if (content.channel !== 'email' || source.path !== 'html' || !isMjml(source.source)) {
    return { part, source: source.source };
  }
  const { html, faults: found } = await compileMjml(source.source);
  faults.push(...found);
  if (found.length > 0) return undefined;
  const compiled = parsePart({ ...source, source: html }, faults);
  return compiled && { part: compiled, source: html };
}

/** A tag cut in two by what HTML hides (`<style>`, `<title>`) does not parse; then each message is converted. */
function deriveText(html: string, parts: Map<string, Part>): void {
  const result = parsed('text', textTemplateOf(html), 'none');
  if ('template' in result) parts.set('text', { path: 'text', template: result.template, escaping: 'none' });
}
