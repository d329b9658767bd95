/** What a new campaign begins with. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { DAYS_OF_WEEK } from '#domain/campaign/campaign-settings';
import type { Workspace, WorkspaceDefaults } from '../../api/types.ts';
import { words } from '../../words/words.ts';
import { defaultsOf, delayChoices, fieldsOf, leadChoices, type DefaultFields } from './default-fields.ts';
import { Section } from './section.tsx';
import classes from './settings.module.css';
import { useDraft } from './use-draft.ts';
import { WorkspaceForm } from './workspace-form.tsx';

type Set = <Name extends keyof DefaultFields>(name: Name, value: DefaultFields[Name]) => void;
type PartProps = { readonly fields: DefaultFields; readonly set: Set };

const PATHS = ['defaults.sendWindow.days', 'defaults.mailLeadTime', 'defaults.mailCutoffTime'];

export function DefaultsSection({ workspace }: { readonly workspace: Workspace }) {
  const saved: WorkspaceDefaults = workspace.defaults;
  const { fields, isChanged, set, drop } = useDraft(fieldsOf(saved));
  const { workspace: say } = words;
  return (
    <Section title={say.defaults} lead={say.defaultsLead}>
      <WorkspaceForm
        isChanged={isChanged}
        patch={() => ({ defaults: defaultsOf(saved, fields) })}
        onSaved={drop}
        paths={PATHS}
      >
        {(faultOf) => (
          <>
            <Window fields={fields} set={set} fault={faultOf('defaults.sendWindow.days')} />
            <QuietHours fields={fields} set={set} />
            <div className={classes.pair}>
              <NativeSelect
                label={say.lead}
                data={leadChoices(fields.mailLeadTime)}
                value={fields.mailLeadTime}
                error={faultOf('defaults.mailLeadTime')}
                onChange={(event) => set('mailLeadTime', event.currentTarget.value)}
              />
              <TextInput
                label={say.cutoff}
                description={say.cutoffHint}
                inputWrapperOrder={['label', 'input', 'error', 'description']}
                type="time"
                required
                withAsterisk={false}
                value={fields.mailCutoffTime}
                error={faultOf('defaults.mailCutoffTime')}
                onChange={(event) => set('mailCutoffTime', event.currentTarget.value)}
              />
            </div>
            <Rules fields={fields} set={set} />
          </>
        )}
      </WorkspaceForm>
    </Section>
  );
}

function Window({ fields, set, fault }: PartProps & { readonly fault: string | undefined }) {
  const { workspace: say } = words;
  return (
    <div>
      <Checkbox
        label={say.window}
        description={say.windowHint}
        checked={fields.hasWindow}
        onChange={(event) => set('hasWindow', event.currentTarget.checked)}
      />
      {fields.hasWindow ? (
        <fieldset className={classes.group}>
          <legend className={classes.legend} style={{ paddingTop: '0.75rem' }}>
            {say.days}
          </legend>
          <div className={classes.days}>
            {DAYS_OF_WEEK.map((day) => (
              <Checkbox
                key={day}
                label={say.dayNames[day]}
                checked={fields.days.includes(day)}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  set(
                    'days',
                    DAYS_OF_WEEK.filter((one) => (one === day ? checked : fields.days.includes(one))),
                  );
                }}
              />
            ))}
          </div>
          {fault === undefined ? null : <p role="alert">{fault}</p>}
          <div className={classes.pair}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                label={say[end]}
                type="time"
                required
                withAsterisk={false}
                value={fields[end]}
                onChange={(event) => set(end, event.currentTarget.value)}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
    </div>
  );
}

function QuietHours({ fields, set }: PartProps) {
  const { workspace: say, channel } = words;
  const choices = [
    { value: 'strict', label: say.quietStrict },
    { value: 'off', label: say.quietOff },
  ];
  const labels = { sms: channel.sms, email: channel.email, directMail: channel.direct_mail };
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{say.quietHours}</legend>
      <p className={classes.hint}>{say.quietHoursHint}</p>
      <div className={classes.triple}>
        {(['sms', 'email', 'directMail'] as const).map((which) => (
          <NativeSelect
            key={which}
            label={labels[which]}
            data={choices}
            value={fields[which]}
            onChange={(event) => set(which, event.currentTarget.value === 'off' ? 'off' : 'strict')}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Rules({ fields, set }: PartProps) {
  const { workspace: say } = words;
  return (
    <>
      <NativeSelect
        label={say.wish}
        data={[
          { value: 'end', label: say.wishEnd },
          { value: 'trim', label: say.wishTrim },
        ]}
        value={fields.wishEffect}
        onChange={(event) => set('wishEffect', event.currentTarget.value === 'trim' ? 'trim' : 'end')}
      />
      <NativeSelect
        label={say.marketingDelay}
        data={delayChoices(fields.marketingDelay)}
        value={fields.marketingDelay}
        onChange={(event) => set('marketingDelay', event.currentTarget.value)}
      />
      <div className={classes.checks}>
        {(['exclusive', 'continuous', 'onReply', 'onBounce'] as const).map((rule) => (
          <Checkbox
            key={rule}
            label={say[rule]}
            checked={fields[rule]}
            onChange={(event) => set(rule, event.currentTarget.checked)}
          />
        ))}
      </div>
    </>
  );
}
