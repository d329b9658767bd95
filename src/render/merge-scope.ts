/**
 * What a template sees: exactly the fields of the closed list, each present, empty ones null. So an unknown name
 * is the only thing that strict rendering can object to, and a record without a last name is not an error.
 */
import type { MergeAddress, MergeData } from '#engine/ports/render';
import type { PostalAddress } from '#engine/ports/channel';
import { MERGE_FIELDS, type CustomRoot } from '#domain/message/merge-fields';

type Leaf = string | number | boolean | null;
export type Scope = { readonly [name: string]: Leaf | Scope };
/** Custom fields that the content names; absent ones must be there as null. */
export type CustomNames = Readonly<Record<CustomRoot, readonly string[]>>;

export function mergeScope(data: MergeData, custom: CustomNames): Scope {
  const { record, property, campaign, workspace } = data;
  return {
    record: {
      id: record.id,
      firstName: filled(record.firstName),
      lastName: filled(record.lastName),
      name: filled(record.name),
      companyName: filled(record.companyName),
      email: filled(record.email),
      phone: filled(record.phone),
      mailingAddress: addressScope(record.mailingAddress),
      custom: customScope(record.custom, custom.record),
    },
    property: {
      id: property?.id ?? null,
      address: addressScope(property?.address ?? null),
      parcelNumber: filled(property?.parcelNumber),
      custom: customScope(property?.custom ?? {}, custom.property),
    },
    campaign: { name: filled(campaign.name) },
    workspace: {
      name: filled(workspace.name),
      supportEmail: filled(workspace.supportEmail),
      postalAddress: postalScope(workspace.postalAddress),
    },
    unsubscribeUrl: data.unsubscribeUrl,
  };
}

/** The same shape from the samples of the list: for checks before there is a record. */
export function sampleScope(custom: CustomNames): Scope {
  const root: Record<string, Record<string, unknown> | string> = {};
  for (const { path, sample } of MERGE_FIELDS) place(root, path.split('.'), sample);
  for (const name of ['record', 'property'] as const) {
    place(root, [name, 'custom'], Object.fromEntries(custom[name].map((field) => [field, 'Sample'])));
  }
  return root as Scope;
}

function place(tree: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    tree[head] = value;
    return;
  }
  const branch = (tree[head] ??= {}) as Record<string, unknown>;
  place(branch, rest, value);
}

function addressScope(address: MergeAddress | PostalAddress | null): Scope {
  return {
    line1: filled(address?.line1),
    line2: filled(address?.line2),
    city: filled(address?.city),
    state: filled(address?.state),
    postalCode: filled(address?.postalCode),
  };
}

function postalScope(address: PostalAddress | null): Scope {
  return {
    ...addressScope(address),
    name: filled(address?.name),
    company: filled(address?.company),
  };
}

function customScope(values: Readonly<Record<string, Leaf>>, names: readonly string[]): Scope {
  const scope: Record<string, Leaf> = Object.create(null) as Record<string, Leaf>;
  for (const name of names) {
    const value = Object.hasOwn(values, name) ? values[name] : null;
    scope[name] = typeof value === 'string' ? filled(value) : (value ?? null);
  }
  return scope;
}

/** Blank is null, so that `{% if record.lastName %}` and `| default:` treat both alike. */
function filled(value: string | null | undefined): string | null {
  return value === undefined || value === null || value.trim() === '' ? null : value;
}
