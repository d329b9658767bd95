import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigFault, defaultPublicUrl, readConfig, VARIABLES } from './config.ts';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
}
const KEY = 's'.repeat(32);

describe('the settings', () => {
  it('have the defaults of the contract', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: undefined,
      database: { kind: 'pglite' },
      dataDir: './data',
      secretKey: undefined,
      bootstrap: undefined,
      smtp: undefined,
      twilio: undefined,
      lob: undefined,
      role: 'all',
      logLevel: 'info',
    });
  });

  it('are read whole', () => {
    const config = readConfig({
      HOST: '0.0.0.0',
      PORT: '8080',
      PUBLIC_URL: 'https://doorstep.example.com',
      DATABASE_URL: 'postgres://u:p@localhost/doorstep',
      SECRET_KEY: KEY,
      BOOTSTRAP_EMAIL: 'owner@example.com',
      BOOTSTRAP_PASSWORD: 'long enough',
      BOOTSTRAP_API_KEY: 'k'.repeat(32),
      SMTP_URL: 'smtp://user:pass@mail.example.com:587',
      MAIL_FROM: 'Team <team@example.com>',
      TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000000',
      TWILIO_AUTH_TOKEN: 'token',
      TWILIO_FROM: '+15125550100',
      TWILIO_API_BASE: 'http://127.0.0.1:9999',
      LOB_API_KEY: 'test_key',
      LOB_WEBHOOK_SECRET: 'secret',
      ROLE: 'worker',
      LOG_LEVEL: 'warn',
    });
    expect(config.database).toEqual({ kind: 'postgres', url: 'postgres://u:p@localhost/doorstep' });
    expect(config.bootstrap).toEqual({
      email: 'owner@example.com',
      password: 'long enough',
      apiKey: 'k'.repeat(32),
    });
    expect(config.smtp).toEqual({
      url: 'smtp://user:pass@mail.example.com:587',
      from: 'Team <team@example.com>',
    });
    expect(config.twilio).toMatchObject({ from: '+15125550100', apiBase: 'http://127.0.0.1:9999' });
    expect(config.lob).toEqual({
      apiKey: 'test_key',
      apiBase: 'https://api.lob.com/v1',
      webhookSecret: 'secret',
    });
    expect([config.port, config.role, config.logLevel]).toEqual([8080, 'worker', 'warn']);
  });

  it('list every fault at once, one line each, naming its variable', () => {
    const faults = faultsOf({
      PORT: '99999',
      PUBLIC_URL: 'doorstep.example.com',
      DATABASE_URL: 'mysql://localhost/x',
      BOOTSTRAP_API_KEY: 'short',
      SMTP_URL: 'mail.example.com',
      ROLE: 'everything',
      LOG_LEVEL: 'loud',
    });
    const named = faults.map((fault) => fault.split(':')[0]);
    expect(new Set(named)).toEqual(
      new Set([
        'PORT',
        'PUBLIC_URL',
        'DATABASE_URL',
        'BOOTSTRAP_API_KEY',
        'SMTP_URL',
        'ROLE',
        'LOG_LEVEL',
        'SECRET_KEY',
        'BOOTSTRAP_EMAIL',
        'BOOTSTRAP_PASSWORD',
        'MAIL_FROM',
      ]),
    );
    for (const fault of faults) expect(fault).not.toContain('\n');
  });

  it.each([
    [{ DATABASE_URL: 'postgres://localhost/x' }, ['SECRET_KEY: is needed with DATABASE_URL']],
    [{ BOOTSTRAP_EMAIL: 'owner@example.com' }, ['BOOTSTRAP_PASSWORD: is needed with BOOTSTRAP_EMAIL']],
    [
      { TWILIO_AUTH_TOKEN: 'x' },
      [
        'TWILIO_ACCOUNT_SID: is needed with TWILIO_AUTH_TOKEN',
        'TWILIO_FROM: is needed with TWILIO_AUTH_TOKEN',
      ],
    ],
    [{ SMTP_URL: 'smtp://localhost:25' }, ['MAIL_FROM: is needed with SMTP_URL']],
    [{ LOB_WEBHOOK_SECRET: 'x' }, ['LOB_API_KEY: is needed with LOB_WEBHOOK_SECRET']],
    [{ SECRET_KEY: 'short' }, ['SECRET_KEY: must have at least 32 characters']],
    [
      {
        BOOTSTRAP_EMAIL: 'a@example.com',
        BOOTSTRAP_PASSWORD: 'long enough',
        BOOTSTRAP_API_KEY: 'k'.repeat(31),
      },
      ['BOOTSTRAP_API_KEY: must have at least 32 characters'],
    ],
    [{ PUBLIC_URL: 'https://example.com/doorstep' }, ['PUBLIC_URL: must not have a path']],
    [
      { MAIL_FROM: 'Team' },
      ['MAIL_FROM: is not an address such as team@example.com or Team <team@example.com>'],
    ],
  ])('%j', (environment, faults) => {
    expect(faultsOf(environment as Record<string, string>)).toEqual(faults);
  });

  it('stop the start for a name of ours that does not exist, and guess what was meant', () => {
    expect(faultsOf({ SMTP_HOST: 'x', TWILIO_TOKEN: 'x', LOB_KEY: 'x', BOOTSTRAP_MAIL: 'x' })).toEqual([
      'BOOTSTRAP_MAIL: is not a setting of Doorstep (did you mean BOOTSTRAP_EMAIL?)',
      'LOB_KEY: is not a setting of Doorstep',
      'SMTP_HOST: is not a setting of Doorstep',
      'TWILIO_TOKEN: is not a setting of Doorstep',
    ]);
  });

  it('let every other variable be, and take an empty one as not set', () => {
    expect(readConfig({ HOME: '/root', PORT: '', SMTP_URL: '', TWILIO_FROM: '' }).port).toBe(3000);
  });

  it('are all in .env.example, and nothing else is', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const names = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name ?? '');
    expect(names.toSorted()).toEqual([...VARIABLES].toSorted());
    const active = Object.fromEntries(
      [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name ?? '', value ?? '']),
    );
    expect(readConfig(active)).toEqual(readConfig({}));
  });
});

describe('the public address', () => {
  it.each([
    ['127.0.0.1', 3000, 'http://127.0.0.1:3000/'],
    ['0.0.0.0', 80, 'http://localhost/'],
    ['::', 3000, 'http://localhost:3000/'],
    ['::1', 3000, 'http://[::1]:3000/'],
  ])('of %s and %d is one that can be opened', (host, port, href) => {
    expect(defaultPublicUrl(host, port).href).toBe(href);
  });
});
