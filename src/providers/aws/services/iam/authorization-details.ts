import type { GetAccountAuthorizationDetailsResponse, RoleDetail, UserDetail } from '@aws-sdk/client-iam';
import { absent, mapReading, value } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import {
  decoded,
  isCustomerRole,
  privilegesIn,
  type AuthorizationDetails,
  type Privileges,
} from './identity-policies.ts';
import { readPolicyLists } from './policy-lists.ts';
import { POLICY_LIST_CALLS } from './policy-reads.ts';
import { trustedPrincipalsOf } from './trust-policies.ts';

interface WholePage extends GetAccountAuthorizationDetailsResponse {
  readonly users: readonly UserDetail[];
  readonly roles: readonly RoleDetail[];
}

/** One call has users, groups, roles and their policies. */
const DETAILS = ['iam:GetAccountAuthorizationDetails'] as const;

/** Reads the privileges of users and roles, and trust policies. Users themselves are listed with the credential report. */
export const awsIamAuthorizationDetails: AwsCollector = {
  id: 'aws-iam-authorization-details',
  provider: 'aws',
  scope: 'global',
  lists: ['identity'],
  fills: {
    identity: [
      'privilegeLevel',
      'deletePermissions',
      'unscopedActions',
      'codeExecution',
      'instanceProfiles',
      'trustedPrincipals',
      'credentials',
      'infrastructureAsCode',
    ],
  },
  operations: operations('iam', ['GetAccountAuthorizationDetails', ...POLICY_LIST_CALLS]),
  decidedBy: {
    privilegeLevel: DETAILS,
    deletePermissions: DETAILS,
    unscopedActions: DETAILS,
    trustedPrincipals: DETAILS,
  },
  collect: async ctx => {
    const iam = await import('@aws-sdk/client-iam');
    const client = ctx.client(iam.IAMClient);
    const details = await ctx.read('iam:GetAccountAuthorizationDetails', async () => {
      const pages: WholePage[] = [];
      // A user may be on the first page and the policies of its groups on the last. An answer that is none is no list of nobody.
      for await (const page of iam.paginateGetAccountAuthorizationDetails({ client, pageSize: 1000 }, {}))
        pages.push({
          ...page,
          users: assertField(page.UserDetailList, 'UserDetailList'),
          roles: assertField(page.RoleDetailList, 'RoleDetailList'),
        });
      return pages;
    });
    if (details.state !== 'value') {
      await readPolicyLists({ ctx, iam, client }, found => emitIdentities(ctx, found));
      return;
    }
    await ctx.list('identity', 'iam:GetAccountAuthorizationDetails', () =>
      emitIdentities(ctx, {
        users: details.value.flatMap(({ users }) => users),
        roles: details.value.flatMap(({ roles }) => roles),
        groups: details.value.flatMap(page => page.GroupDetailList ?? []),
        policies: details.value.flatMap(page => page.Policies ?? []),
      }),
    );
  },
};

async function emitIdentities(ctx: AwsContext, details: AuthorizationDetails): Promise<void> {
  const roles = details.roles.filter(isCustomerRole);
  const privileges = privilegesIn({ ...details, roles }, ctx.account);
  const addUser = (user: UserDetail): void => {
    const arn = assertField(user.Arn, 'Arn');
    ctx.add(arn, {
      ...privileges(arn),
      trustedPrincipals: absent,
      instanceProfiles: absent,
      infrastructureAsCode: tagFacetsOf(user).infrastructureAsCode,
    });
  };
  await awaitAll([
    forEachItem(details.users, addUser),
    forEachItem(roles, role => {
      emitRole(ctx, role, privileges);
    }),
  ]);
}

const tagFacetsOf = ({ Tags: tags }: UserDetail | RoleDetail): ReturnType<typeof tagFacets> =>
  tagFacets(mapReading(requireField(tags, 'Tags'), tagsOf));

function emitRole(ctx: AwsContext, role: RoleDetail, privileges: (arn: string) => Privileges): void {
  const arn = assertField(role.Arn, 'Arn');
  const { tags, slot, infrastructureAsCode } = tagFacetsOf(role);
  ctx.emit({
    id: arn,
    stableId: role.RoleId,
    slot,
    kind: 'identity',
    type: 'AWS::IAM::Role',
    region: 'global',
    name: role.RoleName ?? arn,
    tags,
    createdAt: role.CreateDate?.toISOString(),
    facets: {
      // A role has neither password nor access keys.
      credentials: value({ consoleAccess: false, accessKeys: [] }),
      ...privileges(arn),
      instanceProfiles: mapReading(requireField(role.InstanceProfileList, 'InstanceProfileList'), profiles =>
        profiles.flatMap(({ InstanceProfileName: name }) => name ?? []),
      ),
      trustedPrincipals: trustedPrincipalsOf(decoded(role.AssumeRolePolicyDocument ?? ''), ctx.account),
      infrastructureAsCode,
    },
  });
}
