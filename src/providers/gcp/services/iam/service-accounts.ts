import type { Facets } from '../../../../model/facets.ts';
import { mapReading, unread, value, type Reading, type Unread } from '../../../../model/reading.ts';
import type { GcpContext, GcpRead } from '../../context.ts';
import { headOf, isoDate } from '../../facets/common.ts';
import { isEverybody, membersOf, type IamPolicy } from '../../facets/iam-policy.ts';
import { privilegesOf, type Grants, type Privileges } from './grants.ts';
import { trustedMember } from './trusted.ts';
import type { RoleLookup } from './roles.ts';

/** Keys that people made; Google's own come and go by themselves. The answer has no private parts. */
export const SERVICE_ACCOUNT_KEYS: GcpRead = {
  call: 'iam:projects.serviceAccounts.keys.list',
  permission: 'iam.serviceAccountKeys.list',
  path: '/v1/projects/{project}/serviceAccounts/{email}/keys',
  query: 'keyTypes=USER_MANAGED',
  lists: ['keys'],
};
export const SERVICE_ACCOUNT_POLICY: GcpRead = {
  call: 'iam:projects.serviceAccounts.getIamPolicy',
  permission: 'iam.serviceAccounts.getIamPolicy',
  path: '/v1/projects/{project}/serviceAccounts/{email}:getIamPolicy',
  body: { options: { requestedPolicyVersion: 3 } },
};

export interface ServiceAccount {
  readonly name?: string;
  readonly email?: string;
  readonly uniqueId?: string;
  readonly disabled?: boolean;
}

interface Keys {
  readonly keys?:
    | readonly { readonly validAfterTime?: string; readonly validBeforeTime?: string; readonly disabled?: boolean }[]
    | null;
}

/** What decides what an identity may do. */
export interface IdentityGrants {
  readonly grants: Grants;
  readonly roles: Reading<RoleLookup>;
  /** Why it may have more roles. */
  readonly gap: Unread | undefined;
}

export async function emitServiceAccount(ctx: GcpContext, row: ServiceAccount, grants: IdentityGrants): Promise<void> {
  const email = row.email ?? '';
  const [keys, policy] = await Promise.all([
    ctx.read(SERVICE_ACCOUNT_KEYS.call, () => ctx.get<Keys>(SERVICE_ACCOUNT_KEYS, { email })),
    ctx.read(SERVICE_ACCOUNT_POLICY.call, () => ctx.get<IamPolicy>(SERVICE_ACCOUNT_POLICY, { email })),
  ]);
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'identity', type: 'iam.googleapis.com/ServiceAccount', region: 'global' },
      ...{ name: row.name, stableId: row.uniqueId },
    }),
    facets: {
      ...levelsOf(grants),
      credentials: mapReading(keys, found => credentialsOf(found, row.disabled === true)),
      trustedPrincipals: mapReading(policy, trustedBy),
    },
  });
}

/** Roles that were read count, whatever is missing: more of them could only add. */
export function levelsOf({ grants, roles, gap }: IdentityGrants): Privileges {
  const { privilegeLevel, deletePermissions } = privilegesOf(grants, roles);
  const isFinal = (reading: Reading<string>): boolean =>
    reading.state === 'value' && /^(administrator|all)$/.test(reading.value);
  return {
    privilegeLevel: gap === undefined || isFinal(privilegeLevel) ? privilegeLevel : gap,
    deletePermissions: gap === undefined || isFinal(deletePermissions) ? deletePermissions : gap,
  };
}

/** Google does not say when a key was used last. */
function credentialsOf({ keys }: Keys, disabled: boolean): Facets['credentials'] {
  return {
    consoleAccess: false,
    accessKeys: (keys ?? []).map(key => {
      const createdAt = isoDate(key.validAfterTime);
      return {
        active: !disabled && key.disabled !== true,
        useUnknown: true,
        ...(createdAt === undefined ? {} : { createdAt }),
      };
    }),
  };
}

/** Roles whose members get tokens of the service account. */
const IMPERSONATION =
  /^roles\/(iam\.(serviceAccountTokenCreator|workloadIdentityUser|serviceAccountOpenIdTokenCreator)|owner)$/;

/** Workloads of the project run as it, and whoever may impersonate it. */
function trustedBy(policy: IamPolicy): Facets['trustedPrincipals'] {
  const members = membersOf(policy, IMPERSONATION);
  return [
    { type: 'service', principal: 'compute.googleapis.com', requiresExternalIdOrMfa: true },
    ...members.map(member => (isEverybody(member) ? trustedMember('allUsers') : trustedMember(member))),
  ];
}

export const unreadCredentials = (member: string): Reading<never> =>
  unread('not-collected', `the sign-in of ${member}, which Google Workspace or Cloud Identity holds`);

export const NO_CREDENTIALS: Reading<Facets['credentials']> = value({ consoleAccess: false, accessKeys: [] });
