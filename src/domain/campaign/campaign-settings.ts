/** Settings of a campaign, complete: every default has been filled in (contract.md §2). */
export const DAYS_OF_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type DayOfWeek = (typeof DAYS_OF_WEEK)[number];

/** Local hours of the recipient, `HH:MM`, `from` inclusive, `to` exclusive. */
export type SendWindow = { readonly days: readonly DayOfWeek[]; readonly from: string; readonly to: string };
export type QuietHoursMode = 'strict' | 'off';

export type ExitRules = { readonly onReply: boolean; readonly onBounce: boolean };

export type CampaignSettings = {
  readonly timeZone: string;
  readonly sendWindow: SendWindow | null;
  readonly quietHours: {
    readonly sms: QuietHoursMode;
    readonly email: QuietHoursMode;
    readonly directMail: QuietHoursMode;
  };
  /** `P2D` calendar days, or time-only (`PT30S`) which is exact and knows no calendar. Mixed leads are refused. */
  readonly mailLeadTime: string;
  /** `HH:MM` in the campaign's zone. */
  readonly mailCutoffTime: string;
  readonly continuous: boolean;
  /** ISO 8601 duration in days, or null for none. */
  readonly marketingDelay: string | null;
  readonly exclusive: boolean;
  readonly startAt: string | null;
  readonly exitRules: ExitRules;
};

export const DEFAULT_MAIL_LEAD_TIME = 'P2D';
export const DEFAULT_MAIL_CUTOFF_TIME = '17:00';
