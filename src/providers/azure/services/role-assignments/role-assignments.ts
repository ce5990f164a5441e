import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId } from '../../client/arm.ts';
import { azureOperations, type ArmRead, type AzureCollector, type AzureContext } from '../../context.ts';
import { SIGN_IN_CALL, SIGN_IN_READS } from '../../client/microsoft-graph.ts';
import { requireField } from '../../facets/common-facets.ts';

const ASSIGNMENTS_CALL = 'Microsoft.Authorization/roleAssignments:list';
const ROLES_CALL = 'Microsoft.Authorization/roleDefinitions:list';

interface Assignment {
  readonly properties?: {
    readonly principalId?: string;
    readonly principalType?: string;
    readonly roleDefinitionId?: string;
    readonly scope?: string;
  };
}

interface Role {
  readonly name?: string;
  readonly properties?: {
    readonly permissions?: readonly { readonly actions?: readonly string[]; readonly notActions?: readonly string[] }[];
  };
}

type PrivilegeLevel = Facets['privilegeLevel'];

/** Built-in roles by the ids that they have everywhere (Microsoft, "Azure built-in roles"). */
const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
const GRANTERS = new Set(['18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', 'f58310d9-a9f6-439a-9e8d-f62e7b41a168']);

/**
 * Who may do what on a subscription, by the roles that it gives or inherits. Resource Graph does not tell what is given
 * above the subscription, so Resource Manager is asked. How people log in stands in the directory, which is
 * asked person by person: its list is all of the company.
 */
export const azureRoleAssignments: AzureCollector = {
  id: 'azure-role-assignments',
  provider: 'azure',
  scope: 'global',
  lists: ['identity'],
  fills: { identity: ['privilegeLevel', 'trustedPrincipals', 'credentials'] },
  types: [],
  operations: azureOperations([], {
    [ASSIGNMENTS_CALL]: 'Microsoft.Authorization/roleAssignments/read',
    [ROLES_CALL]: 'Microsoft.Authorization/roleDefinitions/read',
    ...SIGN_IN_READS,
  }),
  collect: async ctx => {
    const scope = `/subscriptions/${ctx.account}`;
    const at = (what: string, filter: string, call: string): ArmRead => ({
      path: `${scope}/providers/Microsoft.Authorization/${what}?$filter=${filter}`,
      apiVersion: '2022-04-01',
      call,
    });
    const own = await ctx.read(ROLES_CALL, async () => {
      const roles = new Map<string, PrivilegeLevel>();
      for await (const page of ctx.pages<Role>(at('roleDefinitions', "type%20eq%20'CustomRole'", ROLES_CALL)))
        for (const role of page) roles.set((role.name ?? '').toLowerCase(), powersIn(role));
      return roles;
    });
    await ctx.list('identity', ASSIGNMENTS_CALL, async () => {
      const byPrincipal = new Map<string, { type: string; roles: Set<string> }>();
      for await (const page of ctx.pages<Assignment>(at('roleAssignments', 'atScope()', ASSIGNMENTS_CALL))) {
        for (const { properties: { principalId, principalType = 'Unknown', roleDefinitionId = '' } = {} } of page) {
          if (principalId === undefined) continue;
          const seen = byPrincipal.get(principalId) ?? { type: principalType, roles: new Set() };
          byPrincipal.set(principalId, seen);
          seen.roles.add(armId(roleDefinitionId).split('/').at(-1) ?? '');
        }
      }
      const signIns = await readSignIns(
        ctx,
        [...byPrincipal].flatMap(([id, { type }]) => (type === 'User' && PERSON.test(id) ? id : [])),
      );
      for (const [id, { type, roles }] of byPrincipal)
        emitPrincipal(ctx, id, type, privilegeLevelOf([...roles], own), signIns.get(id));
    });
  },
};

type Credentials = Reading<Facets['credentials']>;

