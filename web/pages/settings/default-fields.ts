/** The defaults as fields of a form, and back; what the workspace never set shows what the product does. */
import {
  DAYS_OF_WEEK,
  DEFAULT_MAIL_CUTOFF_TIME,
  DEFAULT_MAIL_LEAD_TIME,
  type DayOfWeek,
} from '#domain/campaign/campaign-settings';
import type { WorkspaceDefaults } from '../../api/types.ts';
import { words } from '../../words/words.ts';

export type DefaultFields = {
  readonly hasWindow: boolean;
  readonly days: readonly DayOfWeek[];
  readonly from: string;
  readonly to: string;
  readonly sms: 'strict' | 'off';
  readonly email: 'strict' | 'off';
  readonly directMail: 'strict' | 'off';
  readonly mailLeadTime: string;
  readonly mailCutoffTime: string;
  readonly wishEffect: 'end' | 'trim';
  /** Empty: none. */
  readonly marketingDelay: string;
  readonly exclusive: boolean;
  readonly continuous: boolean;
  readonly onReply: boolean;
  readonly onBounce: boolean;
};

const WEEKDAYS = DAYS_OF_WEEK.slice(0, 5);

export function fieldsOf(saved: WorkspaceDefaults): DefaultFields {
  const { sendWindow, quietHours = {}, exitRules = {} } = saved;
  return {
    hasWindow: sendWindow != null,
    days: sendWindow?.days ?? WEEKDAYS,
    from: sendWindow?.from ?? '09:00',
    to: sendWindow?.to ?? '18:00',
    sms: quietHours.sms ?? 'strict',
    email: quietHours.email ?? 'off',
    directMail: quietHours.directMail ?? 'off',
    mailLeadTime: saved.mailLeadTime ?? DEFAULT_MAIL_LEAD_TIME,
    mailCutoffTime: saved.mailCutoffTime ?? DEFAULT_MAIL_CUTOFF_TIME,
    wishEffect: saved.wishEffect ?? 'end',
    marketingDelay: saved.marketingDelay ?? '',
    exclusive: saved.exclusive ?? true,
    continuous: saved.continuous ?? false,
    onReply: exitRules.onReply ?? true,
    onBounce: exitRules.onBounce ?? false,
  };
}

/** The whole of them: what is sent replaces what was there. */
export function defaultsOf(saved: WorkspaceDefaults, fields: DefaultFields): WorkspaceDefaults {
  const { hasWindow, days, from, to, sms, email, directMail, onReply, onBounce, marketingDelay, ...rest } =
    fields;
  return {
    ...saved,
    ...rest,
    sendWindow: hasWindow ? { days: [...days], from, to } : null,
    quietHours: { sms, email, directMail },
    exitRules: { onReply, onBounce },
    marketingDelay: marketingDelay === '' ? null : marketingDelay,
  };
}

const daysIn = (duration: string): number | undefined => {
  const found = /^P(\d+)D$/.exec(duration);
  return found === null ? undefined : Number(found[1]);
};

type Choice = { readonly value: string; readonly label: string };

/** The lead that is set is among them, whatever it is. */
export function leadChoices(own: string): readonly Choice[] {
  const { workspace: say } = words;
  const leads = ['P1D', 'P2D', 'P3D', 'P4D', 'P5D', 'P7D'];
  return [...new Set([...leads, own])].map((value) => {
    const days = daysIn(value);
    return { value, label: days === undefined ? say.leadOther(value) : say.leadDays(days) };
  });
}

export function delayChoices(own: string): readonly Choice[] {
  const { workspace: say } = words;
  return [...new Set(['', 'P7D', 'P14D', 'P30D', 'P60D', 'P90D', 'P180D', own])].map((value) => {
    const days = daysIn(value);
    return { value, label: value === '' ? say.noDelay : days === undefined ? value : say.delayDays(days) };
  });
}
