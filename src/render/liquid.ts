/**
 * The two Liquid engines: one escapes what it prints for HTML, one prints plain text. Templates are written by
 * users and data comes from uploaded files, so neither can reach a file, a prototype or the event loop for long,
 * and data is only ever printed: braces inside a name are never read as a template.
 */
import { CaptureTag, Drop, Liquid, type Context, type Template } from 'liquidjs';
import { escapeHtml } from '#domain/message/escape-html';

/** Characters of one part's source. Past this a template is a mistake, not a message. */
const SOURCE_LIMIT = 500_000;
/** Allocation units of liquidjs: characters and elements made while one part renders. */
const MEMORY_LIMIT = 5_000_000;
/** Milliseconds for one part. Wall clock: see `render` for what a stopped process does to it. */
const RENDER_LIMIT_MS = 250;
const RENDER_LIMIT_MESSAGE = 'template render limit exceeded';

/** They would read files, and nothing is there to be read. */
const FILE_TAGS = ['include', 'render', 'layout', 'block'] as const;

export type Escaping = 'html' | 'none';

export type TemplateFailure = { readonly message: string; readonly line?: number; readonly column?: number };

export class LiquidFailure extends Error {
  override readonly name = 'LiquidFailure';
  readonly failure: TemplateFailure;

  constructor(failure: TemplateFailure, cause: unknown) {
    super(failure.message, { cause });
    this.failure = failure;
  }
}

/** Markup that is already escaped: what `capture` collected. Printed as it is; any filter makes it text again. */
class SafeHtml extends Drop {
  readonly html: string;

  constructor(html: string) {
    super();
    this.html = html;
  }

  override valueOf(): string {
    return this.html;
  }
}

class SafeCapture extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    yield* super.render(context);
    const scope: Record<string, unknown> = context.bottom();
    const collected = scope[this.variable];
    scope[this.variable] = new SafeHtml(typeof collected === 'string' ? collected : '');
  }
}

const engines: Readonly<Record<Escaping, Liquid>> = {
  html: createEngine('html'),
  none: createEngine('none'),
};

/** Throws LiquidFailure with the place. */
export function parse(source: string, escaping: Escaping): Template[] {
  try {
    return engines[escaping].parse(source);
  } catch (error) {
    throw new LiquidFailure(failureOf(error), error);
  }
}

/**
 * Throws LiquidFailure when the template fails on this data or hits a limit. The time limit is wall clock, so a
 * process that was suspended in the middle would blame the template: only a second breach in a row counts.
 */
export function render(template: Template[], escaping: Escaping, scope: object): string {
  try {
    return renderOnce(template, escaping, scope);
  } catch (error) {
    if (!(error instanceof LiquidFailure) || !error.message.includes(RENDER_LIMIT_MESSAGE)) throw error;
    return renderOnce(template, escaping, scope);
  }
}

function renderOnce(template: Template[], escaping: Escaping, scope: object): string {
  try {
    return String(engines[escaping].renderSync(template, scope));
  } catch (error) {
    throw new LiquidFailure(failureOf(error), error);
  }
}

/** The names a template takes from outside, wherever they stand: output, tag, condition, loop or filter. */
export function namesUsed(
  template: Template[],
): { path: (string | undefined)[]; line: number; column: number }[] {
  const { globals } = engines.none.analyzeSync(template, { partials: false });
  return Object.values(globals)
    .flat()
    .map((variable) => ({
      // A segment that is itself computed (`record[x]`) cannot be checked before there is a record.
      path: variable.segments.map((segment) => (typeof segment === 'object' ? undefined : String(segment))),
      line: variable.location.row,
      column: variable.location.col,
    }));
}

function createEngine(escaping: Escaping): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    parseLimit: SOURCE_LIMIT,
    renderLimit: RENDER_LIMIT_MS,
    memoryLimit: MEMORY_LIMIT,
    // A message must not depend on the machine it was rendered on.
    timezoneOffset: 0,
    locale: 'en-US',
    ...(escaping === 'html' ? { outputEscape: escapeOutput } : {}),
  });
  for (const tag of FILE_TAGS) delete engine.tags[tag];
  // It would print a record's data as markup.
  engine.unregisterFilter('raw');
  if (escaping === 'html') makeSafeFilters(engine);
  return engine;
}

function escapeOutput(value: unknown): string {
  return value instanceof SafeHtml ? value.html : escapeHtml(textOf(value));
}

/** Filters whose result is markup escape what they are given themselves, or it would be escaped twice. */
function makeSafeFilters(engine: Liquid): void {
  engine.registerTag('capture', SafeCapture);
  for (const name of ['escape', 'xml_escape'])
    engine.registerFilter(name, { raw: true, handler: escapeOutput });
  engine.registerFilter('escape_once', {
    raw: true,
    handler: (value: unknown) => escapeOutput(value).replace(/&amp;(amp|lt|gt|quot|#\d{1,7});/g, '&$1;'),
  });
  engine.registerFilter('newline_to_br', {
    raw: true,
    handler: (value: unknown) => escapeOutput(value).replace(/\r?\n/g, '<br>\n'),
  });
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(textOf).join('') : '';
}

function failureOf(error: unknown): TemplateFailure {
  if (!(error instanceof Error)) return { message: String(error) };
  const original: unknown = Reflect.get(error, 'originalError');
  const token: unknown = Reflect.get(error, 'token');
  const message = (original instanceof Error ? original.message : error.message).replace(
    /, line:\d+, col:\d+$/,
    '',
  );
  if (!hasPosition(token)) return { message };
  const [line, column] = token.getPosition();
  return { message, line, column };
}

function hasPosition(token: unknown): token is { getPosition(): [number, number] } {
  return (
    typeof token === 'object' && token !== null && typeof Reflect.get(token, 'getPosition') === 'function'
  );
}
