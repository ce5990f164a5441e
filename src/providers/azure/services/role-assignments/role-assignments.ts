import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { armId } from '../../client/arm.ts';
import { azureOperations, type ArmRead, type AzureCollector, type AzureContext } from '../../context.ts';
import { SIGN_IN_READS } from '../../client/microsoft-graph.ts';
import { privilegeLevelOfRole, type PrivilegeLevel, type RolePermission } from './role-privileges.ts';
import { isEnumValue } from '../../enum-value.ts';
import {
  MANAGED_IDENTITIES,
  withManagedIdentities,
  type CustomRole,
  type CustomRoles,
  type Principals,
} from './managed-identities.ts';
import { powersOfRole } from './managed-identity-powers.ts';
import { isName, principalNames, reportedName } from './principal-name.ts';
import { credentialsOf, readSignIns, USER_ID, type SignInDetail } from './sign-ins.ts';
import { IDENTITY_HOSTS } from './system-assigned-identities.ts';

const ASSIGNMENTS_CALL = 'Microsoft.Authorization/roleAssignments:list';
const ROLES_CALL = 'Microsoft.Authorization/roleDefinitions:list';

interface Assignment {
  readonly properties?: {
    readonly principalId?: string;
    readonly principalType?: string;
    readonly roleDefinitionId?: string;
    readonly scope?: string;
    /** Restricts, for example, which roles may be assigned. */
    readonly condition?: string | null;
  };
}

interface Role {
  readonly name?: string;
  readonly properties?: {
    readonly permissions?: readonly RolePermission[];
  };
}

/** Built-in roles have the same id in every tenant (Microsoft, "Azure built-in roles"). */
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const ROLES_THAT_ASSIGN_ROLES = new Set([
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
]);

/**
 * Principals with roles on the subscription, inherited ones included. Resource Graph lacks assignments of parent
 * scopes, so that Resource Manager is used. Sign-in methods are read from Microsoft Graph user by user, because its
 * list holds the whole company.
 */
export const azureRoleAssignments: AzureCollector = {
  id: 'azure-role-assignments',
  provider: 'azure',
  scope: 'global',
  lists: ['identity'],
  fills: { identity: ['privilegeLevel', 'trustedPrincipals', 'credentials'] },
  types: [MANAGED_IDENTITIES, ...IDENTITY_HOSTS],
  operations: azureOperations([MANAGED_IDENTITIES, ...IDENTITY_HOSTS], {
    [ASSIGNMENTS_CALL]: 'Microsoft.Authorization/roleAssignments/read',
    [ROLES_CALL]: 'Microsoft.Authorization/roleDefinitions/read',
    ...SIGN_IN_READS,
  }),
  decidedBy: {
    privilegeLevel: ['Microsoft.Authorization/roleAssignments:list'],
    credentials: ['MicrosoftGraph:userRegistrationDetails:get'],
  },
  collect: async ctx => {
    const scope = `/subscriptions/${ctx.account}`;
    const readOf = (list: string, filter: string, call: string): ArmRead => ({
      path: `${scope}/providers/Microsoft.Authorization/${list}?$filter=${filter}`,
      apiVersion: '2022-04-01',
      call,
    });
    const custom: CustomRoles = await ctx.read(ROLES_CALL, async () => {
      const roles = new Map<string, CustomRole>();
      for await (const page of ctx.pages<Role>(readOf('roleDefinitions', "type%20eq%20'CustomRole'", ROLES_CALL)))
        for (const role of page)
          roles.set((role.name ?? '').toLowerCase(), customRole(role.properties?.permissions ?? []));
      return roles;
    });
    await ctx.list('identity', ASSIGNMENTS_CALL, async () => {
      const byPrincipal = new Map<string, { type: string; roles: Map<string, boolean> }>();
      for await (const page of ctx.pages<Assignment>(readOf('roleAssignments', 'atScope()', ASSIGNMENTS_CALL))) {
        for (const { properties = {} } of page) {
          const { principalId, principalType = 'Unknown', roleDefinitionId = '', condition } = properties;
          if (principalId === undefined) continue;
          const seen = byPrincipal.get(principalId) ?? { type: principalType, roles: new Map<string, boolean>() };
          byPrincipal.set(principalId, seen);
          const role = armId(roleDefinitionId).split('/').at(-1) ?? '';
          seen.roles.set(role, (condition ?? '') === '' || seen.roles.get(role) === true);
        }
      }
      const signIns = await readSignIns(
        ctx,
        [...byPrincipal].flatMap(([id, { type }]) => (isEnumValue(type, 'User') && USER_ID.test(id) ? id : [])),
      );
      const own = new Map([...byPrincipal].map(([id, { roles }]) => [id, privilegeLevelOf(roles, custom)]));
      const { levels, names } = await withManagedIdentities(ctx, { principals: byPrincipal, levels: own, custom });
      const known = (id: string): string | undefined =>
        [reportedName(signIns.get(id)), names.get(id.toLowerCase())].find(isName);
      emitPrincipals(ctx, byPrincipal, { levels, signIns, nameOf: principalNames(byPrincipal, known) });
    });
  },
};

