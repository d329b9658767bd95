/**
 * The closed list of merge fields: what a template may name, with a label for the picker and a sample for
 * previews and checks. Beside it stand the workspace's custom fields, after `record.custom.` and
 * `property.custom.`. Any other name is a fault found when a sequence is saved, never an empty hole in a letter.
 */
export type MergeField = {
  /** As it is written between the braces. */
  readonly path: string;
  readonly label: string;
  readonly sample: string;
  readonly group: 'Person' | 'Property' | 'Campaign' | 'Workspace' | 'Links';
};

const field =
  (group: MergeField['group']) =>
  (path: string, label: string, sample: string): MergeField => ({
    path,
    label,
    sample,
    group,
  });
const person = field('Person');
const property = field('Property');
const workspace = field('Workspace');

export const MERGE_FIELDS: readonly MergeField[] = [
  person('record.firstName', 'First name', 'Alice'),
  person('record.lastName', 'Last name', 'Example'),
  person('record.name', 'Full name, company or address', 'Alice Example'),
  person('record.companyName', 'Company', 'Example Holdings LLC'),
  person('record.email', 'Email', 'alice@example.com'),
  person('record.phone', 'Phone', '+14045550123'),
  person('record.mailingAddress.line1', 'Mailing address, line 1', '12 Sample Street'),
  person('record.mailingAddress.line2', 'Mailing address, line 2', 'Apt 4'),
  person('record.mailingAddress.city', 'Mailing address, city', 'Atlanta'),
  person('record.mailingAddress.state', 'Mailing address, state', 'GA'),
  person('record.mailingAddress.postalCode', 'Mailing address, ZIP code', '30303'),
  person('record.id', 'Id of the person', '0192d8c0-0000-7000-8000-000000000001'),
  property('property.address.line1', 'Property address, line 1', '34 Oak Avenue'),
  property('property.address.line2', 'Property address, line 2', 'Unit B'),
  property('property.address.city', 'Property, city', 'Decatur'),
  property('property.address.state', 'Property, state', 'GA'),
  property('property.address.postalCode', 'Property, ZIP code', '30030'),
  property('property.parcelNumber', 'Parcel number', '15-001-02-003'),
  property('property.id', 'Id of the property', '0192d8c0-0000-7000-8000-000000000002'),
  field('Campaign')('campaign.name', 'Campaign', 'Spring letters'),
  workspace('workspace.name', 'Workspace', 'Sample Homes'),
  workspace('workspace.supportEmail', 'Support email', 'help@example.com'),
  workspace('workspace.postalAddress.name', 'Own address, name', 'Sample Homes'),
  workspace('workspace.postalAddress.company', 'Own address, company', 'Sample Homes LLC'),
  workspace('workspace.postalAddress.line1', 'Own address, line 1', '1 Main Street'),
  workspace('workspace.postalAddress.line2', 'Own address, line 2', 'Suite 100'),
  workspace('workspace.postalAddress.city', 'Own address, city', 'Springfield'),
  workspace('workspace.postalAddress.state', 'Own address, state', 'IL'),
  workspace('workspace.postalAddress.postalCode', 'Own address, ZIP code', '62701'),
  field('Links')('unsubscribeUrl', 'Unsubscribe link', 'https://example.com/u/sample'),
];

/** Where custom fields hang: `record.custom.<name>` and `property.custom.<name>`. */
export type CustomRoot = 'record' | 'property';

const PATHS: ReadonlySet<string> = new Set(MERGE_FIELDS.map((f) => f.path));
const GROUPS: ReadonlySet<string> = new Set(MERGE_FIELDS.flatMap((f) => prefixes(f.path)));

/**
 * What is wrong with naming `path` in a template, as a sentence, or undefined when nothing is.
 * `customFields`: the names that exist in the workspace.
 */
export function mergeFieldFault(
  path: readonly string[],
  customFields: ReadonlySet<string>,
): string | undefined {
  const custom = customFieldOf(path);
  if (custom) {
    if (customFields.has(custom.name)) return undefined;
    const near = nearest(custom.name, customFields);
    return `unknown custom field "${custom.name}"${near ? `; did you mean "${near}"?` : ''}`;
  }
  const written = path.join('.');
  if (PATHS.has(written)) return undefined;
  if (GROUPS.has(written)) return `"${written}" is a group of fields, not a field`;
  const near = nearest(written, PATHS);
  return `unknown merge field "${written}"${near ? `; did you mean "${near}"?` : ''}`;
}

/** The custom field that `path` names, if it has that form. */
export function customFieldOf(
  path: readonly string[],
): { readonly root: CustomRoot; readonly name: string } | undefined {
  const [root, custom, name, ...rest] = path;
  if (custom !== 'custom' || name === undefined || rest.length > 0) return undefined;
  return root === 'record' || root === 'property' ? { root, name } : undefined;
}

function prefixes(path: string): string[] {
  const parts = path.split('.');
  return [...parts.slice(1).map((_, i) => parts.slice(0, i + 1).join('.')), `${parts[0]}.custom`];
}

/** The nearest known name within two edits, letter case aside: enough to catch slips, too little to guess. */
function nearest(name: string, known: ReadonlySet<string>): string | undefined {
  let best: string | undefined;
  let distance = 3;
  for (const candidate of known) {
    const d = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (d < distance) [best, distance] = [candidate, d];
  }
  return best;
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 3;
}
