/**
 * Every setting, read once (contract.md §1). The only reader of `process.env`. A fault names its variable; all faults are
 * listed together, so that an operator mends a file once and not once per line.
 */
import { z } from 'zod';
import { faultsBetween, unknownVariables } from './faults.ts';

/** An empty variable is one that is not set: that is how compose files and `.env` files clear one. */
const text = z.string().trim().min(1, 'is empty');
const flagless = text.max(2000, 'is too long');

const url = (protocols: readonly string[], example: string) =>
  flagless.refine(
    (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
    `is not an address such as ${example}`,
  );

const Environment = z.object({
  HOST: flagless.default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is not a port from 0 to 65535')
    .default(3000),
  PUBLIC_URL: url(['http:', 'https:'], 'https://doorstep.example.com')
    .refine((value) => !URL.canParse(value) || new URL(value).pathname === '/', 'must not have a path')
    .optional(),
  DATABASE_URL: url(
    ['postgres:', 'postgresql:'],
    'postgresql://user:password@localhost:5432/doorstep',
  ).optional(),
  DATA_DIR: flagless.default('./data'),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  BOOTSTRAP_EMAIL: z.email('is not an email address').optional(),
  BOOTSTRAP_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .max(128, 'must have at most 128 characters')
    .optional(),
  BOOTSTRAP_API_KEY: z
    .string()
    .min(32, 'must have at least 32 characters')
    .max(512, 'must have at most 512 characters')
    .regex(/^[\x21-\x7e]*$/, 'must be visible ASCII characters without spaces')
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.com:587').optional(),
  MAIL_FROM: flagless
    .refine(isMailbox, 'is not an address such as team@example.com or Team <team@example.com>')
    .optional(),
  TWILIO_ACCOUNT_SID: flagless.optional(),
  TWILIO_AUTH_TOKEN: flagless.optional(),
  TWILIO_FROM: flagless
    .regex(
      /^(\+[1-9]\d{6,14}|MG[0-9a-f]{32}|\d{3,8}|[A-Za-z0-9 ]{1,11})$/,
      'is not a number such as +15125550100, a short code, a sender name or a messaging service',
    )
    .optional(),
  TWILIO_API_BASE: url(['http:', 'https:'], 'https://api.twilio.com').default('https://api.twilio.com'),
  LOB_API_KEY: flagless.optional(),
  LOB_API_BASE: url(['http:', 'https:'], 'https://api.lob.com/v1').default('https://api.lob.com/v1'),
  LOB_WEBHOOK_SECRET: flagless.optional(),
  ROLE: z.enum(['all', 'web', 'worker'], 'is not one of all, web, worker').default('all'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'is not one of fatal, error, warn, info, debug, trace, silent',
    )
    .default('info'),
});

export type Settings = z.output<typeof Environment>;
/** What `.env.example` is compared with. */
export const VARIABLES = Object.keys(Environment.shape) as readonly (keyof Settings)[];

export type Config = {
  readonly host: string;
  readonly port: number;
  /** Undefined: made from host and port once the server listens. */
  readonly publicUrl: URL | undefined;
  readonly database: { readonly kind: 'postgres'; readonly url: string } | { readonly kind: 'pglite' };
  readonly dataDir: string;
  /** Undefined: kept in `dataDir` (secret-key.ts). Never with PostgreSQL. */
  readonly secretKey: string | undefined;
  readonly bootstrap:
    | { readonly email: string; readonly password: string; readonly apiKey: string | undefined }
    | undefined;
  readonly smtp: { readonly url: string; readonly from: string } | undefined;
  readonly twilio:
    | {
        readonly accountSid: string;
        readonly authToken: string;
        readonly from: string;
        readonly apiBase: string;
      }
    | undefined;
  readonly lob:
    | { readonly apiKey: string; readonly apiBase: string; readonly webhookSecret: string | undefined }
    | undefined;
  readonly role: 'all' | 'web' | 'worker';
  readonly logLevel: Settings['LOG_LEVEL'];
};

/** Lists every fault, one line each, in the order of the variables. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.faults = faults;
  }
}

/** Throws ConfigFault. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  faults.push(...faultsBetween(given), ...unknownVariables(given, VARIABLES));
  if (!parsed.success || faults.length > 0) throw new ConfigFault([...new Set(faults)]);
  return fromSettings(parsed.data);
}

function fromSettings(env: Settings): Config {
  const { BOOTSTRAP_EMAIL: email, BOOTSTRAP_PASSWORD: password } = env;
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL === undefined ? undefined : new URL(env.PUBLIC_URL),
    database:
      env.DATABASE_URL === undefined ? { kind: 'pglite' } : { kind: 'postgres', url: env.DATABASE_URL },
    dataDir: env.DATA_DIR,
    secretKey: env.SECRET_KEY,
    bootstrap: email && password ? { email, password, apiKey: env.BOOTSTRAP_API_KEY } : undefined,
    smtp: env.SMTP_URL && env.MAIL_FROM ? { url: env.SMTP_URL, from: env.MAIL_FROM } : undefined,
    twilio:
      env.TWILIO_ACCOUNT_SID && env.TWILIO_AUTH_TOKEN && env.TWILIO_FROM
        ? {
            accountSid: env.TWILIO_ACCOUNT_SID,
            authToken: env.TWILIO_AUTH_TOKEN,
            from: env.TWILIO_FROM,
            apiBase: env.TWILIO_API_BASE,
          }
        : undefined,
    lob: env.LOB_API_KEY
      ? { apiKey: env.LOB_API_KEY, apiBase: env.LOB_API_BASE, webhookSecret: env.LOB_WEBHOOK_SECRET }
      : undefined,
    role: env.ROLE,
    logLevel: env.LOG_LEVEL,
  };
}

/** `team@example.com` or `Team <team@example.com>`. */
function isMailbox(value: string): boolean {
  const address = /<([^<>]+)>\s*$/.exec(value)?.[1] ?? value;
  return z.email().safeParse(address.trim()).success && !/[\r\n]/.test(value);
}

/** `http://127.0.0.1:3000`; an address for all interfaces is no address to open, so it becomes this machine's. */
export function defaultPublicUrl(host: string, port: number): URL {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return new URL(`http://${name}:${port}`);
}
