import type { Group, GroupDetail, RoleDetail, User, UserDetail } from '@aws-sdk/client-iam';
import type { Unread } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { isCustomerRole, type AuthorizationDetails } from './identity-policies.ts';
import { readManagedPolicies, type ManagedPolicies } from './managed-policy-reads.ts';
import {
  askUntilDenied, collect, gapIn, inBatches, listed, orBeyond, readOwnPolicies, type Ask, type IamApi, type OwnPolicies,
} from './policy-reads.ts'; // prettier-ignore

interface People {
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  /** The names of the groups of a user. */
  readonly memberships: ReadonlyMap<string, readonly string[]>;
  readonly gap: Unread | undefined;
  /** Why groups of a user may be missing. */
  readonly membershipGap: Unread | undefined;
}

/**
 * The same as the authorization details from the lists of IAM, one identity after the other, as far as they are allowed: what
 * is refused leaves the identities unread that it is about. Roles have the list of the kind; users the credential report.
 */
export async function readPolicyLists(
  api: IamApi,
  emit: (details: AuthorizationDetails) => Promise<void>,
): Promise<void> {
  const { ctx, iam, client } = api;
  const ask = askUntilDenied(ctx);
  const people = await readPeople(api, ask);
  const progress = { isListed: false };
  const roles = await ctx.list('identity', 'iam:ListRoles', async () => {
    const found = await collect(iam.paginateListRoles({ client, pageSize: 1000 }, {}), page =>
      assertField(page.Roles, 'Roles'),
    );
    progress.isListed = true;
    await emit(await detailsOf(api, ask, people, found.filter(isCustomerRole)));
  });
  if (!progress.isListed && roles.state === 'unread')
    await emit(await detailsOf(api, ask, { ...people, gap: people.gap ?? roles }, []));
}

async function readPeople({ iam, client }: IamApi, ask: Ask): Promise<People> {
  const [users, groups] = await Promise.all([
    ask('iam:ListUsers', () =>
      collect(iam.paginateListUsers({ client, pageSize: 1000 }, {}), page => assertField(page.Users, 'Users')),
    ),
    ask('iam:ListGroups', () =>
      collect(iam.paginateListGroups({ client, pageSize: 1000 }, {}), page => assertField(page.Groups, 'Groups')),
    ),
  ]);
  const members = await inBatches(listed(groups), ({ GroupName }) =>
    ask('iam:GetGroup', () =>
      collect(iam.paginateGetGroup({ client, pageSize: 1000 }, { GroupName }), page =>
        assertField(page.Users, 'Users'),
      ),
    ),
  );
  const memberships = new Map<string, string[]>();
  for (const [index, { GroupName: group }] of listed(groups).entries())
    for (const { UserName: user } of listed(members[index] ?? { state: 'absent' }))
      if (user !== undefined && group !== undefined) memberships.set(user, [...(memberships.get(user) ?? []), group]);
  return {
    users: listed(users),
    groups: listed(groups),
    memberships,
    gap: gapIn([users, groups]),
    membershipGap: gapIn([groups, ...members.flatMap(one => one ?? [])]),
  };
}

async function detailsOf(
  api: IamApi,
  ask: Ask,
  people: People,
  roles: readonly RoleDetail[],
): Promise<AuthorizationDetails> {
  const parts = await readParts(api, ask, people, roles);
  const attached = [...parts.userPolicies, ...parts.groupPolicies, ...parts.rolePolicies].flatMap(one => one.attached);
  return assembled(people, roles, parts, await readManagedPolicies(api, ask, attached));
}

