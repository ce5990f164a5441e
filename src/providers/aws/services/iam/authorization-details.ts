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
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { privilegeLevelOf, deletePermissionsOf } from './privileges.ts';
import { trustedPrincipalsOf } from './trust-policies.ts';
import { tagsOf, requireField } from '../../client/response-fields.ts';
import { byTags } from '../../facets/tag-facets.ts';

/** Reads what users and roles may do, and who may act as a role. Users themselves come with the credential report. */
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
      // A user may stand on the first page, and what he may do on the last.
      for await (const page of iam.paginateGetAccountAuthorizationDetails({ client, pageSize: 1000 }, {}))
        pages.push(page);
      const rights = permissionsOf(pages);
      for (const user of pages.flatMap(page => assertField(page.UserDetailList, 'UserDetailList')))
        ctx.add(assertField(user.Arn, 'Arn'), {
          ...mightOfUser(user, rights),
          trustedPrincipals: absent,
          infrastructureAsCode: taggedWith(user).management,
        });
      for (const role of pages.flatMap(page => assertField(page.RoleDetailList, 'RoleDetailList')))
        emitRole(ctx, role, rights);
    });
  },
};

interface Permissions {
  /** Texts of managed policies by ARN. */
  readonly managed: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, GroupDetail>;
}

function permissionsOf(pages: readonly GetAccountAuthorizationDetailsResponse[]): Permissions {
  const policies = pages.flatMap(page => page.Policies ?? []);
  return {
    managed: new Map(policies.flatMap(policy => pairOf(policy))),
    groups: new Map(
      pages
        .flatMap(page => page.GroupDetailList ?? [])
        .flatMap(group => (group.GroupName === undefined ? [] : [[group.GroupName, group]])),
    ),
  };
}

function pairOf({
  Arn: arn,
  DefaultVersionId: id,
  PolicyVersionList: versions,
}: ManagedPolicyDetail): [string, string][] {
  const now = versions?.find(version => version.IsDefaultVersion === true || version.VersionId === id);
  return arn === undefined || now?.Document === undefined ? [] : [[arn, decoded(now.Document)]];
}

/** Documents come with percent signs, as in an address. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type Holder = Pick<UserDetail, 'AttachedManagedPolicies' | 'PermissionsBoundary'> & {
  readonly inline: readonly PolicyDetail[];
};

type Privileges = Pick<FacetReadings, 'privilegeLevel' | 'deletePermissions'>;

function mightOfUser(user: UserDetail, rights: Permissions): Privileges {
  const names = user.GroupList ?? [];
  const groups = names.flatMap(name => rights.groups.get(name) ?? []);
  const lacking = unread('failed', 'the answer lacks a group');
  if (groups.length < names.length) return { privilegeLevel: lacking, deletePermissions: lacking };
  return privilegesOf(
    {
      inline: [...(user.UserPolicyList ?? []), ...groups.flatMap(group => group.GroupPolicyList ?? [])],
      AttachedManagedPolicies: [user, ...groups].flatMap(one => one.AttachedManagedPolicies ?? []),
      PermissionsBoundary: user.PermissionsBoundary,
    },
    rights,
  );
}

function privilegesOf(holder: Holder, { managed }: Permissions): Privileges {
  // A policy whose text we were not given is none that we can judge: the evaluator says so of an empty one.
  const text = (arn: string | undefined): string => managed.get(arn ?? '') ?? '';
  const policies = [
    ...holder.inline.map(policy => decoded(policy.PolicyDocument ?? '')),
    ...(holder.AttachedManagedPolicies ?? []).map(policy => text(policy.PolicyArn)),
  ];
  const boundary = holder.PermissionsBoundary?.PermissionsBoundaryArn;
  const most = boundary === undefined ? undefined : [text(boundary)];
  return {
    privilegeLevel: judged(privilegeLevelOf(policies, most)),
    deletePermissions: judged(deletePermissionsOf(policies, most)),
  };
}

const judged = <T>(verdict: T | undefined): Reading<T> =>
  verdict === undefined ? unread('failed', 'its policies set conditions that we cannot judge') : value(verdict);

const taggedWith = ({ Tags: tags }: UserDetail | RoleDetail): ReturnType<typeof byTags> =>
  byTags(mapReading(requireField(tags, 'Tags'), tagsOf));

function emitRole(ctx: AwsContext, role: RoleDetail, rights: Permissions): void {
  const arn = assertField(role.Arn, 'Arn');
  // Roles that a service made for itself: nobody but the service can take them or change what they may do.
  if (role.Path?.startsWith('/aws-service-role/') === true) return;
  const { tags, slot, management } = taggedWith(role);
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
      // A role has neither password nor keys.
      credentials: value({ consoleAccess: false, accessKeys: [] }),
      ...privilegesOf(
        {
          inline: role.RolePolicyList ?? [],
          AttachedManagedPolicies: role.AttachedManagedPolicies,
          PermissionsBoundary: role.PermissionsBoundary,
        },
        rights,
      ),
      trustedPrincipals: trustedPrincipalsOf(decoded(role.AssumeRolePolicyDocument ?? ''), ctx.account),
      infrastructureAsCode: management,
    },
  });
}
