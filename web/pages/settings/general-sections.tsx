/** Name, clock and money; and whom people ask for help. */
import { NativeSelect, TextInput } from '@mantine/core';
import type { Workspace } from '../../api/types.ts';
import { words } from '../../words/words.ts';
import { timeZones } from '../set-up/time-zones.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';
import { useDraft } from './use-draft.ts';
import { WorkspaceForm } from './workspace-form.tsx';

type Props = { readonly workspace: Workspace };

/** Those whose users there are providers for; the workspace's own is always among them. */
const CURRENCIES = ['USD', 'CAD', 'MXN', 'EUR', 'GBP', 'AUD'];

export function GeneralSection({ workspace: { name, timeZone, currency } }: Props) {
  const { fields, isChanged, set, drop } = useDraft({ name, timeZone, currency });
  const { workspace: say } = words;
  return (
    <Section title={say.general} lead={say.generalLead}>
      <WorkspaceForm
        isChanged={isChanged}
        patch={() => fields}
        onSaved={drop}
        paths={['name', 'timeZone', 'currency']}
      >
        {(faultOf) => (
          <>
            <TextInput
              label={say.name}
              required
              withAsterisk={false}
              maxLength={200}
              value={fields.name}
              error={faultOf('name')}
              onChange={(event) => set('name', event.currentTarget.value)}
            />
            <NativeSelect
              label={say.timeZone}
              description={say.timeZoneHint}
              data={timeZones(fields.timeZone)}
              value={fields.timeZone}
              error={faultOf('timeZone')}
              onChange={(event) => set('timeZone', event.currentTarget.value)}
            />
            <div className={classes.pair}>
              <NativeSelect
                label={say.currency}
                data={[...new Set([currency, ...CURRENCIES])]}
                value={fields.currency}
                error={faultOf('currency')}
                onChange={(event) => set('currency', event.currentTarget.value)}
              />
            </div>
          </>
        )}
      </WorkspaceForm>
    </Section>
  );
}

export function SupportSection({ workspace }: Props) {
  const { fields, isChanged, set, drop } = useDraft({ email: workspace.supportEmail ?? '' });
  const { workspace: say } = words;
  return (
    <Section title={say.support} lead={say.supportLead}>
      <WorkspaceForm
        isChanged={isChanged}
        patch={() => ({ supportEmail: fields.email.trim() || null })}
        onSaved={drop}
        paths={['supportEmail']}
      >
        {(faultOf) => (
          <TextInput
            label={say.supportEmail}
            type="email"
            maxLength={254}
            value={fields.email}
            error={faultOf('supportEmail')}
            onChange={(event) => set('email', event.currentTarget.value)}
          />
        )}
      </WorkspaceForm>
    </Section>
  );
}
