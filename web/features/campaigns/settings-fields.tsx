/** When a campaign may send, whom it leaves alone, and when people leave it. What is fixed after the launch says so. */
import { Checkbox, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { DAYS_OF_WEEK } from '#domain/campaign/campaign-settings';
import type { CampaignSettings } from '../../api/types.ts';
import { words } from '../../words/words.ts';
import { delayOf, isoOf } from './delay.ts';
import classes from './settings-fields.module.css';

type SettingsFieldsProps = {
  readonly settings: CampaignSettings;
  readonly onChange: (settings: CampaignSettings) => void;
  /** By place: `settings.sendWindow.to`. */
  readonly faultOf: (place: string) => string | undefined;
  readonly isLaunched: boolean;
  readonly isOff?: boolean;
};

type GroupProps = { readonly title: string; readonly children: ReactNode };
type PartProps = Pick<SettingsFieldsProps, 'settings' | 'faultOf' | 'isLaunched'> & {
  readonly set: (part: Partial<CampaignSettings>) => void;
};

const say = words.build.settings;
const USUAL_WINDOW = { days: DAYS_OF_WEEK.slice(0, 5), from: '09:00', to: '17:00' };
const ZONES = Intl.supportedValuesOf('timeZone');

export function SettingsFields({
  settings,
  onChange,
  faultOf,
  isLaunched,
  isOff = false,
}: SettingsFieldsProps) {
  const part: PartProps = {
    settings,
    faultOf,
    isLaunched,
    set: (change) => onChange({ ...settings, ...change }),
  };
  return (
    <fieldset className={classes.all} disabled={isOff}>
      <legend className={classes.legend}>{say.title}</legend>
      <Window {...part} />
      <QuietHours {...part} />
      <Start {...part} />
      <Mail {...part} />
      <Leaving {...part} />
      <Joining {...part} />
    </fieldset>
  );
}

function Group({ title, children }: GroupProps) {
  return (
    <div className={classes.group}>
      <Title order={3} size="h4" className={classes.title}>
        {title}
      </Title>
      <div className={classes.fields}>{children}</div>
    </div>
  );
}

function Window({ settings: { sendWindow }, set, faultOf }: PartProps) {
  return (
    <Group title={say.window}>
      <Checkbox
        label={say.anyTime}
        checked={sendWindow === null}
        data-place="settings.sendWindow"
        error={faultOf('settings.sendWindow')}
        onChange={(event) => set({ sendWindow: event.currentTarget.checked ? null : USUAL_WINDOW })}
      />
      {sendWindow === null ? null : (
        <>
          <Checkbox.Group
            label={say.days}
            value={sendWindow.days}
            error={faultOf('settings.sendWindow.days')}
            onChange={(chosen) =>
              set({ sendWindow: { ...sendWindow, days: DAYS_OF_WEEK.filter((day) => chosen.includes(day)) } })
            }
          >
            <div className={classes.days}>
              {DAYS_OF_WEEK.map((day) => (
                <Checkbox key={day} value={day} label={say.day[day]} />
              ))}
            </div>
          </Checkbox.Group>
          <div className={classes.pair}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                label={say[end]}
                value={sendWindow[end]}
                error={faultOf(`settings.sendWindow.${end}`)}
                data-place={`settings.sendWindow.${end}`}
                onChange={(event) => set({ sendWindow: { ...sendWindow, [end]: event.currentTarget.value } })}
              />
            ))}
          </div>
        </>
      )}
      <Text size="sm" c="dimmed">
        {say.windowHint}
      </Text>
    </Group>
  );
}

function QuietHours({ settings: { quietHours }, set }: PartProps) {
  return (
    <Group title={say.quiet}>
      {(['sms', 'email'] as const).map((channel) => (
        <Checkbox
          key={channel}
          label={say.quietFor[channel]}
          checked={quietHours[channel] === 'strict'}
          onChange={(event) =>
            set({ quietHours: { ...quietHours, [channel]: event.currentTarget.checked ? 'strict' : 'off' } })
          }
        />
      ))}
      <Text size="sm" c="dimmed">
        {say.quietHint}
      </Text>
    </Group>
  );
}

