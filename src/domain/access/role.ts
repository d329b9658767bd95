/** The roles of a workspace, and who may manage whom (product.md §6). What each role may do: `http/roles.ts`. */
export const ROLES = ['owner', 'admin', 'manager', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** The higher, the more: owner 4 … viewer 0. */
const rank = (role: Role): number => ROLES.length - 1 - ROLES.indexOf(role);

export const isBelow = (role: Role, other: Role): boolean => rank(role) < rank(other);

/** An API key or a change of role may give at most what the giver has. */
export const isAtMost = (role: Role, other: Role): boolean => rank(role) <= rank(other);

/**
 * Owners manage everybody. Admins manage those below owner, and may not make an owner of anybody.
 * Nobody else manages anybody.
 */
export function mayManage(manager: Role, target: Role): boolean {
  if (manager === 'owner') return true;
  return manager === 'admin' && isBelow(target, 'owner');
}
