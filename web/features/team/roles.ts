/** Roles to choose from, each with what it may do in few words. */
import { isAtMost, mayManage, ROLES } from '#domain/access/role';
import type { Role } from '../../api/types.ts';
import { words } from '../../words/words.ts';

type RoleChoice = { readonly value: Role; readonly label: string };

const choice = (value: Role): RoleChoice => ({ value, label: capital(words.role[value]) });

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase(words.language) + word.slice(1);

/** What somebody of this role may make of others. */
export const rolesToGive = (giver: Role): readonly RoleChoice[] =>
  ROLES.filter((role) => mayManage(giver, role)).map(choice);

/** A key has at most the rights of its maker. */
export const rolesForKeys = (maker: Role): readonly RoleChoice[] =>
  ROLES.filter((role) => isAtMost(role, maker)).map(choice);

export const asRole = (value: string, otherwise: Role): Role =>
  ROLES.find((role) => role === value) ?? otherwise;
