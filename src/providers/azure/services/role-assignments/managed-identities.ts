import { unread, value, valueOrNull, type Reading } from '../../../../model/reading.ts';
import { listCall, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';
import { hostsWithin, identitiesWithin, type IdentityPowers } from './managed-identity-powers.ts';
import type { PrivilegeLevel } from './role-privileges.ts';
import { hostsOf, NO_HOSTS, type Hosts } from './system-assigned-identities.ts';

/** Its principal has the roles; a system-assigned identity is no resource of its own. */
export const MANAGED_IDENTITIES: ArmType = {
  type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
  apiVersion: '2023-01-31',
};

export interface CustomRole {
  readonly level: PrivilegeLevel;
  readonly powers: IdentityPowers;
}

export type CustomRoles = Reading<ReadonlyMap<string, CustomRole>>;
/** `roles`: each role of a principal, and whether it is assigned without a condition. */
export type Principals = ReadonlyMap<string, { readonly type: string; readonly roles: ReadonlyMap<string, boolean> }>;
type Levels = ReadonlyMap<string, Reading<PrivilegeLevel>>;

interface Roles {
  readonly principals: Principals;
  /** By what the roles of the principal itself allow. */
  readonly levels: Levels;
  readonly custom: CustomRoles;
}

/**
 * The levels of all principals, because who can act as a managed identity with more rights can get them; and the names of
 * managed identities, by principal in lower case.
 */
export async function withManagedIdentities(
  ctx: AzureContext,
  roles: Roles,
): Promise<{ readonly levels: Levels; readonly names: ReadonlyMap<string, string> }> {
  const { principals, levels } = roles;
  const services = [...principals].flatMap(([id, { type }]) => (isEnumValue(type, 'ServicePrincipal') ? id : []));
  if (services.length === 0) return { levels, names: new Map() };
  const isPowerful = (id: string): boolean => (valueOrNull(levels.get(id) ?? NOT_READ) ?? 'limited') !== 'limited';
  const powerful = services.filter(isPowerful).map(id => id.toLowerCase());
  const limited = limitedOf(roles).filter(({ id }) => !isPowerful(id));
  const assigned = await userAssigned(ctx);
  if (assigned.state !== 'value') {
    const hidden = powerful.length > 0 && assigned.state === 'unread' ? limited : [];
    return { levels: new Map([...levels, ...hidden.map(({ id }) => [id, assigned] as const)]), names: new Map() };
  }
  // Who works on hosts acts as whatever identity a host has of its own.
  const others = new Set(powerful.filter(id => !assigned.value.has(id)));
  const hosts = others.size === 0 ? NO_HOSTS : await hostsOf(ctx, others);
  const reached = withReach(limited, { isAssignable: others.size < powerful.length, hosts });
  return { levels: new Map([...levels, ...reached]), names: new Map([...assigned.value, ...hosts.names]) };
}

const NOT_READ: Reading<PrivilegeLevel> = unread('not-collected');

/** Names of the user-assigned identities by principal. */
const userAssigned = (ctx: AzureContext): Promise<Reading<ReadonlyMap<string, string>>> =>
  ctx.read(listCall(MANAGED_IDENTITIES), async () => {
    const found = new Map<string, string>();
    await ctx.each(MANAGED_IDENTITIES, ({ name, properties }) => {
      const principal = properties?.['principalId'];
      if (typeof principal === 'string') found.set(principal.toLowerCase(), name);
    });
    return found;
  });

interface Limited {
  readonly id: string;
  readonly reach: ReturnType<typeof identitiesWithin>;
  readonly hosts: ReturnType<typeof hostsWithin>;
}

/** Principals whose own level is known, with the managed identities that their roles let them act as. */
function limitedOf({ principals, levels, custom }: Roles): readonly Limited[] {
  const powers = new Map([...(valueOrNull(custom) ?? [])].map(([role, one]) => [role, one.powers]));
  return [...principals]
    .map(([id, { roles }]) => ({
      id,
      reach: identitiesWithin(roles.keys(), powers),
      hosts: hostsWithin(roles.keys(), powers),
    }))
    .filter(({ id, reach }) => levels.get(id)?.state === 'value' && reach !== 'none');
}

/** The levels that change. `isAssignable`: a user-assigned identity has more rights; the others may be those of a host. */
function withReach(
  limited: readonly Limited[],
  { isAssignable, hosts: { names, gap } }: { readonly isAssignable: boolean; readonly hosts: Hosts },
): [string, Reading<PrivilegeLevel>][] {
  return limited.flatMap(({ id, reach, hosts }): [string, Reading<PrivilegeLevel>][] => {
    const acts = names.size > 0 && hosts !== 'none';
    if ((isAssignable && reach === 'any') || (acts && hosts === 'all')) return [[id, value('can-escalate')]];
    if (isAssignable || acts)
      return [[id, unread('not-collected', 'what a managed identity with more rights is attached to')]];
    return names.size === 0 && gap !== undefined && hosts !== 'none' ? [[id, gap]] : [];
  });
}
