import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsIamAuthorizationDetails } from '../../../../../src/providers/aws/services/iam/authorization-details.ts';
import { POLICY_LIST_CALLS } from '../../../../../src/providers/aws/services/iam/policy-reads.ts';
import { collectAws, useAwsEnvironment, type Collected } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsRequestSeen, type AwsServer } from '../../../../support/aws-server.ts';

const DENIED = fault('AccessDenied', 403);
const arn = (path: string): string => `arn:aws:iam::${ACCOUNT}:${path}`;
const document = (Action: string | string[], Resource: string | string[] = '*'): string =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] }));
const TRUST = encodeURIComponent(
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  }),
);
const DATE = '2026-05-01T10:00:00Z';
const user = (UserName: string) => ({
  Path: '/',
  UserName,
  UserId: `AIDA${UserName}`,
  Arn: arn(`user/${UserName}`),
  CreateDate: DATE,
});
const group = (GroupName: string) => ({
  Path: '/',
  GroupName,
  GroupId: `AGPA${GroupName}`,
  Arn: arn(`group/${GroupName}`),
  CreateDate: DATE,
});
const role = (RoleName: string, Path = '/') => ({
  Path, RoleName, RoleId: `AROA${RoleName}`, Arn: arn(`role${Path}${RoleName}`), CreateDate: DATE, AssumeRolePolicyDocument: TRUST,
}); // prettier-ignore
const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const policy = (Arn: string, more: object = {}) => ({
  PolicyName: 'p',
  PolicyId: 'A',
  Path: '/',
  Arn,
  DefaultVersionId: 'v2',
  AttachmentCount: 1,
  ...more,
});
const attached = (...arns: string[]) => ({ AttachedPolicies: arns.map(PolicyArn => ({ PolicyName: 'p', PolicyArn })) });
const of = (table: Readonly<Record<string, object>>, otherwise: object) => ({ parameters }: AwsRequestSeen) =>
  (table[String(parameters['UserName'] ?? parameters['GroupName'] ?? parameters['RoleName'] ?? parameters['PolicyArn'])] ?? otherwise) as never; // prettier-ignore

/** Administrators by a group, by a role and behind a boundary; one who passes a named role; one who reads. */
const ANSWERS = {
  'iam.GetAccountAuthorizationDetails': DENIED,
  'iam.ListUsers': { Users: ['ann', 'ben', 'cem', 'dot'].map(user) },
  'iam.ListGroups': { Groups: [group('bosses'), group('readers')] },
  'iam.GetGroup': of({ bosses: { Group: group('bosses'), Users: [user('ann')] } }, { Group: group('readers'), Users: [user('dot')] }),
  'iam.ListRoles': { Roles: [role('boss'), role('web'), role('linked', '/aws-service-role/x/')] },
  'iam.ListUserPolicies': of({ ben: { PolicyNames: ['start'] } }, { PolicyNames: [] }),
  'iam.GetUserPolicy': { UserName: 'ben', PolicyName: 'start', PolicyDocument: document(['iam:PassRole', 'ec2:RunInstances'], ['*/boss', 'arn:aws:ec2:*']).replace('*%2Fboss', encodeURIComponent(arn('role/boss'))) },
  'iam.ListAttachedUserPolicies': of({ cem: attached(ADMINISTRATOR) }, attached()),
  'iam.ListGroupPolicies': of({ readers: { PolicyNames: ['read'] } }, { PolicyNames: [] }),
  'iam.GetGroupPolicy': { GroupName: 'readers', PolicyName: 'read', PolicyDocument: document('s3:Get*') },
  'iam.ListAttachedGroupPolicies': of({ bosses: attached(ADMINISTRATOR) }, attached()),
  'iam.ListRolePolicies': of({ web: { PolicyNames: ['web'] } }, { PolicyNames: [] }),
  'iam.GetRolePolicy': { RoleName: 'web', PolicyName: 'web', PolicyDocument: document('s3:Get*') },
  'iam.ListAttachedRolePolicies': of({ boss: attached(ADMINISTRATOR) }, attached()),
  'iam.ListPolicies': ({ parameters }: AwsRequestSeen) =>
    (parameters['PolicyUsageFilter'] === 'PermissionsBoundary'
      ? { Policies: [policy(arn('policy/limit'), { PermissionsBoundaryUsageCount: 1 })] }
      : { Policies: [policy(ADMINISTRATOR)] }) as never,
  'iam.GetPolicyVersion': of(
    { [ADMINISTRATOR]: { PolicyVersion: { VersionId: 'v2', IsDefaultVersion: true, Document: document('*') } } },
    { PolicyVersion: { VersionId: 'v2', IsDefaultVersion: true, Document: document('s3:*') } },
  ),
  'iam.ListEntitiesForPolicy': { PolicyUsers: [{ UserName: 'cem', UserId: 'AIDAcem' }], PolicyRoles: [], PolicyGroups: [] },
}; // prettier-ignore

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer(ANSWERS);
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: ['us-east-1'], collectors: [awsIamAuthorizationDetails] });
const levelsIn = ({ records }: Collected): Record<string, string> =>
  Object.fromEntries(
    records.flatMap(record => {
      const reading =
        record.record === 'facet' || record.record === 'resource' ? record.facets.privilegeLevel : undefined;
      if (reading === undefined || !('id' in record)) return [];
      const name = record.id.split('/').at(-1) ?? '';
      return [
        [name, reading.state === 'value' ? reading.value : reading.state === 'unread' ? reading.reason : 'absent'],
      ];
    }),
  );