const PERSON = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** One who may not see the first may see none: the others are not asked for. */
async function readSignIns(ctx: AzureContext, people: readonly string[]): Promise<ReadonlyMap<string, Credentials>> {
  const [first, ...others] = people;
  if (first === undefined) return new Map();
  const one = await readSignIn(ctx, first);
  const rest = await Promise.all(
    others.map(async person => [person, one.state === 'unread' ? one : await readSignIn(ctx, person)] as const),
  );
  return new Map([[first, one], ...rest]);
}

/** Absent: the directory has no such person, or has closed the log-in. */
async function readSignIn(ctx: AzureContext, person: string): Promise<Credentials> {
  const signIn = await ctx.read(SIGN_IN_CALL, () => ctx.signIn(person), { absentOn: ['404'] });
  return flatMapReading(signIn, ({ isMfaRegistered, isMfaCapable, isPasswordlessCapable }) =>
    mapReading(requireField(isMfaRegistered, 'isMfaRegistered'), registered => ({
      consoleAccess: true,
      mfa: registered || isMfaCapable === true || isPasswordlessCapable === true,
      accessKeys: [],
    })),
  );
}

/** A group logs in nowhere; the secrets of a program are another list of the directory. */
const credentialsOf = (type: string, signIn: Credentials | undefined): Credentials =>
  signIn ?? (/Group$/.test(type) ? absent : unread('not-collected', `how a ${type} logs in`));

function emitPrincipal(
  ctx: AzureContext,
  principal: string,
  type: string,
  privilegeLevel: Reading<PrivilegeLevel>,
  signIn: Credentials | undefined,
): void {
  ctx.emit({
    id: armId(`/subscriptions/${ctx.account}/principals/${principal}`),
    stableId: principal,
    kind: 'identity',
    type: 'Microsoft.Authorization/roleAssignments',
    name: `${type} ${principal}`,
    tags: {},
    facets: { privilegeLevel, trustedPrincipals: takenBy(principal, type), credentials: credentialsOf(type, signIn) },
  });
}

/** A person comes in as such; who is in a group is the directory's business; a program is nobody's log-in. */
function takenBy(principal: string, type: string): Reading<Facets['trustedPrincipals']> {
  if (type === 'User') return value([{ type: 'user', principal: principal, requiresExternalIdOrMfa: true }]);
  if (type === 'ServicePrincipal')
    return value([{ type: 'service', principal: principal, requiresExternalIdOrMfa: true }]);
  if (type === 'Group' || type === 'ForeignGroup')
    return value([{ type: 'federated', principal: principal, requiresExternalIdOrMfa: true }]);
  return unread('failed', `the answer has the unknown principalType ${type}`);
}

function privilegeLevelOf(
  roles: readonly string[],
  own: Reading<ReadonlyMap<string, PrivilegeLevel>>,
): Reading<PrivilegeLevel> {
  if (roles.includes(OWNER)) return value('administrator');
  const custom = mapReading(own, all => roles.flatMap(role => all.get(role) ?? []));
  const words = custom.state === 'value' ? custom.value : [];
  if (words.includes('administrator')) return value('administrator');
  if (roles.some(role => GRANTERS.has(role)) || words.includes('can-escalate')) {
    return custom.state === 'unread' ? custom : value('can-escalate');
  }
  return custom.state === 'unread' ? custom : value('limited');
}

/** Everything, or the right to give rights: either makes an administrator, the second in one more step. */
function powersIn({ properties }: Role): PrivilegeLevel {
  const words = (properties?.permissions ?? []).map(({ actions = [], notActions = [] }): PrivilegeLevel => {
    const gives = (list: readonly string[]): boolean =>
      list.some(action => /^(\*|Microsoft\.Authorization\/(\*|roleAssignments\/(\*|write)|\*\/write))$/i.test(action));
    if (!gives(actions) || gives(notActions)) return 'limited';
    return actions.includes('*') ? 'administrator' : 'can-escalate';
  });
  return words.includes('administrator')
    ? 'administrator'
    : words.includes('can-escalate')
      ? 'can-escalate'
      : 'limited';
}
