import type {
  AttachedPolicy,
  GroupDetail,
  ManagedPolicyDetail,
  PolicyDetail,
  RoleDetail,
  UserDetail,
} from '@aws-sdk/client-iam';
import { absent, unread, value, type Reading, type Unread } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { privilegeLevelsIn, type IdentityPolicies } from './account-privileges.ts';
import { codeExecutionOf } from './code-execution.ts';
import { deletePermissionsOf } from './delete-permissions.ts';
import { unscopedActionsOf } from './unscoped-actions.ts';

/** Users, roles, groups and managed policies of an account, as `GetAccountAuthorizationDetails` lists them. */
export interface AuthorizationDetails {
  readonly users: readonly UserDetail[];
  readonly roles: readonly RoleDetail[];
  readonly groups: readonly GroupDetail[];
  readonly policies: readonly ManagedPolicyDetail[];
  /** Why policies of an identity are missing, by its ARN. */
  readonly gaps?: ReadonlyMap<string, Unread>;
  /** Why identities are missing: who is limited may have more rights by one of them. */
  readonly incomplete?: Unread | undefined;
}

/** Only the AWS service can assume a service-linked role or change its policies. */
export const isCustomerRole = ({ Path: path }: Pick<RoleDetail, 'Path'>): boolean =>
  path?.startsWith('/aws-service-role/') !== true;

interface Policies {
  /** Documents of managed policies by ARN. */
  readonly managed: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, GroupDetail>;
}

const policiesIn = ({ policies, groups }: AuthorizationDetails): Policies => ({
  managed: new Map(policies.flatMap(policy => documentOf(policy))),
  groups: new Map(groups.flatMap(group => (group.GroupName === undefined ? [] : [[group.GroupName, group]]))),
});

function documentOf({
  Arn: arn,
  DefaultVersionId: id,
  PolicyVersionList: versions,
}: ManagedPolicyDetail): [string, string][] {
  const current = versions?.find(version => version.IsDefaultVersion === true || version.VersionId === id);
  return arn === undefined || current?.Document === undefined ? [] : [[arn, decoded(current.Document)]];
}

/** Policy documents are URL-encoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export type Privileges = Pick<
  FacetReadings,
  'privilegeLevel' | 'deletePermissions' | 'unscopedActions' | 'codeExecution'
>;

/** The privileges of each identity by ARN. One that names a powerful role is judged by that role. */
export function privilegesIn(details: AuthorizationDetails, account: string): (arn: string) => Privileges {
  const policies = policiesIn(details);
  const identities: readonly IdentityPolicies[] = [
    ...details.groups.map(group => groupPolicies(group, policies)),
    ...details.users.map(user => userPolicies(user, policies)),
    ...details.roles.map(role => rolePolicies(role, policies)),
  ];
  const levels = privilegeLevelsIn(identities, account);
  const byArn = new Map(identities.map(one => [one.arn, one]));
  // Who names another identity may be unclear because of that one.
  const unclear = details.gaps?.values().next().value ?? UNCLEAR;
  return arn => {
    const { policies: documents = [], boundary, trust } = byArn.get(arn) ?? {};
    const level = levels.get(arn);
    const deletes = deletePermissionsOf(documents, boundary, level);
    const gap = details.gaps?.get(arn);
    // What is missing can only add permissions.
    const hidden = details.incomplete ?? gap;
    return {
      privilegeLevel:
        level === 'limited' && details.incomplete !== undefined
          ? details.incomplete
          : (valueOf(level) ?? gap ?? unclear),
      deletePermissions: deletes !== 'all' && hidden !== undefined ? hidden : (valueOf(deletes) ?? unclear),
      codeExecution: gap ?? value(codeExecutionOf(documents, boundary)),
      unscopedActions: trust?.includes(IDENTITY_POOL) === true ? unscopedOf(documents, boundary, gap) : absent,
    };
  };
}

/** The identity pools of Amazon Cognito, which let guests act as a role. */
const IDENTITY_POOL = 'cognito-identity.amazonaws.com';

/** What is missing can only add actions. */
function unscopedOf(
  documents: readonly string[],
  boundary: readonly string[] | undefined,
  gap: Unread | undefined,
): Reading<string[]> {
  const found = unscopedActionsOf(documents, boundary);
  return gap === undefined || (found.state === 'value' && found.value.length > 0) ? found : gap;
}

const UNCLEAR = unread('failed', 'its policies have conditions that cannot be evaluated');

const valueOf = <T>(evaluated: T | undefined): Reading<T> | undefined =>
  evaluated === undefined ? undefined : value(evaluated);

/** An empty document stands for a missing one: the evaluator answers undefined. */
export const MISSING = '';

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
