import { expect, it } from 'vitest';
import {
  privilegeLevelsIn,
  type IdentityPolicies,
} from '../../../../../src/providers/aws/services/iam/account-privileges.ts';

const OWN = '111111111111';
const arn = (path: string): string => `arn:aws:iam::${OWN}:${path}`;
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*', Condition?: object) =>
  policy({ Effect: 'Allow', Action, Resource, Condition });
const EVERYTHING = allow('*');
const trust = (Principal: object, Condition?: object): string =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition });
const EC2 = trust({ Service: 'ec2.amazonaws.com' });
const ACCOUNT = trust({ AWS: arn('root') });

const user = (policies: readonly string[], more: Partial<IdentityPolicies> = {}): IdentityPolicies => ({
  arn: arn('user/ann'),
  kind: 'user',
  policies,
  ...more,
});
const role = (name: string, policies: readonly string[], trusted: string): IdentityPolicies => ({
  arn: arn(`role/${name}`),
  kind: 'role',
  policies,
  trust: trusted,
});
const levelOf = (identity: IdentityPolicies, ...others: readonly IdentityPolicies[]): unknown =>
  privilegeLevelsIn([identity, ...others], OWN).get(identity.arn);

const passing = (name: string, ...actions: string[]) => [allow('iam:PassRole', arn(`role/${name}`)), allow(actions)];
const assuming = (resource: string, condition?: object) => [allow('sts:AssumeRole', resource, condition)];

it.each<[string, IdentityPolicies, readonly IdentityPolicies[], string | undefined]>([
  ['passes an administrator role to a server', user(passing('boss', 'ec2:RunInstances')), [role('boss', [EVERYTHING], EC2)], 'can-escalate'],
  ['passes an administrator role to a server in China', user(passing('boss', 'ec2:RunInstances')), [role('boss', [EVERYTHING], trust({ Service: 'ec2.amazonaws.com.cn' }))], 'can-escalate'],
  ['passes a limited role to a server', user(passing('web', 'ec2:RunInstances')), [role('web', [allow('s3:GetObject')], EC2)], 'limited'],
  ['passes an administrator role to a service that it does not trust', user(passing('boss', 'glue:CreateDevEndpoint')), [role('boss', [EVERYTHING], EC2)], 'limited'],
  ['passes roles of one path, of which one is an administrator', user([allow('iam:PassRole', arn('role/ops-*')), allow('ec2:RunInstances')]), [role('ops-boss', [EVERYTHING], EC2)], 'can-escalate'],
  ['passes a role whose policies cannot be read', user(passing('boss', 'ec2:RunInstances')), [role('boss', [''], EC2)], undefined],
  ['passes a role whose trust cannot be read', user(passing('boss', 'ec2:RunInstances')), [role('boss', [EVERYTHING], '%')], undefined],
  ['assumes an administrator role', user(assuming(arn('role/boss'))), [role('boss', [EVERYTHING], ACCOUNT)], 'can-escalate'],
  ['assumes an administrator role with MFA', user(assuming(arn('role/boss'))), [role('boss', [EVERYTHING], trust({ AWS: OWN }, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }))], 'can-escalate'],
  ['assumes a role that can escalate', user(assuming(arn('role/iam'))), [role('iam', [allow('iam:*')], ACCOUNT)], 'can-escalate'],
  ['assumes a role that assumes an administrator role', user(assuming(arn('role/step'))), [role('step', assuming(arn('role/boss')), ACCOUNT), role('boss', [EVERYTHING], ACCOUNT)], 'can-escalate'],
  ['assumes an administrator role that trusts only servers', user(assuming(arn('role/boss'))), [role('boss', [EVERYTHING], EC2)], 'limited'],
  ['assumes an administrator role that trusts another user', user(assuming(arn('role/boss'))), [role('boss', [EVERYTHING], trust({ AWS: arn('user/bob') }))], 'limited'],
  ['assumes an administrator role under a condition unknown to us', user(assuming(arn('role/boss'))), [role('boss', [EVERYTHING], trust({ AWS: OWN }, { StringEquals: { 'aws:PrincipalTag/team': 'ops' } }))], undefined],
  ['is named by the trust policy of an administrator role', user([allow('s3:GetObject')]), [role('boss', [EVERYTHING], trust({ AWS: arn('user/ann') }))], 'can-escalate'],
  ['is named by it, and denied', user([policy({ Effect: 'Deny', Action: 'sts:*', Resource: '*' })]), [role('boss', [EVERYTHING], trust({ AWS: arn('user/ann') }))], 'limited'],
  ['changes the trust policy of an administrator role', user([allow('iam:UpdateAssumeRolePolicy', arn('role/boss'))]), [role('boss', [EVERYTHING], EC2)], 'can-escalate'],
  ['makes access keys of an administrator', user([allow('iam:CreateAccessKey', arn('user/boss'))]), [{ arn: arn('user/boss'), kind: 'user', policies: [EVERYTHING] }], 'can-escalate'],
  ['joins a group of administrators', user([allow('iam:AddUserToGroup', arn('group/bosses'))]), [{ arn: arn('group/bosses'), kind: 'group', policies: [EVERYTHING] }], 'can-escalate'],
  ['joins a group of readers', user([allow('iam:AddUserToGroup', arn('group/readers'))]), [{ arn: arn('group/readers'), kind: 'group', policies: [allow('s3:Get*')] }], 'limited'],
  ['writes its own inline policies', user([allow('iam:PutUserPolicy', arn('user/ann'))]), [], 'can-escalate'],
  ['writes its own inline policies by variable', user([allow('iam:PutUserPolicy', arn('user/${aws:username}'))]), [], 'can-escalate'],
  ['makes its own access keys', user([allow('iam:CreateAccessKey', arn('user/${aws:username}'))]), [{ arn: arn('user/boss'), kind: 'user', policies: [EVERYTHING] }], 'limited'],
  ['writes policies of its group', user([allow('iam:PutGroupPolicy', arn('group/readers'))], { groups: [arn('group/readers')] }), [], 'can-escalate'],
  ['changes a policy that is attached to it', user([allow('iam:CreatePolicyVersion', arn('policy/shop'))], { attached: [arn('policy/shop')] }), [], 'can-escalate'],
  ['changes a policy of others', user([allow('iam:CreatePolicyVersion', arn('policy/shop'))]), [], 'limited'],
])('a user who %s', (_, identity, others, expected) => {
  expect(levelOf(identity, ...others)).toBe(expected);
}); // prettier-ignore

it('a role that writes its own policies can escalate', () => {
  const deploy = role('deploy', [allow('iam:PutRolePolicy', arn('role/deploy'))], EC2);
  expect(levelOf(deploy)).toBe('can-escalate');
  expect(levelOf(role('other', deploy.policies, EC2), deploy)).toBe('limited');
});

it('thousands of roles are judged at once', () => {
  const roles = Array.from({ length: 3000 }, (_, i) =>
    role(`r${String(i)}`, [allow(['s3:Get*', 'sts:AssumeRole'], arn(`role/r${String(i + 1)}`)), allow('ec2:Describe*')], ACCOUNT),
  ); // prettier-ignore
  const before = performance.now();
  expect(levelOf(user(assuming(arn('role/r1'))), ...roles)).toBe('limited');
  expect(performance.now() - before).toBeLessThan(20_000);
});
