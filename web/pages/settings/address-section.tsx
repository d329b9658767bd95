/** The postal address that the law wants on emails, and that mail returns to. */
import { TextInput } from '@mantine/core';
import type { Workspace, WorkspacePatch } from '../../api/types.ts';
import { words } from '../../words/words.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';
import { useDraft } from './use-draft.ts';
import { WorkspaceForm } from './workspace-form.tsx';

const PARTS = ['name', 'company', 'line1', 'line2', 'city', 'state', 'postalCode'] as const;
type Part = (typeof PARTS)[number];
type Fields = Record<Part, string>;

export function AddressSection({ workspace }: { readonly workspace: Workspace }) {
  const { fields, isChanged, set, drop } = useDraft(savedIn(workspace));
  const { workspace: say } = words;
  const labels: Readonly<Record<Part, string>> = { ...say, name: say.addressee };
  return (
    <Section title={say.address} lead={say.addressLead}>
      <WorkspaceForm
        isChanged={isChanged}
        patch={() => ({ postalAddress: addressOf(fields) })}
        onSaved={drop}
        paths={PARTS.map((part) => `postalAddress.${part}`)}
      >
        {(faultOf) => {
          const field = (part: Part) => (
            <TextInput
              key={part}
              label={labels[part]}
              maxLength={200}
              value={fields[part]}
              error={faultOf(`postalAddress.${part}`)}
              onChange={(event) => set(part, event.currentTarget.value)}
            />
          );
          return (
            <>
              <div className={classes.pair}>{(['name', 'company'] as const).map(field)}</div>
              <div className={classes.pair}>{(['line1', 'line2'] as const).map(field)}</div>
              {field('city')}
              <div className={classes.pair}>{(['state', 'postalCode'] as const).map(field)}</div>
            </>
          );
        }}
      </WorkspaceForm>
    </Section>
  );
}

function savedIn({ postalAddress }: Workspace): Fields {
  return Object.fromEntries(PARTS.map((part) => [part, postalAddress?.[part] ?? ''])) as Fields;
}

/** Emptied is taken away. */
function addressOf(fields: Fields): NonNullable<WorkspacePatch['postalAddress']> | null {
  const { name, company, line1, line2, city, state, postalCode } = Object.fromEntries(
    PARTS.map((part) => [part, fields[part].trim()]),
  ) as Fields;
  if ([line1, line2, city, state, postalCode].every((part) => part === '')) return null;
  return {
    line1,
    city,
    state,
    postalCode,
    name: name || null,
    company: company || null,
    line2: line2 || null,
  };
}
