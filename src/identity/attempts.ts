/**
 * Limits on guessing, counted in the database so that all processes count together. Three counts: one account from one
 * address (guessing a password), one address (guessing accounts), one account from everywhere (a botnet; high, so that
 * nobody can easily lock a stranger out). What was right gives its count back.
 */
import type { Identity } from '#engine/ports/identity';
import type { IdentityDeps } from './deps.ts';

const WINDOW_MS = 15 * 60_000;
const LIMITS = { pair: 10, address: 100, account: 100 } as const;

export function createAttempts({
  db,
  secretBox,
  now,
}: IdentityDeps): Pick<Identity, 'attempt' | 'attemptSucceeded'> {
  // Hashed: this table should not become a list of who tried to sign in, from where.
  const subject = (text: string): string => secretBox.fingerprint('sign-in attempt', text);
  const subjects = (ip: string, account: string) => [
    { subject: subject(`pair ${ip} ${account}`), limit: LIMITS.pair },
    { subject: subject(`address ${ip}`), limit: LIMITS.address },
    { subject: subject(`account ${account}`), limit: LIMITS.account },
  ];
  return {
    async attempt(clientIp, account) {
      const limits = subjects(clientIp, account);
      const at = now();
      const rows = await db.query<{ subject: string; attempts: number; reset_at: Date }>(
        // In one order: two attempts at once must not wait for each other crosswise.
        `insert into sign_in_attempts as known (subject, attempts, reset_at)
         select subject, 1, $2 from unnest($1::text[]) as subject order by subject
         on conflict (subject) do update set
           attempts = case when known.reset_at <= $3 then 1 else known.attempts + 1 end,
           reset_at = case when known.reset_at <= $3 then excluded.reset_at else known.reset_at end
         returning subject, attempts, reset_at`,
        [limits.map((one) => one.subject), new Date(at.getTime() + WINDOW_MS), at],
      );
      const over = rows.filter(
        (row) => row.attempts > (limits.find((one) => one.subject === row.subject)?.limit ?? 0),
      );
      if (over.length === 0) return { allowed: true };
      const waitMs = Math.max(...over.map((row) => row.reset_at.getTime() - at.getTime()));
      return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
    },
    async attemptSucceeded(clientIp, account) {
      const names = subjects(clientIp, account).map((one) => one.subject);
      await db.execute(
        `update sign_in_attempts set attempts = greatest(attempts - 1, 0)
          where subject in (select subject from sign_in_attempts where subject = any($1) order by subject for no key update)`,
        [names],
      );
    },
  };
}
