import { expect, it } from 'vitest';
import { ESCALATION_PATHS } from '../../../../../src/providers/aws/services/iam/escalation-paths.ts';
import { STEP_RESOURCES } from '../../../../../src/providers/aws/services/iam/step-resources.ts';
import { privilegeLevelOf } from '../../../../../src/providers/aws/services/iam/privileges.ts';

const OWN = '111111111111';
const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*', Condition?: object) => ({
  Effect: 'Allow',
  Action,
  Resource,
  Condition,
});

it('every row has a source, at least one action, and no twin', () => {
  for (const { source, actions } of ESCALATION_PATHS) {
    expect(source).toMatch(/^https:\/\//);
    expect(actions.every(action => /^[a-z0-9-]+:[A-Z][A-Za-z]+$/.test(action))).toBe(true);
  }
  const sorted = ESCALATION_PATHS.map(({ actions }) => [...actions].sort().join(' '));
  expect(new Set(sorted).size).toBe(sorted.length);
  const used = new Set(ESCALATION_PATHS.flatMap(({ actions }) => actions));
  expect(Object.keys(STEP_RESOURCES).filter(action => !used.has(action))).toEqual([]);
});

it('each path leads to an administrator, and none of its actions is to spare', () => {
  for (const { actions } of ESCALATION_PATHS) {
    expect([actions, privilegeLevelOf([policy(allow(actions))])]).toEqual([actions, 'can-escalate']);
    for (const one of actions) {
      const rest = actions.filter(action => action !== one);
      if (ESCALATION_PATHS.some(other => other.actions.every(action => rest.includes(action)))) continue;
      expect([rest, privilegeLevelOf([policy(allow(rest))])]).toEqual([rest, 'limited']);
    }
  }
});

it.each<[string, readonly object[]]>([
  ['functions are changed', [allow('lambda:UpdateFunctionCode')]],
  ['functions of one region are changed', [allow('lambda:*', `arn:aws:lambda:eu-west-1:${OWN}:function:*`)]],
  ['commands run on every server', [allow('ssm:SendCommand', ['arn:aws:ssm:*:*:document/AWS-RunShellScript', 'arn:aws:ec2:*:*:instance/*'])]],
  ['a boundary is removed', [allow('iam:DeleteUserPermissionsBoundary')]],
  ['a permission set gets a policy', [allow('sso:PutInlinePolicyToPermissionSet')]],
  ['a role is passed to a code interpreter', [allow(['iam:PassRole', 'bedrock-agentcore:*'])]],
  ['a role is passed to a new schedule', [allow(['iam:PassRole', 'scheduler:CreateSchedule'])]],
  ['a role is passed to tasks with overrides', [allow(['iam:PassRole', 'ecs:RunTask'])]],
  ['all roles but one are assumed', [{ Effect: 'Allow', Action: 'sts:AssumeRole', NotResource: `arn:aws:iam::${OWN}:role/audit` }]],
  ['all of one service but reading', [{ Effect: 'Allow', NotAction: ['iam:*', 'sts:*', 'ssm:Get*'], Resource: '*' }]],
  ['a role is passed to an app that is built', [allow(['iam:PassRole', 'amplify:*'])]],
  ['a role is passed to a quantum job', [allow(['iam:PassRole', 'braket:CreateJob'])]],
  ['a role is passed to a stream application', [allow('iam:PassRole', `arn:aws:iam::${OWN}:role/*`), allow(['kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication'], `arn:aws:kinesisanalytics:*:${OWN}:*`)]],
  ['revisions are deployed to every group', [allow('codedeploy:*')]],
  ['a role is passed to the server that builds an image', [allow(['iam:PassRole', 'imagebuilder:*'])]],
  ['roles are passed to any service but servers', [
    allow('iam:PassRole', '*', { StringNotEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }),
    allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
  ]],
  ['the administrator policy is attached', [allow('iam:AttachRolePolicy', '*', { ArnLike: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/Administrator*' } })]],
  ['from the office', [allow('iam:PutUserPolicy', '*', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })]],
  ['an external ID that the caller knows', [allow('sts:AssumeRole', '*', { StringEquals: { 'sts:ExternalId': 'x' } })]],
  ['launches denied for one subnet', [allow(['iam:PassRole', 'ec2:RunInstances']), { Effect: 'Deny', Action: 'ec2:RunInstances', Resource: `arn:aws:ec2:*:${OWN}:subnet/subnet-1` }]],
])('an identity escalates where %s', (_, statements) => {
  expect(privilegeLevelOf([policy(...statements)])).toBe('can-escalate');
}); // prettier-ignore

it.each<[string, readonly object[]]>([
  ['one function is changed', [allow('lambda:UpdateFunctionCode', `arn:aws:lambda:eu-west-1:${OWN}:function:shop`)]],
  ['commands run on one server', [allow('ssm:SendCommand', [`arn:aws:ec2:*:${OWN}:instance/i-1`, 'arn:aws:ssm:*:*:document/*'])]],
  ['roles are passed to another service than the one that starts', [
    allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }),
    allow(['lambda:CreateFunction', 'lambda:InvokeFunction']),
  ]],
  ['no role is passed, by NotResource', [
    { Effect: 'Allow', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::*:role/*' },
    allow('ec2:RunInstances'),
  ]],
  ['revisions are deployed to one group', [allow(['codedeploy:RegisterApplicationRevision', 'codedeploy:CreateDeployment'], `arn:aws:codedeploy:eu-west-1:${OWN}:deploymentgroup:shop/web`)]],
  ['one stream application is changed', [allow('kinesisanalytics:*', `arn:aws:kinesisanalytics:eu-west-1:${OWN}:application/clicks`)]],
  ['a role is passed to notebooks, and the app of another service is built', [
    allow('iam:PassRole', '*', { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } }),
    allow('amplify:*', `arn:aws:amplify:eu-west-1:${OWN}:apps/shop`),
  ]],
  ['everything is read', [allow(['*:Get*', '*:List*', '*:Describe*', 'sts:GetCallerIdentity'])]],
  ['every action is allowed on one bucket', [allow('*', ['arn:aws:s3:::shop', 'arn:aws:s3:::shop/*'])]],
  ['launches are denied', [allow(['iam:PassRole', 'ec2:RunInstances']), { Effect: 'Deny', Action: 'ec2:RunInstances', Resource: 'arn:aws:ec2:*:*:instance/*' }]],
  ['one role of another account is assumed', [allow('sts:AssumeRole', 'arn:aws:iam::222222222222:role/audit')]],
])('an identity stays limited where %s', (_, statements) => {
  expect(privilegeLevelOf([policy(...statements)])).toBe('limited');
}); // prettier-ignore

it('a boundary counts only where it allows the same path', () => {
  const own = [policy(allow(['iam:PutUserPolicy', 'ssm:SendCommand']))];
  expect(privilegeLevelOf(own, [policy(allow(['iam:AttachUserPolicy', 's3:*']))])).toBe('limited');
  expect(privilegeLevelOf(own, [policy(allow('ssm:*'))])).toBe('can-escalate');
});
