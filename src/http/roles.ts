/**
 * Who may do what: product.md §6 as one table. Every route names its act (`define-route.ts` demands it), the guard in
 * `auth.ts` reads this table, and nothing else in the program decides about rights.
 */
import type { Role } from '#domain/access/role';

/** `named_100`: at most 100 records named in one call. `drafts`: campaigns in draft. `below_owner`: not owners. */
export type Permission = 'yes' | 'no' | 'named_100' | 'drafts' | 'below_owner';

const row = (
  owner: Permission,
  admin: Permission,
  manager: Permission,
  member: Permission,
  viewer: Permission,
): Readonly<Record<Role, Permission>> => ({ owner, admin, manager, member, viewer });

export const ROLE_TABLE = {
  /** See campaigns, records, enrollments, receipts, jobs, the outbox, the workspace and its people. */
  view: row('yes', 'yes', 'yes', 'yes', 'yes'),

  /** Create, change, delete and tag records. */
  'records.edit': row('yes', 'yes', 'yes', 'named_100', 'no'),
  /** Enroll records by their ids. */
  'enrollments.enroll': row('yes', 'yes', 'yes', 'named_100', 'no'),
  /** Unenroll, from one campaign or from all. */
  'enrollments.unenroll': row('yes', 'yes', 'yes', 'named_100', 'no'),
  'enrollments.restore': row('yes', 'yes', 'yes', 'named_100', 'no'),

  /** Opt a person out; add to the do-not-contact list. */
  'suppressions.add': row('yes', 'yes', 'yes', 'yes', 'no'),

  /** Create and change campaigns. */
  'campaigns.edit': row('yes', 'yes', 'yes', 'drafts', 'no'),
  /** Launch, pause, resume, archive: a draft that runs is no draft any more, so members have no part in it. */
  'campaigns.run': row('yes', 'yes', 'yes', 'no', 'no'),
  'enrollments.enroll_by_filter': row('yes', 'yes', 'yes', 'no', 'no'),
  /** Imports, unenrollment of many, cancel and undo of a job. */
  'jobs.bulk': row('yes', 'yes', 'yes', 'no', 'no'),

  'suppressions.lift': row('yes', 'yes', 'no', 'no', 'no'),
  'senders.manage': row('yes', 'yes', 'no', 'no', 'no'),
  'api_keys.manage': row('yes', 'yes', 'no', 'no', 'no'),
  'webhooks.manage': row('yes', 'yes', 'no', 'no', 'no'),
  'settings.edit': row('yes', 'yes', 'no', 'no', 'no'),

  /** Invite, change roles, remove. */
  'team.manage': row('yes', 'below_owner', 'no', 'no', 'no'),
  'workspace.delete': row('yes', 'no', 'no', 'no', 'no'),
} as const satisfies Record<string, Readonly<Record<Role, Permission>>>;

export type Act = keyof typeof ROLE_TABLE;
export const ACTS = Object.keys(ROLE_TABLE) as readonly Act[];

/** `public`: no sign-in at all (set-up, invitations, unsubscribe, provider callbacks with their own signature). */
export type RouteAct = Act | 'public';

/** At most so many records named in one call, where the table says `named_100`. */
export const NAMED_RECORDS_LIMIT = 100;

export const permission = (role: Role, act: Act): Permission => ROLE_TABLE[act][role];

/** Whether the role may do this at all; limits are checked by `requireNamedLimit` and `requireDraft` in `auth.ts`. */
export const can = (role: Role, act: Act): boolean => permission(role, act) !== 'no';

/** What `GET /me` tells the screens: the acts that are not `no`, with their limits. */
export function actsOf(role: Role): Partial<Record<Act, Exclude<Permission, 'no'>>> {
  const acts: Partial<Record<Act, Exclude<Permission, 'no'>>> = {};
  for (const act of ACTS) {
    const value = permission(role, act);
    if (value !== 'no') acts[act] = value;
  }
  return acts;
}
