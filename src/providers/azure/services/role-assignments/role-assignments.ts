import type { Facets } from '../../../../model/facets.ts';
import { unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, listCall, type ArmType } from '../../client/arm.ts';
import { azureOperations, type ArmRead, type AzureCollector, type AzureContext } from '../../context.ts';
import { SIGN_IN_READS } from '../../client/microsoft-graph.ts';
import { privilegeLevelOfRole, type PrivilegeLevel, type RolePermission } from './role-privileges.ts';
import { isEnumValue } from '../../enum-value.ts';
import { hostsWithin, identitiesWithin, powersOfRole, type IdentityPowers } from './managed-identity-powers.ts';
import { principalNames, reportedName } from './principal-name.ts';
import { credentialsOf, readSignIns, USER_ID, type SignInDetail } from './sign-ins.ts';
import { IDENTITY_HOSTS, isOnHost } from './system-assigned-identities.ts';

/** Its principal has the roles; a system-assigned identity is no resource of its own. */
const MANAGED_IDENTITIES: ArmType = {
  type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
  apiVersion: '2023-01-31',
};

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
    const own = await ctx.read(ROLES_CALL, async () => {
      const roles = new Map<string, OwnRole>();
      for await (const page of ctx.pages<Role>(readOf('roleDefinitions', "type%20eq%20'CustomRole'", ROLES_CALL)))
        for (const role of page)
          roles.set((role.name ?? '').toLowerCase(), ownRole(role.properties?.permissions ?? []));
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
      const levels = await withManagedIdentities(ctx, byPrincipal, own);
      emitPrincipals(ctx, byPrincipal, levels, signIns);
    });
  },
};

interface OwnRole {
  readonly level: PrivilegeLevel;
  readonly powers: IdentityPowers;
}

const ownRole = (permissions: readonly RolePermission[]): OwnRole => ({
  level: privilegeLevelOfRole(permissions),
  powers: powersOfRole(permissions),
});

type OwnRoles = Reading<ReadonlyMap<string, OwnRole>>;
type Principals = ReadonlyMap<string, { readonly type: string; readonly roles: ReadonlyMap<string, boolean> }>;

/** The levels of all principals: who can act as a managed identity with more rights can get them. */
async function withManagedIdentities(
  ctx: AzureContext,
  principals: Principals,
  own: OwnRoles,
): Promise<ReadonlyMap<string, Reading<PrivilegeLevel>>> {
  const levels = new Map([...principals].map(([id, { roles }]) => [id, privilegeLevelOf(roles, own)]));
  const custom = new Map([...(own.state === 'value' ? own.value : [])].map(([role, { powers }]) => [role, powers]));
  const isPowerful = (id: string): boolean => {
    const level = levels.get(id);
    return level?.state === 'value' && level.value !== 'limited';
  };
  const powerful = [...principals].flatMap(([id, { type }]) =>
    isEnumValue(type, 'ServicePrincipal') && isPowerful(id) ? id : [],
  );
  const limited = [...principals]
    .map(([id, { roles }]) => ({
      id,
      reach: identitiesWithin(roles.keys(), custom),
      hosts: hostsWithin(roles.keys(), custom),
    }))
    .filter(({ id, reach }) => levels.get(id)?.state === 'value' && !isPowerful(id) && reach !== 'none');
  if (powerful.length === 0 || limited.length === 0) return levels;
  const identities = await ctx.read(listCall(MANAGED_IDENTITIES), async () => {
    const found = new Set<string>();
    await ctx.each(MANAGED_IDENTITIES, ({ properties }) => {
      const principal = properties?.['principalId'];
      if (typeof principal === 'string') found.add(principal.toLowerCase());
    });
    return found;
  });
  if (identities.state !== 'value') {
    if (identities.state === 'unread') for (const { id } of limited) levels.set(id, identities);
    return levels;
  }
  return withHosts(ctx, { levels, powerful, limited }, identities.value);
}

interface Escalation {
  readonly levels: Map<string, Reading<PrivilegeLevel>>;
  readonly powerful: readonly string[];
  readonly limited: readonly {
    readonly id: string;
    readonly reach: ReturnType<typeof identitiesWithin>;
    readonly hosts: ReturnType<typeof hostsWithin>;
  }[];
}

/** `assignable`: principals of the user-assigned identities. The others may be those of a host. */
async function withHosts(
  ctx: AzureContext,
  { levels, powerful, limited }: Escalation,
  assignable: ReadonlySet<string>,
): Promise<Escalation['levels']> {
  const others = new Set(powerful.map(id => id.toLowerCase()).filter(id => !assignable.has(id)));
  const isAssignable = others.size < powerful.length;
  // Who works on hosts acts as whatever identity a host has of its own.
  const onHost = others.size === 0 ? value(false) : await isOnHost(ctx, others);
  for (const { id, reach, hosts } of limited) {
    const acts = onHost.state === 'value' && onHost.value && hosts !== 'none';
    if ((isAssignable && reach === 'any') || (acts && hosts === 'all')) levels.set(id, value('can-escalate'));
    else if (isAssignable || acts)
      levels.set(id, unread('not-collected', 'what a managed identity with more rights is attached to'));
    else if (onHost.state === 'unread' && hosts !== 'none') levels.set(id, onHost);
  }
  return levels;
}

function emitPrincipals(
  ctx: AzureContext,
  principals: Principals,
  levels: ReadonlyMap<string, Reading<PrivilegeLevel>>,
  signIns: ReadonlyMap<string, Reading<SignInDetail>>,
): void {
  const nameOf = principalNames(principals, id => reportedName(signIns.get(id)));
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

/** `roles`: each role of a principal, and whether it is assigned without a condition. */
function privilegeLevelOf(roles: ReadonlyMap<string, boolean>, own: OwnRoles): Reading<PrivilegeLevel> {
  if (roles.has(OWNER)) return value('administrator');
  const custom = own.state === 'value' ? own.value : new Map<string, OwnRole>();
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
