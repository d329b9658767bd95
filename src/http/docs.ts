/**
 * `/api/docs`: the OpenAPI document as one readable page. No script, no font, no address but our own, so it works
 * without a network and under the strictest Content-Security-Policy.
 */
import { ERROR_CODES } from '#contract/errors';
import { ACTS, ROLE_TABLE } from './roles.ts';
import type { OpenApiDocument } from './openapi.ts';
import { ROLES } from '#domain/access/role';

type Schema = Readonly<Record<string, unknown>>;
type Operation = {
  readonly summary?: string;
  readonly description?: string;
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema?: Schema;
    description?: string;
  }[];
  readonly requestBody?: { required?: boolean; content: Readonly<Record<string, { schema?: Schema }>> };
  readonly responses?: Readonly<
    Record<string, { description: string; content?: Readonly<Record<string, { schema?: Schema }>> }>
  >;
  readonly 'x-doorstep-act'?: string;
};
type Entry = { readonly method: string; readonly path: string; readonly operation: Operation };

export function docsPage(document: OpenApiDocument, nonce: string): string {
  const groups = groupByTag(document);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Doorstep API</title>
<style nonce="${text(nonce)}">${STYLE}</style>
</head>
<body>
<header><h1>Doorstep API <small>${text(document.info.version)}</small></h1>
${paragraphs(document.info.description ?? '')}
<p>As a document for machines: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1).</p></header>
<nav aria-label="Contents"><h2>Contents</h2>${contents(groups)}</nav>
<main>
${[...groups].map(([tag, entries]) => section(tag, entries)).join('\n')}
${schemas(document)}
${roles()}
${errors()}
</main>
</body>
</html>
`;
}

function groupByTag(document: OpenApiDocument): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const [method, operation] of Object.entries(item as Record<string, Operation>)) {
      const tag = operation.tags?.[0] ?? 'Other';
      groups.set(tag, [...(groups.get(tag) ?? []), { method, path, operation }]);
    }
  }
  return new Map([...groups].toSorted(([a], [b]) => a.localeCompare(b)));
}

const contents = (groups: ReadonlyMap<string, readonly Entry[]>): string =>
  `<ul>${[...groups.keys()].map((tag) => `<li><a href="#${anchor(tag)}">${text(tag)}</a></li>`).join('')}
<li><a href="#schemas">Schemas</a></li><li><a href="#roles">Roles</a></li><li><a href="#errors">Errors</a></li></ul>`;

const section = (tag: string, entries: readonly Entry[]): string =>
  `<section id="${anchor(tag)}"><h2>${text(tag)}</h2>${entries.map(operationArticle).join('\n')}</section>`;

function operationArticle({ method, path, operation }: Entry): string {
  const act = operation['x-doorstep-act'];
  return `<article id="${text(operation.operationId ?? '')}">
