// Writes web/api/schema.gen.ts: the types of the API, from the OpenAPI document that the routes themselves make.
// No server is needed: routes are described before they are ever called.
//
//   node scripts/generate-api-types.mjs           write the file
//   node scripts/generate-api-types.mjs --check   say by the exit code whether it is what the routes say
//   … --file PATH                                 another file
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { parseArgs } from 'node:util';
import { at, say } from './lib/root.mjs';

const COMMAND = 'node scripts/generate-api-types.mjs';
const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, file: { type: 'string' } },
});
const file = values.file ?? at('web/api/schema.gen.ts');
const wanted = await typesText();

if (!values.check) {
  writeFileSync(file, wanted);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
  say(`web/api/schema.gen.ts is not what the routes say: ${COMMAND}`);
  process.exitCode = 1;
}

async function typesText() {
  // openapi-typescript prints by TypeScript's JavaScript API, which version 7 does not have.
  register('./lib/typescript-with-api.mjs', import.meta.url);
  const { default: openapiTs, astToString } = await import('openapi-typescript');
  // A default makes a field optional to send, not present.
  const types = await openapiTs(await apiDocument(), { defaultNonNullable: false });
  return `/** Made by \`${COMMAND}\` from the routes. Not edited by hand. */\n${astToString(types)}`;
}

async function apiDocument() {
  const { tsImport } = await import('tsx/esm/api');
  const { bindRoutes } = await tsImport('../src/http/route-groups.ts', import.meta.url);
  const { openApiDocument } = await tsImport('../src/http/openapi.ts', import.meta.url);
  // By JSON, as a client gets it: without what was left undefined.
  return JSON.parse(JSON.stringify(openApiDocument(bindRoutes(untouched()), '0')));
}

/** Stands for everything that handlers would be given: binding a route looks at it, only calling one would use it. */
function untouched() {
  const anything = new Proxy(() => {}, {
    get: (_target, name) => (typeof name === 'symbol' ? undefined : anything),
    apply: () => anything,
  });
  return anything;
}