const customRole = (permissions: readonly RolePermission[]): CustomRole => ({
  level: privilegeLevelOfRole(permissions),
  powers: powersOfRole(permissions),
});

interface Known {
  readonly levels: ReadonlyMap<string, Reading<PrivilegeLevel>>;
  readonly signIns: ReadonlyMap<string, Reading<SignInDetail>>;
  readonly nameOf: (id: string) => string;
}

function emitPrincipals(ctx: AzureContext, principals: Principals, { levels, signIns, nameOf }: Known): void {
  for (const [id, { type }] of principals) {
    const level = levels.get(id) ?? unread('failed', 'principalId');
    emitPrincipal(ctx, { id, type, name: nameOf(id) }, level, signIns.get(id));
  }
}

function emitPrincipal(
  ctx: AzureContext,
  { id: principal, type, name }: { readonly id: string; readonly type: string; readonly name: string },
  privilegeLevel: Reading<PrivilegeLevel>,
  signIn: Reading<SignInDetail> | undefined,
): void {
  ctx.emit({
    id: armId(`/subscriptions/${ctx.account}/principals/${principal}`),
    stableId: principal,
    kind: 'identity',
    type: 'Microsoft.Authorization/roleAssignments',
    name,
    tags: {},
    facets: {
      privilegeLevel,
      trustedPrincipals: trustedPrincipalsOf(principal, type),
      credentials: credentialsOf(type, signIn),
    },
  });
}

/** Members of a group are managed in the directory; a service principal is used by a workload. */
function trustedPrincipalsOf(principal: string, type: string): Reading<Facets['trustedPrincipals']> {
  if (isEnumValue(type, 'User')) return value([{ type: 'user', principal, requiresExternalIdOrMfa: true }]);
  if (isEnumValue(type, 'ServicePrincipal'))
    return value([{ type: 'service', principal, requiresExternalIdOrMfa: true }]);
  if (isEnumValue(type, 'Group') || isEnumValue(type, 'ForeignGroup'))
    return value([{ type: 'federated', principal, requiresExternalIdOrMfa: true }]);
  return unread('failed', `the response has the unknown principalType ${type}`);
}

/** By the roles of the principal itself. */
function privilegeLevelOf(roles: ReadonlyMap<string, boolean>, own: CustomRoles): Reading<PrivilegeLevel> {
  if (roles.has(OWNER)) return value('administrator');
  const custom = own.state === 'value' ? own.value : new Map<string, CustomRole>();
  const levels = [...roles].map(([role, unconditional]) => ({
    level: ROLES_THAT_ASSIGN_ROLES.has(role) ? 'can-escalate' : custom.get(role)?.level,
    unconditional,
  }));
  if (levels.some(({ level }) => level === 'administrator')) return value('administrator');
  if (own.state === 'unread') return own;
  const escalating = levels.filter(({ level }) => level === 'can-escalate');
  if (escalating.length === 0) return value('limited');
  return escalating.some(({ unconditional }) => unconditional)
    ? value('can-escalate')
    : unread('failed', 'its role assignment has a condition that cannot be evaluated');
}
