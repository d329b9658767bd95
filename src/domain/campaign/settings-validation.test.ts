import { describe, expect, it } from 'vitest';
import type { CampaignSettings } from './campaign-settings.ts';
import { settingsFaults, type SettingsInput, withDefaults } from './settings-validation.ts';

const workspace = { timeZone: 'America/Chicago' };
const complete = withDefaults({}, workspace);
const sms = [{ channel: 'sms', delay: 'P1D' }] as const;
const paths = (given: SettingsInput, sequences: Parameters<typeof settingsFaults>[1] = sms) =>
  settingsFaults(withDefaults(given, workspace), sequences).map(({ path }) => path);
const window = (
  from: string,
  to: string,
  days: NonNullable<CampaignSettings['sendWindow']>['days'] = ['mon'],
) => ({
  sendWindow: { days, from, to },
});

describe('defaults', () => {
  it('are those of the contract', () => {
    expect(complete).toEqual({
      timeZone: 'America/Chicago',
      sendWindow: null,
      quietHours: { sms: 'strict', email: 'off', directMail: 'off' },
      mailLeadTime: 'P2D',
      mailCutoffTime: '17:00',
      continuous: false,
      marketingDelay: null,
      exclusive: true,
      startAt: null,
      exitRules: { onReply: true, onBounce: false },
    });
  });

  it('yield to the workspace, and both to what is given, part by part', () => {
    const settings = withDefaults(
      { quietHours: { email: 'strict' }, mailCutoffTime: undefined, sendWindow: null },
      { ...workspace, mailCutoffTime: '15:00', exitRules: { onBounce: true }, ...window('09:00', '17:00') },
    );
    expect(settings.quietHours).toEqual({ sms: 'strict', email: 'strict', directMail: 'off' });
    expect(settings.exitRules).toEqual({ onReply: true, onBounce: true });
    expect(settings.mailCutoffTime).toBe('15:00');
    expect(settings.sendWindow).toBeNull();
  });
});

describe('validation', () => {
  it('finds nothing in the defaults', () => {
    expect(settingsFaults(complete, [...sms, { channel: 'direct_mail', delay: 'PT0S' }])).toEqual([]);
  });

  it.each<[string, SettingsInput]>([
    ['settings.timeZone', { timeZone: 'Central' }],
    ['settings.timeZone', { timeZone: '-06:00' }],
    ['settings.sendWindow.days', window('09:00', '17:00', [])],
    ['settings.sendWindow.days', window('09:00', '17:00', ['mon', 'mon'])],
    ['settings.sendWindow.from', window('9:00', '17:00')],
    ['settings.sendWindow.to', window('09:00', '25:00')],
    ['settings.sendWindow.to', window('17:00', '09:00')],
    ['settings.sendWindow.to', window('09:00', '09:00')],
    ['settings.sendWindow', window('21:00', '23:30')],
    ['settings.sendWindow', window('05:00', '08:00')],
    ['settings.mailLeadTime', { mailLeadTime: 'P1DT12H' }],
    ['settings.mailLeadTime', { mailLeadTime: '-P1D' }],
    ['settings.mailLeadTime', { mailLeadTime: 'P91D' }],
    ['settings.mailCutoffTime', { mailCutoffTime: '24:00' }],
    ['settings.marketingDelay', { marketingDelay: 'PT24H' }],
    ['settings.marketingDelay', { marketingDelay: 'P1M' }],
    ['settings.startAt', { startAt: '2026-03-02' }],
    ['settings.startAt', { startAt: '2026-03-02T14:00:00' }],
    ['settings.startAt', { startAt: '2026-02-30T14:00:00Z' }],
    ['settings.startAt', { startAt: '2026-13-02T14:00:00Z' }],
  ])('names %s for %j', (path, given) => {
    expect(paths(given)).toEqual([path]);
  });

  it.each<SettingsInput>([
    window('20:59', '24:00'),
    window('00:00', '08:01'),
    { mailLeadTime: 'PT30S', marketingDelay: 'P0D', startAt: '2026-03-02T14:00:00-06:00' },
    { mailLeadTime: 'P0D', mailCutoffTime: '00:00' },
  ])('accepts %j', (given) => {
    expect(paths(given)).toEqual([]);
  });

  it('asks about quiet hours only for channels that are used and kept', () => {
    const night = window('21:30', '23:00');
    expect(paths(night, [{ channel: 'email', delay: 'P1D' }])).toEqual([]);
    expect(
      paths({ ...night, quietHours: { email: 'strict' } }, [{ channel: 'email', delay: 'P1D' }]),
    ).toHaveLength(1);
    expect(paths({ ...night, quietHours: { sms: 'off' } })).toEqual([]);
  });

  it('lists every fault at once, each delay in its place', () => {
    const bad = { timeZone: 'x', mailCutoffTime: '5pm', startAt: 'soon' };
    const sequences = [
      { channel: 'email', delay: 'P1D' },
      { channel: 'sms', delay: '-P1D' },
      { channel: 'sms', delay: '2 days' },
    ] as const;
    expect(paths(bad, sequences)).toEqual([
      'settings.timeZone',
      'settings.mailCutoffTime',
      'settings.startAt',
      'sequences.1.delay',
      'sequences.2.delay',
    ]);
  });
});
