/**
 * The vendors' own OpenAPI files as validators. They lie beside the repository (`../shared/contracts`) and are not
 * part of it; without them the conformance suite is reported as skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse as parseYaml } from 'yaml';

const FOLDER = fileURLToPath(new URL('../../../shared/contracts/', import.meta.url));

/** Patterns that the file's own examples do not match. */
const BROKEN_PATTERNS = {
  'lob-api-bundled.yml': ['/components/schemas/signed_link'],
  'twilio_api_v2010.json': [],
} as const;

type Schema = Readonly<Record<string, unknown>>;
type VendorContract = {
  /** What is wrong with `value` against the schema at `pointer` (`/components/schemas/…`), as sentences. */
  faults(pointer: string, value: unknown): string[];
  /** Names of the properties that the schema gives an object, through `allOf` and `$ref`. */
  properties(pointer: string): ReadonlySet<string>;
};

export function vendorContract(
  file: 'lob-api-bundled.yml' | 'twilio_api_v2010.json',
): VendorContract | undefined {
  const path = FOLDER + file;
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const document = plainSchema(file.endsWith('.yml') ? parseYaml(text) : JSON.parse(text)) as Schema;
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    unicodeRegExp: false,
    allErrors: true,
    logger: false,
  });
  for (const pointer of BROKEN_PATTERNS[file])
    delete (at(document, pointer) as Record<string, unknown>)['pattern'];
  ajv.addSchema(document, file);
  const compiled = new Map<string, ValidateFunction>();
  return {
    faults(pointer, value) {
      const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `${file}#${pointer}` });
      compiled.set(pointer, validate);
      return validate(value)
        ? []
        : (validate.errors ?? []).map((e) => `${e.instancePath} ${e.message ?? ''}`);
    },
    properties: (pointer) => new Set(propertiesOf(document, at(document, pointer))),
  };
}

/**
 * OpenAPI 3.0 to JSON Schema, as far as these two files need it: `nullable` becomes a type, and `null` leaves the
 * nine enums of Lob's file that also say `nullable` (with both, ajv refuses the schema, and a validator that
 * takes the refusal for "no schema" lets everything pass).
 */
function plainSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plainSchema);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node as Schema).map(([key, value]) => [key, plainSchema(value)] as const);
  const { nullable, ...schema } = Object.fromEntries(entries) as Record<string, unknown>;
  if (Array.isArray(schema['enum'])) schema['enum'] = schema['enum'].filter((value) => value !== null);
  // A property may be called "nullable"; then it is a schema.
  if (nullable !== undefined && typeof nullable !== 'boolean') return { ...schema, nullable };
  if (nullable !== true || schema['type'] === undefined) return schema;
  if (Array.isArray(schema['enum'])) schema['enum'] = [...(schema['enum'] as unknown[]), null];
  return { ...schema, type: [schema['type'], 'null'] };
}

function at(document: Schema, pointer: string): Schema {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.reduce<Schema>((node, part) => (node[part] ?? {}) as Schema, document);
}

function propertiesOf(document: Schema, schema: Schema): string[] {
  const ref = schema['$ref'];
  if (typeof ref === 'string') return propertiesOf(document, at(document, ref.slice(1)));
  const all = Array.isArray(schema['allOf']) ? (schema['allOf'] as Schema[]) : [];
  return [...Object.keys(schema['properties'] ?? {}), ...all.flatMap((s) => propertiesOf(document, s))];
}
