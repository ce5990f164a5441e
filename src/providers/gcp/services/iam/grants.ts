import { unread, value, type Reading } from '../../../../model/reading.ts';
import type { IamPolicy } from '../../facets/iam-policy.ts';
import { deletePermissionsOf, privilegeLevelOf, type DeletePermissions, type PrivilegeLevel } from './privileges.ts';
import type { RoleLookup } from './roles.ts';

/** The roles of one member, each with whether it is granted without a condition. */
export type Grants = ReadonlyMap<string, boolean>;

/** Everybody that policies name, with their roles. Members that were deleted have none. */
export function grantsByMember(policies: readonly IamPolicy[]): ReadonlyMap<string, Grants> {
  const found = new Map<string, Map<string, boolean>>();
  for (const { role, members, condition } of policies.flatMap(({ bindings }) => bindings ?? [])) {
    if (role === undefined) continue;
    for (const member of members ?? []) {
      if (typeof member !== 'string' || member.startsWith('deleted:')) continue;
      const roles = found.get(member) ?? new Map<string, boolean>();
      found.set(member, roles);
      roles.set(role, roles.get(role) === true || condition === undefined || condition === null);
    }
  }
  return found;
}

export interface Privileges {
  readonly privilegeLevel: Reading<PrivilegeLevel>;
  readonly deletePermissions: Reading<DeletePermissions>;
}

const both = (reading: Reading<never>): Privileges => ({ privilegeLevel: reading, deletePermissions: reading });

/** What the roles of a member together allow. A condition may take away what a role gives: it leaves open what is left. */
export function privilegesOf(grants: Grants, roles: Reading<RoleLookup>): Privileges {
  if (grants.get('roles/owner') === true)
    return { privilegeLevel: value('administrator'), deletePermissions: value('all') };
  if (roles.state !== 'value') return both(roles);
  const [certain, most] = [true, false].map(only => permissionsOf(grants, roles.value, only));
  if (certain === undefined || most === undefined || typeof certain === 'string') {
    return both(unread('not-collected', `the permissions of ${typeof certain === 'string' ? certain : 'a role'}`));
  }
  const level = privilegeLevelOf(certain);
  const possible = grants.has('roles/owner')
    ? 'can-escalate'
    : typeof most === 'string'
      ? undefined
      : privilegeLevelOf(most);
  const open = unread('failed', 'a role is granted with a condition that cannot be evaluated');
  const deletes = deletePermissionsOf(level, certain);
  const mostDeletes = typeof most === 'string' ? undefined : deletePermissionsOf(possible ?? level, most);
  return {
    privilegeLevel: level === 'can-escalate' || level === possible ? value(level) : open,
    deletePermissions: deletes === 'all' || deletes === mostDeletes ? value(deletes) : open,
  };
}

/** The permissions of all roles, or of those without a condition; the name of a role that is not known. */
function permissionsOf(grants: Grants, lookUp: RoleLookup, unconditional: boolean): ReadonlySet<string> | string {
  const permissions = new Set<string>();
  for (const [role, isCertain] of grants) {
    if (unconditional && !isCertain) continue;
    const own = lookUp(role);
    if (own === undefined) return role;
    for (const permission of own) permissions.add(permission);
  }
  return permissions;
}
