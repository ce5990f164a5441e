import { UnreadError } from '../../client/failure.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { emitMember } from './members.ts';
import { PROJECT_POLICY } from './policies.ts';
import { GRANTS_READS, readGrants, type AllGrants } from './read-grants.ts';
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
  operations: gcpOperations(SERVICE_ACCOUNTS, SERVICE_ACCOUNT_KEYS, SERVICE_ACCOUNT_POLICY, ...GRANTS_READS),
  decidedBy: {
    privilegeLevel: [PROJECT_POLICY.call],
    deletePermissions: [PROJECT_POLICY.call],
    trustedPrincipals: [SERVICE_ACCOUNT_POLICY.call],
    credentials: [SERVICE_ACCOUNT_KEYS.call],
  },
  collect: async ctx => {
    const grants = await readGrants(ctx);
    await ctx.list('identity', SERVICE_ACCOUNTS.call, () =>
      ctx.each<ServiceAccount>(SERVICE_ACCOUNTS, row =>
        emitServiceAccount(ctx, row, grants.ofServiceAccount(row.email)),
      ),
    );
    await ctx.list('identity', PROJECT_POLICY.call, () => emitMembers(ctx, grants));
  },
};

/** Members of other projects and of none; service accounts of the project are a list of their own. */
async function emitMembers(ctx: GcpContext, { byMember, roles, gap }: AllGrants): Promise<void> {
  for (const [member, grants] of byMember) emitMember(ctx, member, { grants, roles, gap });
  if (gap !== undefined) throw new UnreadError(gap);
  await Promise.resolve();
}
