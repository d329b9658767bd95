/**
 * better-auth, set to do one thing: passwords and sessions over our own tables. Accounts are made by set-up, invitation
 * and the command line only; origin checks and limits on attempts are ours (http/auth-routes.ts), for all routes alike.
 */
import { betterAuth, type Auth, type BetterAuthOptions } from 'better-auth';
import type { IdentityDeps } from './deps.ts';

export const SESSION_DAYS = 7;
const DAY_S = 24 * 60 * 60;

const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

export function signInOptions({ db, secretKey, publicUrl, newId }: IdentityDeps) {
  return {
    appName: 'Doorstep',
    baseURL: publicUrl().origin,
    basePath: '/api/auth',
    secret: secretKey,
    database: { db: db.kysely(), type: 'postgres', transaction: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    user: { modelName: 'users', fields: { emailVerified: 'email_verified', ...timestamps } },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...timestamps,
      },
      expiresIn: SESSION_DAYS * DAY_S,
      updateAge: DAY_S,
      // People see and end their sessions whatever the age of this one; a password is changed with the old one only.
      freshAge: 0,
    },
    account: {
      modelName: 'accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...timestamps,
      },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...timestamps } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'doorstep',
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { disableIpTracking: true },
      // A test compares the schema once; every start need not.
      database: { generateId: () => newId(), validateSchema: false },
    },
  } satisfies BetterAuthOptions;
}

export type SignIn = Auth<ReturnType<typeof signInOptions>>;
export const createSignIn = (deps: IdentityDeps): SignIn => betterAuth(signInOptions(deps));