<h3><code class="method">${method.toUpperCase()}</code> <code>${text(path)}</code></h3>
<p>${text(operation.summary ?? '')}${act === undefined ? '' : ` <small>Right needed: <code>${text(act)}</code></small>`}</p>
${paragraphs(operation.description ?? '')}${parameters(operation)}${requestBody(operation)}${responses(operation)}</article>`;
}

function parameters({ parameters: list = [] }: Operation): string {
  if (list.length === 0) return '';
  const rows = list.map(
    (one) =>
      `<tr><th scope="row"><code>${text(one.name)}</code></th><td>${text(one.in)}${one.required ? ', required' : ''}</td>` +
      `<td><code>${text(typeOf(one.schema))}</code> ${text(one.description ?? words(one.schema?.['description']))}</td></tr>`,
  );
  return `<table><caption>Parameters</caption><tbody>${rows.join('')}</tbody></table>`;
}

function requestBody({ requestBody: body }: Operation): string {
  if (body === undefined) return '';
  const kinds = Object.entries(body.content).map(([type, { schema }]) =>
    schemaBlock(`Body, ${type}`, schema),
  );
  return kinds.join('');
}

function responses({ responses: list = {} }: Operation): string {
  return Object.entries(list)
    .map(([status, { description, content = {} }]) => {
      const line = `<p><strong>${text(status)}</strong> ${inline(description)}</p>`;
      if (Number(status) >= 400) return line;
      return (
        line +
        Object.entries(content)
          .map(([type, { schema }]) => schemaBlock(`Answer, ${type}`, schema))
          .join('')
      );
    })
    .join('');
}

function schemaBlock(title: string, schema: Schema | undefined): string {
  return `<details><summary>${text(title)}: ${linked(typeOf(schema))}</summary><pre>${text(JSON.stringify(schema ?? {}, null, 2))}</pre></details>`;
}

function schemas(document: OpenApiDocument): string {
  const all = Object.entries((document.components?.schemas ?? {}) as Record<string, Schema>);
  const blocks = all.map(
    ([name, schema]) =>
      `<article id="schema-${anchor(name)}"><h3>${text(name)}</h3>${schemaBlock('Schema', schema)}</article>`,
  );
  return `<section id="schemas"><h2>Schemas</h2>${blocks.join('')}</section>`;
}

function roles(): string {
  const head = ROLES.map((role) => `<th scope="col">${role}</th>`).join('');
  const rows = ACTS.map(
    (act) =>
      `<tr><th scope="row"><code>${act}</code></th>${ROLES.map((role) => `<td>${WORDS[ROLE_TABLE[act][role]]}</td>`).join('')}</tr>`,
  );
  return `<section id="roles"><h2>Roles</h2><table><thead><tr><th scope="col">Right</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`;
}

const WORDS = {
  yes: 'yes',
  no: '–',
  named_100: 'up to 100 named',
  drafts: 'drafts',
  below_owner: 'below owner',
} as const;

function errors(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { status, title }]) =>
      `<tr id="${code}"><th scope="row"><code>${code}</code></th><td>${status}</td><td>${text(title)}</td></tr>`,
  );
  return `<section id="errors"><h2>Errors</h2><table><tbody>${rows.join('')}</tbody></table></section>`;
}

/** A schema in a word or two: `string`, `Receipt`, `list of Touch`. */
function typeOf(schema: Schema | undefined): string {
  if (schema === undefined) return '';
  const { $ref, type, items } = schema;
  if (typeof $ref === 'string') return $ref.split('/').at(-1) ?? $ref;
  const options = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(options)) return options.map((option) => typeOf(option as Schema)).join(' or ');
  if (Array.isArray(schema['enum'])) return schema['enum'].map(String).join(' | ');
  if (type === 'array') return `list of ${typeOf(items as Schema)}`;
  return Array.isArray(type) ? type.join(' or ') : words(type) || 'object';
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

const linked = (name: string): string =>
  /^[A-Z]\w+$/.test(name) ? `<a href="#schema-${anchor(name)}">${text(name)}</a>` : text(name);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string): string => value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
const inline = (value: string): string => text(value).replace(/`([^`]+)`/g, '<code>$1</code>');
const paragraphs = (value: string): string =>
  value === '' ? '' : `<p>${value.split('\n').filter(Boolean).map(inline).join('</p><p>')}</p>`;
const anchor = (value: string): string => value.toLowerCase().replace(/[^a-z0-9]+/g, '-');

const STYLE = `
:root { color-scheme: light dark; --page: #f7f8fa; --text: #1b2027; --link: #2d5894; font: 16px/1.5 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --page: #14181d; --text: #e6e8eb; --link: #98b7db; } }
body { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; background: var(--page); color: var(--text); overflow-wrap: anywhere; }
a { color: var(--link); }
h1 small { color: inherit; font-size: .6em; font-weight: normal; }
nav ul { columns: 3 10rem; padding-left: 1.25rem; }
article { border-top: 1px solid #8886; padding: .5rem 0; }
h3 { margin: .5rem 0; font-size: 1rem; }
.method { display: inline-block; min-width: 4rem; font-weight: bold; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; font-weight: bold; }
th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid #8883; vertical-align: top; }
pre { overflow: auto; padding: .75rem; background: #8881; font-size: .85rem; }
`;
