import { unread, type Reading } from '../../../../model/reading.ts';
import { UnreadError } from '../../client/failure.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import type { IamPolicy } from '../../facets/iam-policy.ts';
import { ANCESTORS_OPERATION } from '../project/project.ts';
import { grantsByMember, type Grants } from './grants.ts';
import { emitMember } from './members.ts';
import {
  FOLDER_POLICY,
  ORGANIZATION_POLICY,
  PROJECT_POLICY,
  readInheritedPolicies,
  readProjectPolicy,
} from './policies.ts';
import { CUSTOM_ROLES, readRoles } from './roles.ts';
import {
  emitServiceAccount,
  SERVICE_ACCOUNT_KEYS,
  SERVICE_ACCOUNT_POLICY,
  type ServiceAccount,
} from './service-accounts.ts';

const SERVICE_ACCOUNTS: GcpList = {
  call: 'iam:projects.serviceAccounts.list',
  permission: 'iam.serviceAccounts.list',
  path: '/v1/projects/{project}/serviceAccounts',
  query: 'pageSize=100',
  items: 'accounts',
};

/** Service accounts of the project, and everybody whom its policy, or one that it inherits, gives a role. */
export const gcpIam: GcpCollector = {
  id: 'gcp-iam',
  provider: 'gcp',
  scope: 'global',
  lists: ['identity'],
  fills: { identity: ['privilegeLevel', 'deletePermissions', 'trustedPrincipals', 'credentials'] },
  operations: gcpOperations(
    SERVICE_ACCOUNTS, SERVICE_ACCOUNT_KEYS, SERVICE_ACCOUNT_POLICY, PROJECT_POLICY, FOLDER_POLICY, ORGANIZATION_POLICY, CUSTOM_ROLES, ANCESTORS_OPERATION,
  ),
  decidedBy: {
    privilegeLevel: ['cloudresourcemanager:projects.getIamPolicy'],
    credentials: ['iam:projects.serviceAccounts.keys.list'],
    trustedPrincipals: ['iam:projects.serviceAccounts.getIamPolicy'],
  },
  collect: async ctx => {
    const [own, inherited] = await Promise.all([readProjectPolicy(ctx), readInheritedPolicies(ctx)]);
    const policies = [own, inherited].flatMap((one): readonly IamPolicy[] => (one.state === 'value' ? [one.value].flat() : []));
    const grants = grantsByMember(policies);
    const gap = gapOf(own, inherited);
    const roles = await readRoles(ctx, [...grants.values()].flatMap(one => [...one.keys()]));
    await ctx.list('identity', SERVICE_ACCOUNTS.call, () =>
      ctx.each<ServiceAccount>(SERVICE_ACCOUNTS, row => emitServiceAccount(ctx, row, { grants: grantsOf(grants, row.email), roles, gap })),
    );
    await ctx.list('identity', PROJECT_POLICY.call, () => emitMembers(ctx, grants, { roles, gap }));
  },
}; // prettier-ignore

const NO_GRANTS: Grants = new Map();
const grantsOf = (grants: ReadonlyMap<string, Grants>, email: string | undefined): Grants =>
  grants.get(`serviceAccount:${email ?? ''}`) ?? NO_GRANTS;

/** Why somebody may have more roles than were read. */
const gapOf = (...policies: readonly Reading<unknown>[]) => {
  const missing = policies.find(one => one.state !== 'value');
  return missing === undefined
    ? undefined
    : missing.state === 'unread'
      ? missing
      : unread('failed', 'the response has no policy');
};

/** Members of other projects and of none; service accounts of the project are a list of their own. */
async function emitMembers(
  ctx: GcpContext,
  grants: ReadonlyMap<string, Grants>,
  { roles, gap }: Omit<Parameters<typeof emitServiceAccount>[2], 'grants'>,
): Promise<void> {
  for (const [member, own] of grants) emitMember(ctx, member, { grants: own, roles, gap });
  if (gap !== undefined) throw new UnreadError(gap);
  await Promise.resolve();
}
