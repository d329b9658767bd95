/** What one of each costs the workspace. */
import { TextInput } from '@mantine/core';
import type { Workspace } from '../../api/types.ts';
import { words } from '../../words/words.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';
import { useDraft } from './use-draft.ts';
import { WorkspaceForm } from './workspace-form.tsx';

const KEYS = ['email', 'sms', 'postcard_4x6', 'postcard_6x9', 'postcard_6x11', 'letter'] as const;

export function PricesSection({ workspace: { prices, currency } }: { readonly workspace: Workspace }) {
  const { fields, isChanged, set, drop } = useDraft(prices);
  const { workspace: say, mailFormat } = words;
  const labels: Readonly<Record<(typeof KEYS)[number], string>> = {
    email: say.email,
    sms: say.sms,
    ...mailFormat,
  };
  return (
    <Section title={say.prices} lead={say.pricesLead}>
      <WorkspaceForm
        isChanged={isChanged}
        patch={() => ({ prices: fields })}
        onSaved={drop}
        paths={KEYS.map((key) => `prices.${key}`)}
      >
        {(faultOf) => (
          <div className={classes.pair}>
            {KEYS.map((key) => (
              <TextInput
                key={key}
                label={labels[key]}
                inputMode="decimal"
                required
                withAsterisk={false}
                maxLength={16}
                rightSection={<span className={classes.quiet}>{currency}</span>}
                rightSectionWidth={48}
                value={fields[key]}
                error={faultOf(`prices.${key}`)}
                onChange={(event) => set(key, event.currentTarget.value.trim())}
              />
            ))}
          </div>
        )}
      </WorkspaceForm>
    </Section>
  );
}
