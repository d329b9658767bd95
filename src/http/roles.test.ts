import { describe, expect, it } from 'vitest';
import { mayManage, ROLES, type Role } from '#domain/access/role';
import { ACTS, actsOf, can, permission, ROLE_TABLE, type Act } from './roles.ts';

/** product.md §6, written out a second time: owner, admin, manager, member, viewer. */
const PRODUCT: Record<Act, string> = {
  view: 'yes yes yes yes yes',
  'records.edit': 'yes yes yes named_100 no',
  'enrollments.enroll': 'yes yes yes named_100 no',
  'enrollments.unenroll': 'yes yes yes named_100 no',
  'enrollments.restore': 'yes yes yes named_100 no',
  'suppressions.add': 'yes yes yes yes no',
  'campaigns.edit': 'yes yes yes drafts no',
  'campaigns.run': 'yes yes yes no no',
  'enrollments.enroll_by_filter': 'yes yes yes no no',
  'jobs.bulk': 'yes yes yes no no',
  'suppressions.lift': 'yes yes no no no',
  'senders.manage': 'yes yes no no no',
  'api_keys.manage': 'yes yes no no no',
  'webhooks.manage': 'yes yes no no no',
  'settings.edit': 'yes yes no no no',
  'team.manage': 'yes below_owner no no no',
  'workspace.delete': 'yes no no no no',
};

describe('the role table', () => {
  it.each(ACTS)('says what the product says about %s', (act) => {
    expect(ROLES.map((role) => permission(role, act)).join(' ')).toBe(PRODUCT[act]);
  });

  it('never gives a lower role what a higher one may not', () => {
    for (const act of ACTS) {
      const allowed = ROLES.map((role) => can(role, act));
      expect(allowed, act).toEqual(allowed.toSorted((a, b) => Number(b) - Number(a)));
    }
    expect(Object.keys(ROLE_TABLE)).toEqual([...ACTS]);
  });

  it('tells screens what may be done, without what may not', () => {
    expect(actsOf('viewer')).toEqual({ view: 'yes' });
    expect(Object.keys(actsOf('owner'))).toEqual([...ACTS]);
  });
});

describe('who may manage whom', () => {
  it.each<[Role, readonly Role[]]>([
    ['owner', ['owner', 'admin', 'manager', 'member', 'viewer']],
    ['admin', ['admin', 'manager', 'member', 'viewer']],
    ['manager', []],
    ['member', []],
    ['viewer', []],
  ])('%s: %j', (manager, managed) => {
    expect(ROLES.filter((role) => mayManage(manager, role))).toEqual(managed);
  });
});