function Start({ settings: { startAt, timeZone }, set, faultOf, isLaunched }: PartProps) {
  return (
    <Group title={say.start}>
      <TextInput
        type="datetime-local"
        label={say.startAt}
        description={say.startHint}
        value={startAt === null ? '' : localMinute(startAt)}
        error={faultOf('settings.startAt')}
        data-place="settings.startAt"
        onChange={(event) => {
          const at = event.currentTarget.value;
          set({ startAt: at === '' ? null : new Date(at).toISOString() });
        }}
      />
      <NativeSelect
        label={say.zone}
        description={isLaunched ? say.fixed : say.zoneHint}
        value={timeZone}
        disabled={isLaunched}
        error={faultOf('settings.timeZone')}
        data-place="settings.timeZone"
        data={ZONES.includes(timeZone) ? ZONES : [timeZone, ...ZONES]}
        onChange={(event) => set({ timeZone: event.currentTarget.value })}
      />
    </Group>
  );
}

function Mail({ settings: { mailLeadTime, mailCutoffTime }, set, faultOf, isLaunched }: PartProps) {
  const lead = delayOf(mailLeadTime);
  const days = lead?.unit === 'days' ? lead.amount : undefined;
  return (
    <Group title={say.mail}>
      {days === undefined ? (
        <TextInput
          label={say.lead}
          description={isLaunched ? say.fixed : say.leadHint}
          value={mailLeadTime}
          disabled={isLaunched}
          error={faultOf('settings.mailLeadTime')}
          data-place="settings.mailLeadTime"
          onChange={(event) => set({ mailLeadTime: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          type="number"
          min={1}
          max={90}
          label={say.leadDays}
          description={isLaunched ? say.fixed : say.leadHint}
          value={days}
          disabled={isLaunched}
          error={faultOf('settings.mailLeadTime')}
          data-place="settings.mailLeadTime"
          onChange={(event) => {
            const amount = Math.round(Number(event.currentTarget.value));
            if (amount >= 1 && amount <= 90) set({ mailLeadTime: isoOf({ amount, unit: 'days' }) });
          }}
        />
      )}
      <TextInput
        type="time"
        label={say.cutoff}
        description={isLaunched ? say.fixed : say.cutoffHint}
        value={mailCutoffTime}
        disabled={isLaunched}
        error={faultOf('settings.mailCutoffTime')}
        data-place="settings.mailCutoffTime"
        onChange={(event) => set({ mailCutoffTime: event.currentTarget.value })}
      />
    </Group>
  );
}

function Leaving({ settings: { exitRules }, set }: PartProps) {
  return (
    <Group title={say.leaving}>
      {(['onReply', 'onBounce'] as const).map((rule) => (
        <Checkbox
          key={rule}
          label={say[rule]}
          description={say[`${rule}Hint`]}
          checked={exitRules[rule]}
          onChange={(event) => set({ exitRules: { ...exitRules, [rule]: event.currentTarget.checked } })}
        />
      ))}
    </Group>
  );
}

const MOST_DAYS = 3_650;

function Joining({ settings, set, faultOf, isLaunched }: PartProps) {
  const { exclusive, continuous, marketingDelay } = settings;
  const days = marketingDelay === null ? undefined : delayOf(marketingDelay);
  return (
    <Group title={say.joining}>
      <Checkbox
        label={say.exclusive}
        description={isLaunched ? say.fixed : say.exclusiveHint}
        checked={exclusive}
        disabled={isLaunched}
        onChange={(event) => set({ exclusive: event.currentTarget.checked })}
      />
      <Checkbox
        label={say.continuous}
        description={say.continuousHint}
        checked={continuous}
        onChange={(event) => set({ continuous: event.currentTarget.checked })}
      />
      <TextInput
        type="number"
        min={0}
        max={MOST_DAYS}
        label={say.marketingDelay}
        description={say.marketingDelayHint}
        value={days === undefined ? 0 : days.unit === 'weeks' ? days.amount * 7 : days.amount}
        error={faultOf('settings.marketingDelay')}
        data-place="settings.marketingDelay"
        onChange={(event) => {
          const amount = Math.round(Number(event.currentTarget.value));
          if (amount >= 0 && amount <= MOST_DAYS)
            set({ marketingDelay: amount === 0 ? null : `P${amount}D` });
        }}
      />
    </Group>
  );
}

/** As the field wants it, in the reader's zone. */
function localMinute(at: string): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
