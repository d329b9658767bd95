/**
 * MJML is compiled to HTML once, when content is checked or first rendered; Liquid passes through untouched, and
 * a tag that the compiler would drop is a fault. The compiler is loaded on first use: it costs a third of a
 * second and most workspaces never need it.
 */
import type { TemplateFault } from '#engine/ports/render';
import { liquidTokens, placeOf } from './liquid-tokens.ts';

export type CompiledMjml = { readonly html: string; readonly faults: readonly TemplateFault[] };

export function isMjml(source: string): boolean {
  return /^\s*<mjml[\s>]/i.test(source);
}

/** Never rejects: whatever is wrong with the source is among the faults. */
export async function compileMjml(source: string): Promise<CompiledMjml> {
  const include = source.search(/<mj-include[\s/>]/i);
  if (include >= 0)
    return failed({ message: 'mj-include is not available here', ...placeOf(source, include) });
  const { default: mjml } = await import('mjml');
  try {
    const { html, errors } = await mjml(source, {
      validationLevel: 'soft',
      ignoreIncludes: true,
      useMjmlConfigOptions: false,
      // Otherwise every message would fetch fonts from a third party when it is opened.
      fonts: {},
    });
    const invalid = errors
      // A merge field as an attribute's value is judged when it has one.
      .filter(({ message }) => liquidTokens(message).length === 0)
      .map(({ message, line }) => ({ path: 'html', message: `MJML: ${message.trim()}`, line, column: 1 }));
    return { html, faults: [...invalid, ...dropped(source, html)] };
  } catch (error) {
    return failed({ message: `MJML: ${error instanceof Error ? error.message : String(error)}` });
  }
}

/** MJML keeps only the text that stands inside components: a loop around a section would vanish unseen. */
function dropped(source: string, html: string): TemplateFault[] {
  const kept = new Map<string, number>();
  for (const { text } of liquidTokens(html)) kept.set(text, (kept.get(text) ?? 0) + 1);
  const faults: TemplateFault[] = [];
  for (const { text, index } of liquidTokens(withoutComments(source))) {
    const left = kept.get(text) ?? 0;
    if (left > 0) {
      kept.set(text, left - 1);
      continue;
    }
    const message = `${text} stands outside of any MJML component and would be lost; put it into <mj-raw>`;
    faults.push({ path: 'html', message, ...placeOf(source, index) });
  }
  return faults;
}

/** Comments blanked out, everything else in its place. */
function withoutComments(source: string): string {
  let out = '';
  let from = 0;
  for (;;) {
    const start = source.indexOf('<!--', from);
    const end = start < 0 ? -1 : source.indexOf('-->', start + 4);
    if (end < 0) return out + source.slice(from);
    out += source.slice(from, start) + ' '.repeat(end + 3 - start);
    from = end + 3;
  }
}

function failed(fault: Omit<TemplateFault, 'path'>): CompiledMjml {
  return { html: '', faults: [{ path: 'html', ...fault }] };
}