async function readParts(
  { iam, client }: IamApi,
  ask: Ask,
  people: People,
  roles: readonly RoleDetail[],
): Promise<Parts> {
  const userPolicies = await inBatches(people.users, ({ UserName }) =>
    readOwnPolicies(ask, {
      kind: 'User',
      inline: iam.paginateListUserPolicies({ client }, { UserName }),
      attached: iam.paginateListAttachedUserPolicies({ client }, { UserName }),
      document: PolicyName => client.send(new iam.GetUserPolicyCommand({ UserName, PolicyName })),
    }),
  );
  const groupPolicies = await inBatches(people.groups, ({ GroupName }) =>
    readOwnPolicies(ask, {
      kind: 'Group',
      inline: iam.paginateListGroupPolicies({ client }, { GroupName }),
      attached: iam.paginateListAttachedGroupPolicies({ client }, { GroupName }),
      document: PolicyName => client.send(new iam.GetGroupPolicyCommand({ GroupName, PolicyName })),
    }),
  );
  const rolePolicies = await inBatches(roles, ({ RoleName }) =>
    readOwnPolicies(ask, {
      kind: 'Role',
      inline: iam.paginateListRolePolicies({ client }, { RoleName }),
      attached: iam.paginateListAttachedRolePolicies({ client }, { RoleName }),
      document: PolicyName => client.send(new iam.GetRolePolicyCommand({ RoleName, PolicyName })),
    }),
  );
  return {
    userPolicies: userPolicies.map(orBeyond),
    groupPolicies: groupPolicies.map(orBeyond),
    rolePolicies: rolePolicies.map(orBeyond),
  };
}

interface Parts {
  readonly userPolicies: readonly OwnPolicies[];
  readonly groupPolicies: readonly OwnPolicies[];
  readonly rolePolicies: readonly OwnPolicies[];
}

type Note = (arn: string | undefined, ...found: readonly (Unread | undefined)[]) => void;

function groupDetail(
  group: People['groups'][number],
  { gap, inline = [], attached = [] }: Partial<OwnPolicies> = {},
  managed: ManagedPolicies,
  note: Note,
): GroupDetail {
  note(group.Arn, gap, managed.gapOf(attached));
  return { ...group, GroupPolicyList: [...inline], AttachedManagedPolicies: [...attached] };
}

function roleDetail(role: RoleDetail, own: OwnPolicies | undefined, managed: ManagedPolicies, note: Note): RoleDetail {
  const { boundary, gap } = managed.boundaryOf('role', role.RoleName);
  note(role.Arn, own?.gap, managed.gapOf(own?.attached), gap);
  return {
    ...role,
    Tags: undefined,
    RolePolicyList: [...(own?.inline ?? [])],
    AttachedManagedPolicies: [...(own?.attached ?? [])],
    PermissionsBoundary: boundary,
  };
}

function assembled(
  people: People,
  roles: readonly RoleDetail[],
  { userPolicies, groupPolicies, rolePolicies }: Parts,
  managed: ManagedPolicies,
): AuthorizationDetails {
  const gaps = new Map<string, Unread>();
  const note: Note = (arn, ...found) => {
    const gap = found.find(one => one !== undefined);
    if (arn !== undefined && gap !== undefined) gaps.set(arn, gap);
  };
  const groups = people.groups.map((group, index) => groupDetail(group, groupPolicies[index], managed, note));
  const users = people.users.map((user, index): UserDetail => {
    const own = userPolicies[index];
    const names = people.memberships.get(user.UserName ?? '') ?? [];
    const ofGroups = groups.flatMap(({ GroupName: name = '', Arn: arn = '' }) =>
      names.includes(name) ? gaps.get(arn) : [],
    );
    const { boundary, gap } = managed.boundaryOf('user', user.UserName);
    note(user.Arn, own?.gap, managed.gapOf(own?.attached), people.membershipGap, ...ofGroups, gap);
    return {
      ...user,
      Tags: undefined,
      GroupList: [...names],
      UserPolicyList: [...(own?.inline ?? []), ...(people.membershipGap === undefined ? [] : [{}])],
      AttachedManagedPolicies: [...(own?.attached ?? [])],
      PermissionsBoundary: boundary,
    };
  });
  return {
    users,
    groups,
    roles: roles.map((role, index) => roleDetail(role, rolePolicies[index], managed, note)),
    policies: managed.policies,
    gaps,
    incomplete: people.gap,
  };
}