const RIGHT = {
  ann: 'administrator',
  ben: 'can-escalate',
  cem: 'limited',
  dot: 'limited',
  boss: 'administrator',
  web: 'limited',
};
const callsMade = (): Record<string, number> =>
  Object.fromEntries(POLICY_LIST_CALLS.map(call => [call, server.count(`iam.${call}`)]));

describe('where the authorization details are denied', () => {
  it('users and roles are judged by the lists of their policies, groups and boundaries', async () => {
    const collected = await collect();
    expect(levelsIn(collected)).toEqual(RIGHT);
    expect(collected.population('identity').reading).toEqual({ state: 'value', value: 2 });
    expect(collected.refusals).toMatchObject([{ call: 'iam:GetAccountAuthorizationDetails', reason: 'denied' }]);
  });

  it('each list is read once, and each policy once, whoever has it', async () => {
    await collect();
    expect(callsMade()).toEqual({
      ListUsers: 1, ListRoles: 1, ListGroups: 1, GetGroup: 2,
      ListUserPolicies: 4, ListRolePolicies: 2, ListGroupPolicies: 2,
      GetUserPolicy: 1, GetRolePolicy: 1, GetGroupPolicy: 1,
      ListAttachedUserPolicies: 4, ListAttachedRolePolicies: 2, ListAttachedGroupPolicies: 2,
      ListPolicies: 2, GetPolicyVersion: 2, ListEntitiesForPolicy: 1,
    }); // prettier-ignore
  });

  it.each(POLICY_LIST_CALLS)(
    'a refusal of %s as well costs one call, and nobody seems to have fewer rights',
    async call => {
      server.script({ [`iam.${call}`]: DENIED });
      const levels = levelsIn(await collect());
      expect(server.count(`iam.${call}`)).toBe(1);
      for (const [name, level] of Object.entries(levels))
        expect(['denied', RIGHT[name as keyof typeof RIGHT]]).toContain(level);
      expect(Object.values(levels)).toContain('denied');
    },
  );

  it.each<[string, Partial<typeof RIGHT> & Record<string, string>]>([
    // Who may do everything by what was read may do everything.
    ['ListUserPolicies', { ann: 'administrator', dot: 'denied', boss: 'administrator', web: 'limited' }],
    ['ListRolePolicies', { ann: 'administrator', dot: 'limited', boss: 'administrator', web: 'denied' }],
    ['GetRolePolicy', { ben: 'can-escalate', web: 'denied', boss: 'administrator' }],
    [
      'ListAttachedRolePolicies',
      { ann: 'administrator', ben: 'denied', boss: 'denied', web: 'denied', dot: 'limited' },
    ],
    ['GetGroup', { ann: 'denied', dot: 'denied', boss: 'administrator', web: 'limited' }],
    // A boundary may take away what the policies give.
    ['ListEntitiesForPolicy', { ann: 'denied', cem: 'denied', boss: 'denied', web: 'limited', dot: 'limited' }],
    ['ListUsers', { boss: 'administrator', web: 'denied' }],
  ])('a refusal of %s costs the identities that it is about', async (call, expected) => {
    server.script({ [`iam.${call}`]: DENIED });
    expect(levelsIn(await collect())).toMatchObject(expected);
  });

  it('without the roles, users are judged as far as they need none', async () => {
    server.script({ 'iam.ListRoles': DENIED });
    const collected = await collect();
    expect(levelsIn(collected)).toEqual({ ann: 'administrator', ben: 'denied', cem: 'denied', dot: 'denied' });
    expect(collected.population('identity').reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });

  it('roles beyond a thousand are not read one by one', async () => {
    server.script({ 'iam.ListRoles': { Roles: Array.from({ length: 1003 }, (_, at) => role(`r${String(at)}`)) } });
    const levels = levelsIn(await collect());
    expect(server.count('iam.ListRolePolicies')).toBe(1000);
    expect([levels['r999'], levels['r1000'], levels['r1002']]).toEqual(['limited', 'not-collected', 'not-collected']);
  }, 60_000);
});
