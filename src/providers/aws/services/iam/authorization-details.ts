import type {
  GetAccountAuthorizationDetailsResponse,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { deletePermissionsOf, privilegeLevelOf } from './privileges.ts';
import { trustedPrincipalsOf } from './trust-policies.ts';

/** Reads the privileges of users and roles, and trust policies. Users themselves are listed with the credential report. */
export const awsIamAuthorizationDetails: AwsCollector = {
  id: 'aws-iam-authorization-details',
  provider: 'aws',
  scope: 'global',
  lists: ['identity'],
  fills: {
    identity: ['privilegeLevel', 'deletePermissions', 'trustedPrincipals', 'credentials', 'infrastructureAsCode'],
  },
  operations: operations('iam', ['GetAccountAuthorizationDetails']),
  collect: async ctx => {
    const iam = await import('@aws-sdk/client-iam');
    const client = ctx.client(iam.IAMClient);
    await ctx.list('identity', 'iam:GetAccountAuthorizationDetails', async () => {
      const pages: GetAccountAuthorizationDetailsResponse[] = [];
      // A user may be on the first page and the policies of its groups on the last.
      for await (const page of iam.paginateGetAccountAuthorizationDetails({ client, pageSize: 1000 }, {}))
        pages.push(page);
      const policies = policiesIn(pages);
      for (const user of pages.flatMap(page => assertField(page.UserDetailList, 'UserDetailList')))
        ctx.add(assertField(user.Arn, 'Arn'), {
          ...userPrivileges(user, policies),
          trustedPrincipals: absent,
          infrastructureAsCode: tagFacetsOf(user).infrastructureAsCode,
        });
      for (const role of pages.flatMap(page => assertField(page.RoleDetailList, 'RoleDetailList')))
        emitRole(ctx, role, policies);
    });
  },
};

interface Policies {
  /** Documents of managed policies by ARN. */
  readonly managed: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, GroupDetail>;
}

function policiesIn(pages: readonly GetAccountAuthorizationDetailsResponse[]): Policies {
  const policies = pages.flatMap(page => page.Policies ?? []);
  return {
    managed: new Map(policies.flatMap(policy => documentOf(policy))),
    groups: new Map(
      pages
        .flatMap(page => page.GroupDetailList ?? [])
        .flatMap(group => (group.GroupName === undefined ? [] : [[group.GroupName, group]])),
    ),
  };
}

function documentOf({
  Arn: arn,
  DefaultVersionId: id,
  PolicyVersionList: versions,
}: ManagedPolicyDetail): [string, string][] {
  const current = versions?.find(version => version.IsDefaultVersion === true || version.VersionId === id);
  return arn === undefined || current?.Document === undefined ? [] : [[arn, decoded(current.Document)]];
}

/** Policy documents are URL-encoded. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type Identity = Pick<UserDetail, 'AttachedManagedPolicies' | 'PermissionsBoundary'> & {
  readonly inline: readonly PolicyDetail[];
};

type Privileges = Pick<FacetReadings, 'privilegeLevel' | 'deletePermissions'>;

function userPrivileges(user: UserDetail, policies: Policies): Privileges {
  const names = user.GroupList ?? [];
  const groups = names.flatMap(name => policies.groups.get(name) ?? []);
  if (groups.length < names.length) {
    const incomplete = unread('failed', 'the response lacks a group of the user');
    return { privilegeLevel: incomplete, deletePermissions: incomplete };
  }
  return privilegesOf(
    {
      inline: [...(user.UserPolicyList ?? []), ...groups.flatMap(group => group.GroupPolicyList ?? [])],
      AttachedManagedPolicies: [user, ...groups].flatMap(one => one.AttachedManagedPolicies ?? []),
      PermissionsBoundary: user.PermissionsBoundary,
    },
    policies,
  );
}

function privilegesOf(identity: Identity, { managed }: Policies): Privileges {
  // An empty document stands for a missing one: the evaluator answers undefined.
  const text = (arn: string | undefined): string => managed.get(arn ?? '') ?? '';
  const documents = [
    ...identity.inline.map(policy => decoded(policy.PolicyDocument ?? '')),
    ...(identity.AttachedManagedPolicies ?? []).map(policy => text(policy.PolicyArn)),
  ];
  const boundary = identity.PermissionsBoundary?.PermissionsBoundaryArn;
  const boundaryPolicies = boundary === undefined ? undefined : [text(boundary)];
  return {
    privilegeLevel: readingOf(privilegeLevelOf(documents, boundaryPolicies)),
    deletePermissions: readingOf(deletePermissionsOf(documents, boundaryPolicies)),
  };
}

const readingOf = <T>(evaluated: T | undefined): Reading<T> =>
  evaluated === undefined
    ? unread('failed', 'its policies have conditions that cannot be evaluated')
    : value(evaluated);

const tagFacetsOf = ({ Tags: tags }: UserDetail | RoleDetail): ReturnType<typeof tagFacets> =>
  tagFacets(mapReading(requireField(tags, 'Tags'), tagsOf));

function emitRole(ctx: AwsContext, role: RoleDetail, policies: Policies): void {
  const arn = assertField(role.Arn, 'Arn');
  // Only the AWS service can assume a service-linked role or change its policies.
  if (role.Path?.startsWith('/aws-service-role/') === true) return;
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
      ...privilegesOf(
        {
          inline: role.RolePolicyList ?? [],
          AttachedManagedPolicies: role.AttachedManagedPolicies,
          PermissionsBoundary: role.PermissionsBoundary,
        },
        policies,
      ),
      trustedPrincipals: trustedPrincipalsOf(decoded(role.AssumeRolePolicyDocument ?? ''), ctx.account),
      infrastructureAsCode,
    },
  });
}
