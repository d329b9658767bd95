/** The static half of a template check: what can be known from the source alone, with the place of each fault. */
import { customFieldOf, mergeFieldFault, type CustomRoot } from '#domain/message/merge-fields';
import type { TemplateFault } from '#engine/ports/render';
import type { Template } from 'liquidjs';
import { LiquidFailure, namesUsed, parse, type Escaping } from './liquid.ts';

/** The source parsed, or the fault that forbids it. */
export function parsed(
  path: string,
  source: string,
  escaping: Escaping,
): { readonly template: Template[] } | { readonly fault: TemplateFault } {
  try {
    return { template: parse(source, escaping) };
  } catch (error) {
    if (!(error instanceof LiquidFailure)) throw error;
    return { fault: { path, ...error.failure } };
  }
}

/** Names that are neither merge fields nor custom fields nor assigned in the template itself. */
export function nameFaults(
  path: string,
  template: Template[],
  customFields: ReadonlySet<string>,
): TemplateFault[] {
  return namesUsed(template).flatMap(({ path: name, line, column }) => {
    const known = name.every((segment) => segment !== undefined);
    const message = known
      ? mergeFieldFault(name, customFields)
      : 'a field cannot be chosen by a computed name; write the name out';
    return message === undefined ? [] : [{ path, message, line, column }];
  });
}

/** The custom fields that a template names: they are there as null when a record has none. */
export function customNamesUsed(templates: readonly Template[][]): Record<CustomRoot, string[]> {
  const names = { record: new Set<string>(), property: new Set<string>() };
  for (const { path } of templates.flatMap(namesUsed)) {
    const custom = path.every((segment) => segment !== undefined) ? customFieldOf(path) : undefined;
    if (custom) names[custom.root].add(custom.name);
  }
  return { record: [...names.record], property: [...names.property] };
}
