import type { Facets } from '../../../../model/facets.ts';

export type PrivilegeLevel = Facets['privilegeLevel'];

/** One entry of the permissions of a role definition. */
export interface RolePermission {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
}

const OPERATIONS = 'https://learn.microsoft.com/azure/role-based-access-control/permissions/management-and-governance';

/** Operations with which a principal gets any role: it assigns one, or changes what its own role allows. */
const ESCALATING_OPERATIONS: readonly { readonly operation: string; readonly source: string }[] = [
  { operation: 'Microsoft.Authorization/roleAssignments/write', source: OPERATIONS },
  { operation: 'Microsoft.Authorization/roleDefinitions/write', source: OPERATIONS },
  // Privileged Identity Management.
  { operation: 'Microsoft.Authorization/roleAssignmentScheduleRequests/write', source: OPERATIONS },
  { operation: 'Microsoft.Authorization/roleEligibilityScheduleRequests/write', source: OPERATIONS },
  {
    operation: 'Microsoft.Authorization/elevateAccess/action',
    source: 'https://learn.microsoft.com/azure/role-based-access-control/elevate-access-global-admin',
  },
];

/** The privilege level of a role definition. What an entry excludes, another one may allow. */
export function privilegeLevelOfRole(permissions: readonly RolePermission[]): PrivilegeLevel {
  const escalating = permissions.filter(permission =>
    ESCALATING_OPERATIONS.some(({ operation }) => allows(permission, operation)),
  );
  if (escalating.some(({ actions = [] }) => actions.some(action => /^\*(\/\*)*$/.test(action)))) return 'administrator';
  return escalating.length > 0 ? 'can-escalate' : 'limited';
}

export const allows = ({ actions = [], notActions = [] }: RolePermission, operation: string): boolean =>
  includes(actions, operation) && !includes(notActions, operation);

/** Operations are compared without case; `*` stands for any text. */
function includes(patterns: readonly string[], operation: string): boolean {
  return patterns.some(pattern => matches(pattern.toLowerCase().split('*'), operation.toLowerCase()));
}

function matches([first = '', ...rest]: readonly string[], text: string): boolean {
  const last = rest.at(-1);
  if (last === undefined) return first === text;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest.slice(0, -1)) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from <= text.length - last.length;
}
