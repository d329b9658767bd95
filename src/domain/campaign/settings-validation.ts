/** Defaults for campaign settings, and every fault in them at once, each with the place where it stands. */
import { isZone } from '../time/zone.ts';
import { parseDuration, parseLead, parseWholeDays } from '../time/duration.ts';
import { parseEndOfSpan, parseTimeOfDay } from '../time/time-of-day.ts';
import { quietHoursRows } from '../time/quiet-hours.ts';
import { opensInSomeWeek } from '../time/windows.ts';
import type { ChannelName } from '../touch/channel.ts';
import {
  type CampaignSettings,
  DEFAULT_MAIL_CUTOFF_TIME,
  DEFAULT_MAIL_LEAD_TIME,
  type ExitRules,
  type SendWindow,
} from './campaign-settings.ts';

export type SettingsFault = { readonly path: string; readonly message: string };

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What a person or a workspace gives: any part of the settings. */
export type SettingsInput = Optional<Omit<CampaignSettings, 'quietHours' | 'exitRules'>> & {
  readonly quietHours?: Optional<CampaignSettings['quietHours']> | undefined;
  readonly exitRules?: Optional<ExitRules> | undefined;
};

/** The workspace's zone, and what it wants for every campaign that does not say otherwise. */
export type SettingsDefaults = SettingsInput & { readonly timeZone: string };

const MAX_LEAD_DAYS = 90;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** What is given wins over the workspace, the workspace over the product. */
export function withDefaults(given: SettingsInput, workspace: SettingsDefaults): CampaignSettings {
  const quiet = { ...present(workspace.quietHours), ...present(given.quietHours) };
  const exit = { ...present(workspace.exitRules), ...present(given.exitRules) };
  return {
    sendWindow: null,
    mailLeadTime: DEFAULT_MAIL_LEAD_TIME,
    mailCutoffTime: DEFAULT_MAIL_CUTOFF_TIME,
    continuous: false,
    marketingDelay: null,
    exclusive: true,
    startAt: null,
    timeZone: workspace.timeZone,
    ...present(workspace),
    ...present(given),
    quietHours: { sms: 'strict', email: 'off', directMail: 'off', ...quiet },
    // A dead address trims by itself (its touches are skipped); ending the whole passage is a choice.
    exitRules: { onReply: true, onBounce: false, ...exit },
  };
}

/** Faults of complete settings with the sequences they will govern; paths are those of a campaign's body. */
export function settingsFaults(
  settings: CampaignSettings,
  sequences: readonly { readonly channel: ChannelName; readonly delay: string }[],
): readonly SettingsFault[] {
  return [
    ...zoneFaults(settings),
    ...windowFaults(settings, new Set(sequences.map(({ channel }) => channel))),
    ...mailFaults(settings),
    ...durationFaults(settings),
    ...sequences.flatMap(({ delay }, index) => sentence(`sequences.${index}.delay`, parseDuration(delay))),
  ];
}

function zoneFaults({ timeZone }: CampaignSettings): readonly SettingsFault[] {
  if (isZone(timeZone)) return [];
  return [fault('timeZone', `"${timeZone}" is not an IANA time zone such as America/Chicago.`)];
}

function windowFaults(
  settings: CampaignSettings,
  channels: ReadonlySet<ChannelName>,
): readonly SettingsFault[] {
  const { sendWindow, quietHours } = settings;
  if (!sendWindow) return [];
  const faults = shapeFaults(sendWindow);
  if (faults.length > 0) return faults;
  const law = quietHoursRows([]);
  const closed = (['sms', 'email'] as const).filter(
    (channel) =>
      channels.has(channel) && quietHours[channel] === 'strict' && !opensInSomeWeek(sendWindow, law),
  );
  return closed.map((channel) =>
    fault(
      'sendWindow',
      `No ${channel === 'sms' ? 'text' : 'email'} could ever be sent: ${sendWindow.from} to ${sendWindow.to} lies outside ` +
        'the quiet hours’ 08:00 to 21:00. Widen the window or turn these quiet hours off.',
    ),
  );
}

function shapeFaults({ days, from, to }: SendWindow): readonly SettingsFault[] {
  const faults: SettingsFault[] = [];
  if (days.length === 0)
    faults.push(fault('sendWindow.days', 'Choose at least one day; with none, nothing could be sent.'));
  if (new Set(days).size < days.length) faults.push(fault('sendWindow.days', 'Each day can be named once.'));
  const start = parseTimeOfDay(from);
  const end = parseEndOfSpan(to);
  if (start === undefined) faults.push(fault('sendWindow.from', `"${from}" is not a time such as 09:00.`));
  if (end === undefined)
    faults.push(fault('sendWindow.to', `"${to}" is not a time such as 17:00 (24:00 is midnight).`));
  if (start !== undefined && end !== undefined && start >= end) {
    faults.push(
      fault('sendWindow.to', `The window must end after it starts; ${from} to ${to} is never open.`),
    );
  }
  return faults;
}

function mailFaults({ mailLeadTime, mailCutoffTime }: CampaignSettings): readonly SettingsFault[] {
  const lead = parseLead(mailLeadTime);
  const faults = [...sentence('settings.mailLeadTime', lead)];
  if (lead.ok && lead.value.kind === 'days' && lead.value.days > MAX_LEAD_DAYS) {
    faults.push(fault('mailLeadTime', `A lead of more than ${MAX_LEAD_DAYS} days is not supported.`));
  }
  if (parseTimeOfDay(mailCutoffTime) === undefined) {
    faults.push(fault('mailCutoffTime', `"${mailCutoffTime}" is not a time such as 17:00.`));
  }
  return faults;
}

function durationFaults({ marketingDelay, startAt }: CampaignSettings): readonly SettingsFault[] {
  const faults =
    marketingDelay === null ? [] : [...sentence('settings.marketingDelay', parseWholeDays(marketingDelay))];
  if (startAt !== null && !isInstant(startAt)) {
    faults.push(fault('startAt', `"${startAt}" is not an instant such as 2026-03-02T14:00:00Z.`));
  }
  return faults;
}

/** Date.parse rolls 30 February over into March; writing the day back shows it. */
function isInstant(text: string): boolean {
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text))) return false;
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function fault(field: string, message: string): SettingsFault {
  return { path: `settings.${field}`, message };
}

function sentence(
  path: string,
  result: { ok: true } | { ok: false; error: string },
): readonly SettingsFault[] {
  return result.ok ? [] : [{ path, message: result.error }];
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys whose value is undefined, which would hide a default. */
function present<T extends object>(given: T | undefined): Present<T> {
  return Object.fromEntries(
    Object.entries(given ?? {}).filter(([, value]) => value !== undefined),
  ) as Present<T>;
}
