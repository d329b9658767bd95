/** Smallest values that satisfy a JSON Schema of our OpenAPI document: every alternative of a union once. */
type Schema = Readonly<Record<string, unknown>>;
export type IdSource = (name: string) => string;

const MAX_VARIANTS = 6;

/** Bodies to try: the required fields only, for each alternative. `ids` answers for fields that name something. */
export function samplesOf(schema: Schema, document: Schema, ids: IdSource): unknown[] {
  return variants(schema, document, ids, '').slice(0, MAX_VARIANTS);
}

function variants(given: Schema, document: Schema, ids: IdSource, name: string): unknown[] {
  const schema = resolve(given, document);
  if ('const' in schema) return [schema['const']];
  if (Array.isArray(schema['enum'])) return [(schema['enum'] as unknown[])[0]];
  if ('default' in schema) return [schema['default']];
  for (const key of ['anyOf', 'oneOf'] as const) {
    const options = schema[key];
    if (Array.isArray(options))
      return options.flatMap((option: Schema) => variants(option, document, ids, name));
  }
  if (Array.isArray(schema['allOf'])) {
    const parts = (schema['allOf'] as Schema[]).map((part) => variants(part, document, ids, name)[0]);
    return [Object.assign({}, ...parts) as unknown];
  }
  return ofType(schema, document, ids, name);
}

function ofType(schema: Schema, document: Schema, ids: IdSource, name: string): unknown[] {
  const type = Array.isArray(schema['type']) ? (schema['type'] as string[])[0] : schema['type'];
  switch (type) {
    case 'object':
      return objects(schema, document, ids);
    case 'array': {
      const items = (schema['items'] ?? {}) as Schema;
      return variants(items, document, ids, name.replace(/s$/, ''))
        .slice(0, 1)
        .map((item) => [item]);
    }
    case 'integer':
    case 'number':
      return [schema['minimum'] ?? 1];
    case 'boolean':
      return [true];
    case 'null':
      return [null];
    default:
      return [text(schema, ids, name)];
  }
}

function objects(schema: Schema, document: Schema, ids: IdSource): unknown[] {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const required = new Set((schema['required'] ?? []) as string[]);
  // An object whose fields are all optional is worth trying with each that names something.
  const names = Object.keys(properties).filter((key) => required.has(key) || /Ids?$/.test(key));
  let made: Record<string, unknown>[] = [{}];
  for (const key of names) {
    const values = variants(properties[key] ?? {}, document, ids, key);
    made = made
      .flatMap((object) => values.map((value) => ({ ...object, [key]: value })))
      .slice(0, MAX_VARIANTS);
  }
  return made;
}

function text(schema: Schema, ids: IdSource, name: string): string {
  if (name.endsWith('Id') || name === 'id' || schema['format'] === 'uuid') return ids(name);
  if (schema['format'] === 'email' || name === 'email') return 'nobody@example.com';
  if (schema['format'] === 'date-time') return '2026-03-02T14:00:00Z';
  if (/timeZone/.test(name)) return 'America/New_York';
  if (/delay|Delay|LeadTime/.test(name)) return 'P1D';
  if (name === 'phone' || name === 'number') return '+16145550100';
  if (name === 'state') return 'OH';
  if (name === 'postalCode') return '43004';
  return 'x'.repeat(Math.max(1, Number(schema['minLength'] ?? 1)));
}

function resolve(schema: Schema, document: Schema): Schema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  const found = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document);
  if (!found) throw new Error(`${ref} points nowhere`);
  return resolve(found as Schema, document);
}
