import type * as sdk from '@aws-sdk/client-iam';
import type {
  AttachedPolicy,
  GetAccountAuthorizationDetailsResponse,
  GroupDetail,
  IAMClient,
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
import { privilegeLevelsIn, type IdentityPolicies } from './account-privileges.ts';
import { deletePermissionsOf } from './delete-permissions.ts';
import { trustedPrincipalsOf } from './trust-policies.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';

/** Reads the privileges of users and roles, and trust policies. Users themselves are listed with the credential report. */
export const awsIamAuthorizationDetails: AwsCollector = {
  id: 'aws-iam-authorization-details',
  provider: 'aws',
  scope: 'global',
  lists: ['identity'],
  fills: {
    identity: ['privilegeLevel', 'deletePermissions', 'trustedPrincipals', 'credentials', 'infrastructureAsCode'],
  },
  operations: operations('iam', ['GetAccountAuthorizationDetails', 'ListRoles']),
  collect: async ctx => {
    const iam = await import('@aws-sdk/client-iam');
    const client = ctx.client(iam.IAMClient);
    const details = await ctx.read('iam:GetAccountAuthorizationDetails', async () => {
      const pages: GetAccountAuthorizationDetailsResponse[] = [];
      // A user may be on the first page and the policies of its groups on the last.
      for await (const page of iam.paginateGetAccountAuthorizationDetails({ client, pageSize: 1000 }, {}))
        pages.push(page);
      return pages;
    });
    if (details.state !== 'value') {
      await listRoles(ctx, iam, client, details.state === 'unread' ? details : absent);
      return;
    }
    await ctx.list('identity', 'iam:GetAccountAuthorizationDetails', async () => {
      const pages = details.value;
      const users = pages.flatMap(page => assertField(page.UserDetailList, 'UserDetailList'));
      const roles = pages.flatMap(page => assertField(page.RoleDetailList, 'RoleDetailList')).filter(isCustomerRole);
      const privileges = privilegesIn(users, roles, policiesIn(pages), ctx.account);
      for (const user of users) {
        const arn = assertField(user.Arn, 'Arn');
        ctx.add(arn, {
          ...privileges(arn),
          trustedPrincipals: absent,
          infrastructureAsCode: tagFacetsOf(user).infrastructureAsCode,
        });
      }
      await forEachItem(roles, role => {
        emitRole(ctx, role, privileges);
      });
    });
  },
};

/** Only the AWS service can assume a service-linked role or change its policies. */
const isCustomerRole = ({ Path: path }: Pick<RoleDetail, 'Path'>): boolean =>
  path?.startsWith('/aws-service-role/') !== true;

/** Without the details, the list of roles still has their trust policies; it has neither other policies nor tags. */
async function listRoles(ctx: AwsContext, iam: typeof sdk, client: IAMClient, refused: Reading<never>): Promise<void> {
  const privileges = (): Privileges => ({ privilegeLevel: refused, deletePermissions: refused });
  await ctx.list('identity', 'iam:ListRoles', async () => {
    for await (const page of iam.paginateListRoles({ client, pageSize: 1000 }, {}))
      await forEachItem(assertField(page.Roles, 'Roles').filter(isCustomerRole), role => {
        emitRole(ctx, { ...role, Tags: undefined }, privileges);
      });
  });
}

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

type Privileges = Pick<FacetReadings, 'privilegeLevel' | 'deletePermissions'>;

/** The privileges of each identity by ARN. One that names a powerful role is judged by that role. */
function privilegesIn(
  users: readonly UserDetail[],
  roles: readonly RoleDetail[],
  policies: Policies,
  account: string,
): (arn: string) => Privileges {
  const identities: readonly IdentityPolicies[] = [
    ...[...policies.groups.values()].map(group => groupPolicies(group, policies)),
    ...users.map(user => userPolicies(user, policies)),
    ...roles.map(role => rolePolicies(role, policies)),
  ];
  const levels = privilegeLevelsIn(identities, account);
  const byArn = new Map(identities.map(one => [one.arn, one]));
  return arn => {
    const { policies: documents = [], boundary } = byArn.get(arn) ?? {};
    const level = levels.get(arn);
    return {
      privilegeLevel: readingOf(level),
      deletePermissions: readingOf(deletePermissionsOf(documents, boundary, level)),
    };
  };
}

const readingOf = <T>(evaluated: T | undefined): Reading<T> =>
  evaluated === undefined
    ? unread('failed', 'its policies have conditions that cannot be evaluated')
    : value(evaluated);

/** An empty document stands for a missing one: the evaluator answers undefined. */
const MISSING = '';

const documentsOf = (
  inline: readonly PolicyDetail[] | undefined,
  attached: readonly AttachedPolicy[] | undefined,
  { managed }: Policies,
): string[] => [
  ...(inline ?? []).map(policy => decoded(policy.PolicyDocument ?? MISSING)),
  ...(attached ?? []).map(policy => managed.get(policy.PolicyArn ?? '') ?? MISSING),
];

const arnsOf = (attached: readonly AttachedPolicy[]): string[] => attached.flatMap(policy => policy.PolicyArn ?? []);

function boundaryOf(identity: UserDetail | RoleDetail, { managed }: Policies): readonly string[] | undefined {
  const arn = identity.PermissionsBoundary?.PermissionsBoundaryArn;
  return arn === undefined ? undefined : [managed.get(arn) ?? MISSING];
}

const groupPolicies = (group: GroupDetail, policies: Policies): IdentityPolicies => ({
  arn: group.Arn ?? '',
  kind: 'group',
  policies: documentsOf(group.GroupPolicyList, group.AttachedManagedPolicies, policies),
});

function userPolicies(user: UserDetail, policies: Policies): IdentityPolicies {
  const names = user.GroupList ?? [];
  const groups = names.flatMap(name => policies.groups.get(name) ?? []);
  const attached = [user, ...groups].flatMap(one => one.AttachedManagedPolicies ?? []);
  const inline = [...(user.UserPolicyList ?? []), ...groups.flatMap(group => group.GroupPolicyList ?? [])];
  return {
    arn: user.Arn ?? '',
    kind: 'user',
    policies: [
      ...documentsOf(inline, attached, policies),
      // The response lacks a group of the user.
      ...(groups.length < names.length ? [MISSING] : []),
    ],
    boundary: boundaryOf(user, policies),
    groups: groups.flatMap(group => group.Arn ?? []),
    attached: arnsOf(attached),
  };
}

const rolePolicies = (role: RoleDetail, policies: Policies): IdentityPolicies => ({
  arn: role.Arn ?? '',
  kind: 'role',
  policies: documentsOf(role.RolePolicyList, role.AttachedManagedPolicies, policies),
  boundary: boundaryOf(role, policies),
  attached: arnsOf(role.AttachedManagedPolicies ?? []),
  trust: decoded(role.AssumeRolePolicyDocument ?? ''),
});

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
      trustedPrincipals: trustedPrincipalsOf(decoded(role.AssumeRolePolicyDocument ?? ''), ctx.account),
      infrastructureAsCode,
    },
  });
}
