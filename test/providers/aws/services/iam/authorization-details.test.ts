import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsIamAuthorizationDetails } from '../../../../../src/providers/aws/services/iam/authorization-details.ts';
import { collectAws, useAwsEnvironment, type Collected } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const ADMIN = 'arn:aws:iam::aws:policy/AdministratorAccess';
const document = (...Statement: object[]): string =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement }));
const EVERYTHING = document({ Effect: 'Allow', Action: '*', Resource: '*' });
const FEW = document({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' });
const managed = (Arn: string, Document: string): object => ({
  PolicyName: 'p',
  Arn,
  DefaultVersionId: 'v2',
  PolicyVersionList: [
    { VersionId: 'v1', IsDefaultVersion: false, Document: EVERYTHING },
    { VersionId: 'v2', IsDefaultVersion: true, Document },
  ],
});
const attached = (PolicyArn: string): object => ({ AttachedManagedPolicies: [{ PolicyName: 'p', PolicyArn }] });
const arn = (path: string): string => `arn:aws:iam::${ACCOUNT}:${path}`;
const user = (name: string, more: object = {}): object => ({
  Path: '/',
  UserName: name,
  UserId: `AIDA${name}`,
  Arn: arn(`user/${name}`),
  CreateDate: '2026-05-01T10:00:00Z',
  ...more,
});
const role = (name: string, more: object = {}): object => ({
  Path: '/',
  RoleName: name,
  RoleId: `AROA${name}`,
  Arn: arn(`role/${name}`),
  CreateDate: '2026-05-01T10:00:00Z',
  AssumeRolePolicyDocument: document({
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  }),
  ...more,
});
const page = (more: object = {}): Record<string, unknown> => ({
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [],
  Policies: [],
  IsTruncated: false,
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({ 'iam.GetAccountAuthorizationDetails': page() });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: ['us-east-1'], collectors: [awsIamAuthorizationDetails] });
const privilegeLevelOf = ({ records }: Collected, name: string): unknown => {
  const found = records.find(record => record.record === 'facet' && record.id === arn(`user/${name}`));
  return found?.record === 'facet' ? found.facets.privilegeLevel : undefined;
};

it('a user has the permissions of own, attached and group policies', async () => {
  server.script({
    'iam.GetAccountAuthorizationDetails': [
      page({
        UserDetailList: [
          user('ann', { ...attached(ADMIN), Tags: [{ Key: 'managed-by', Value: 'pulumi' }] }),
          user('bob', { GroupList: ['ops'] }),
          user('cyd', { UserPolicyList: [{ PolicyName: 'own', PolicyDocument: EVERYTHING }] }),
          user('dan', attached(arn('policy/few'))),
          user('eve', { ...attached(ADMIN), PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/few') } }),
          user('fay', attached(arn('policy/missing'))),
          user('gus', { GroupList: ['missing'] }),
          user('hal'),
        ],
        IsTruncated: true,
        Marker: 'more',
      }),
      page({
        GroupDetailList: [
          { Path: '/', GroupName: 'ops', GroupPolicyList: [{ PolicyName: 'own', PolicyDocument: EVERYTHING }] },
        ],
        Policies: [managed(ADMIN, EVERYTHING), managed(arn('policy/few'), FEW)],
      }),
    ],
  });
  const collected = await collect();
  const of = (...names: string[]) => names.map(name => privilegeLevelOf(collected, name));
  expect(of('ann', 'bob', 'cyd')).toEqual(Array(3).fill({ state: 'value', value: 'administrator' }));
  expect(of('dan', 'eve', 'hal')).toEqual(Array(3).fill({ state: 'value', value: 'limited' }));
  expect(of('fay', 'gus')).toMatchObject(Array(2).fill({ state: 'unread' }));
  expect(collected.records.find(record => record.record === 'facet' && record.id === arn('user/ann'))).toMatchObject({
    facets: { infrastructureAsCode: { value: { tool: 'Pulumi' } } },
  });
  expect(server.count('iam.GetAccountAuthorizationDetails')).toBe(2);
});

it('a role has its permissions and its principals; service-linked ones are left out', async () => {
  server.script({
    'iam.GetAccountAuthorizationDetails': page({
      RoleDetailList: [
        role('web', {
          InstanceProfileList: [
            {
              InstanceProfileName: 'web-profile',
              InstanceProfileId: 'AIPA',
              Path: '/',
              Arn: arn('instance-profile/web-profile'),
              CreateDate: '2026-05-01T10:00:00Z',
              Roles: [],
            },
          ],
          ...attached(ADMIN),
          Tags: [
            { Key: 'env', Value: 'test' },
            { Key: 'aws:cloudformation:stack-name', Value: 'shop' },
            { Key: 'aws:cloudformation:stack-id', Value: 'arn:stack' },
            { Key: 'aws:cloudformation:logical-id', Value: 'Web' },
          ],
        }),
        role('odd', { AssumeRolePolicyDocument: '%', RolePolicyList: [{ PolicyName: 'own', PolicyDocument: FEW }] }),
        role('AWSServiceRoleForX', { Path: '/aws-service-role/x.amazonaws.com/' }),
      ],
      Policies: [managed(ADMIN, EVERYTHING)],
    }),
  });
  const collected = await collect();
  expect(collected.names('identity').sort()).toEqual(['odd', 'web']);
  expect(collected.resource(arn('role/web'))).toMatchObject({
    type: 'AWS::IAM::Role',
    region: 'global',
    slot: 'shop/Web',
    tags: { env: 'test' },
  });
  expect(collected.resource(arn('role/web')).facets).toEqual({
    unscopedActions: { state: 'absent' },
    codeExecution: { state: 'value', value: [] },
    instanceProfiles: { state: 'value', value: ['web-profile'] },
    credentials: { state: 'value', value: { consoleAccess: false, accessKeys: [] } },
    privilegeLevel: { state: 'value', value: 'administrator' },
    deletePermissions: { state: 'value', value: 'all' },
    trustedPrincipals: {
      state: 'value',
      value: [{ type: 'service', principal: 'ec2.amazonaws.com', requiresExternalIdOrMfa: true }],
    },
    infrastructureAsCode: {
      state: 'value',
      value: { tool: 'CloudFormation', evidence: 'tag aws:cloudformation:stack-id' },
    },
  });
  expect(collected.resource(arn('role/odd')).facets).toMatchObject({
    privilegeLevel: { value: 'limited' },
    trustedPrincipals: { state: 'unread' },
    infrastructureAsCode: { state: 'unread' },
  });
});

it('a role that an identity pool gives has its actions on every resource', async () => {
  const AssumeRolePolicyDocument = document({
    Effect: 'Allow',
    Principal: { Federated: 'cognito-identity.amazonaws.com' },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' } },
  });
  server.script({
    'iam.GetAccountAuthorizationDetails': page({
      RoleDetailList: [
        role('guests', {
          AssumeRolePolicyDocument,
          RolePolicyList: [{ PolicyName: 'p', PolicyDocument: FEW }],
          AttachedManagedPolicies: [],
        }),
      ],
    }),
  });
  expect((await collect()).resource(arn('role/guests')).facets.unscopedActions).toEqual({
    state: 'value',
    value: ['s3:GetObject'],
  });
});

it('where the details are refused, the list of roles has the trust policies', async () => {
  const AssumeRolePolicyDocument = encodeURIComponent(
    JSON.stringify({
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: 'arn:aws:iam::999900001111:root' } }],
    }),
  );
  const role = (RoleName: string, Path = '/') => ({
    RoleName, Path, RoleId: RoleName, Arn: arn(`role/${RoleName}`), CreateDate: '2026-01-02T03:04:05Z', AssumeRolePolicyDocument,
  }); // prettier-ignore
  server.script({
    'iam.GetAccountAuthorizationDetails': fault('AccessDenied', 403),
    'iam.ListRoles': { Roles: [role('guest'), role('linked', '/aws-service-role/x/')], IsTruncated: false },
  });
  const { population, resource, refusals } = await collect();
  expect(population('identity').reading).toEqual({ state: 'value', value: 1 });
  expect(resource(arn('role/guest')).facets).toMatchObject({
    trustedPrincipals: { value: [{ type: 'account', principal: '999900001111' }] },
    privilegeLevel: { state: 'unread' },
    deletePermissions: { state: 'unread' },
    infrastructureAsCode: { state: 'unread' },
  });
  expect(refusals[0]).toMatchObject({ call: 'iam:GetAccountAuthorizationDetails', reason: 'denied' });
});

it('where both lists are refused, identities are unread', async () => {
  server.script({
    'iam.GetAccountAuthorizationDetails': fault('AccessDenied', 403),
    'iam.ListRoles': fault('AccessDenied', 403),
  });
  expect((await collect()).population('identity').reading).toMatchObject({ state: 'unread', reason: 'denied' });
});
